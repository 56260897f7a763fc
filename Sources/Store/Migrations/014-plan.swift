extension Schema {
    /// The plan of the newest run, the leave that persons gave, and what they accepted.
    static let plan = """
        ALTER TABLE finding ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
        CREATE TABLE findingAcceptance (
            provider TEXT NOT NULL, finding TEXT NOT NULL, until TEXT NOT NULL, author TEXT NOT NULL,
            reason TEXT NOT NULL, decidedOn TEXT NOT NULL, delivery INTEGER NOT NULL,
            PRIMARY KEY (provider, finding)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE plannedAction (
            provider TEXT NOT NULL, action TEXT NOT NULL,
            platform TEXT, verb TEXT NOT NULL, target TEXT NOT NULL, present TEXT NOT NULL, wanted TEXT NOT NULL,
            lane TEXT NOT NULL, isReversible INTEGER NOT NULL, findings TEXT NOT NULL, contract TEXT,
            dependsOn TEXT NOT NULL, place INTEGER NOT NULL, withheldBy TEXT,
            PRIMARY KEY (provider, action)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE loginDecision (
            provider TEXT NOT NULL, platform TEXT NOT NULL, login TEXT NOT NULL, contract TEXT NOT NULL,
            isAllowed INTEGER NOT NULL, packages TEXT NOT NULL, change TEXT NOT NULL, changedRun INTEGER NOT NULL,
            PRIMARY KEY (provider, platform, login)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE planApproval (
            provider TEXT NOT NULL, platform TEXT NOT NULL, hash TEXT NOT NULL,
            ceiling INTEGER NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL, expires TEXT NOT NULL,
            isRejected INTEGER NOT NULL, delivery INTEGER NOT NULL, usedByRun INTEGER,
            PRIMARY KEY (provider, platform, hash)
        ) STRICT, WITHOUT ROWID;
        """
}
