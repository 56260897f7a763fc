extension Schema {
    /// Billing events (the present state of each), every transition as a row, and the ledger.
    static let billing = """
        CREATE TABLE billingEvent (
            provider TEXT NOT NULL, contract TEXT NOT NULL, package TEXT NOT NULL, point TEXT NOT NULL,
            competence TEXT NOT NULL, sequence INTEGER NOT NULL,
            subscriber TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, amountCents INTEGER NOT NULL,
            listPriceCents INTEGER, priceOrigin TEXT NOT NULL, startsOn TEXT NOT NULL, endsOn TEXT NOT NULL,
            nominalDue TEXT NOT NULL, businessDue TEXT NOT NULL, matchedBy TEXT NOT NULL, taxNature TEXT,
            hash TEXT NOT NULL, createdOn TEXT NOT NULL, changedOn TEXT NOT NULL, decision INTEGER NOT NULL,
            PRIMARY KEY (provider, contract, package, point, competence, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX billingEventLive ON billingEvent (provider, contract, package, point, competence)
            WHERE state IN ('pending', 'processed') AND kind = 'recurring';
        CREATE INDEX billingEventByCompetence ON billingEvent (provider, competence, state);
        CREATE TABLE billingTransition (
            provider TEXT NOT NULL, contract TEXT NOT NULL, package TEXT NOT NULL, point TEXT NOT NULL,
            competence TEXT NOT NULL, sequence INTEGER NOT NULL, step INTEGER NOT NULL,
            state TEXT NOT NULL, onDate TEXT NOT NULL, decision INTEGER NOT NULL,
            PRIMARY KEY (provider, contract, package, point, competence, sequence, step)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE posting (
            provider TEXT NOT NULL, number INTEGER NOT NULL,
            onDate TEXT NOT NULL, contract TEXT NOT NULL, eventKey TEXT NOT NULL, sequence INTEGER NOT NULL,
            debit TEXT NOT NULL, credit TEXT NOT NULL, amountCents INTEGER NOT NULL, decision INTEGER NOT NULL,
            PRIMARY KEY (provider, number)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX postingByEvent ON posting (provider, eventKey, sequence);
        """
}
