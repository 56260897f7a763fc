extension Schema {
    /// Billing events (the present state of each), every transition as a row, and the ledger.
    static let billing = """
        CREATE TABLE billingEvent (
            provider TEXT NOT NULL, contract TEXT NOT NULL, package TEXT NOT NULL, point TEXT NOT NULL,
            competence TEXT NOT NULL, sequence INTEGER NOT NULL,
            subscriber TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, amountCents INTEGER NOT NULL,
            startsOn TEXT NOT NULL, endsOn TEXT NOT NULL, listPriceCents INTEGER,
            nominalDue TEXT NOT NULL, businessDue TEXT NOT NULL, taxNature TEXT, derivation TEXT NOT NULL,
            corrects INTEGER, isDecision INTEGER NOT NULL, hash TEXT NOT NULL,
            createdOn TEXT NOT NULL, changedOn TEXT NOT NULL, posting INTEGER,
            PRIMARY KEY (provider, contract, package, point, competence, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX billingEventRecurring ON billingEvent (provider, contract, package, point, competence)
            WHERE state IN ('pending', 'processed') AND kind = 'recurring';
        CREATE INDEX billingEventByDue ON billingEvent (provider, nominalDue, state);
        CREATE INDEX billingEventByCompetence ON billingEvent (provider, competence);
        CREATE TABLE billingTransition (
            provider TEXT NOT NULL, eventKey TEXT NOT NULL, step INTEGER NOT NULL,
            state TEXT NOT NULL, onDate TEXT NOT NULL, decision INTEGER NOT NULL,
            PRIMARY KEY (provider, eventKey, step)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE posting (
            provider TEXT NOT NULL, number INTEGER NOT NULL,
            onDate TEXT NOT NULL, contract TEXT NOT NULL, eventKey TEXT NOT NULL,
            debit TEXT NOT NULL, credit TEXT NOT NULL, amountCents INTEGER NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (provider, number)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX postingByEvent ON posting (provider, eventKey);
        """
}
