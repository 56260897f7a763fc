extension Schema {
    /// Deliveries and runs. `delivery.number` grows with every file claimed; states and dispositions are words.
    static let journal = """
        CREATE TABLE delivery (
            provider TEXT NOT NULL, number INTEGER NOT NULL,
            parent INTEGER, member TEXT,
            path TEXT NOT NULL, size INTEGER NOT NULL, workName TEXT NOT NULL,
            state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
            claimedOn TEXT NOT NULL,
            sha256 TEXT, kind TEXT, platform TEXT, asOf TEXT,
            rank INTEGER,
            disposition TEXT, reason TEXT, detail TEXT,
            records INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
            place TEXT, run INTEGER,
            PRIMARY KEY (provider, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deliveryByState ON delivery (provider, state, rank, asOf, path, number);
        CREATE INDEX deliveryByContent ON delivery (provider, sha256);
        CREATE INDEX deliveryByRun ON delivery (provider, run);
        CREATE TABLE rejectedRow (
            provider TEXT NOT NULL, delivery INTEGER NOT NULL, line INTEGER NOT NULL, field TEXT NOT NULL,
            value TEXT NOT NULL, rule TEXT NOT NULL, hint TEXT NOT NULL,
            PRIMARY KEY (provider, delivery, line, field)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE snapshot (
            provider TEXT NOT NULL, kind TEXT NOT NULL, platform TEXT NOT NULL, asOf TEXT NOT NULL,
            isComplete INTEGER NOT NULL, completedBy INTEGER NOT NULL, takenAt TEXT NOT NULL, rows INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            PRIMARY KEY (provider, kind, platform, asOf)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sidecar (
            provider TEXT NOT NULL, sha256 TEXT NOT NULL, delivery INTEGER NOT NULL,
            target TEXT NOT NULL, kind TEXT, platform TEXT, rows INTEGER, takenAt TEXT, isComplete INTEGER NOT NULL,
            PRIMARY KEY (provider, sha256)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE run (
            provider TEXT NOT NULL, number INTEGER NOT NULL,
            businessDate TEXT NOT NULL, counter INTEGER NOT NULL, state TEXT NOT NULL,
            scope TEXT NOT NULL, verdict TEXT, place TEXT,
            PRIMARY KEY (provider, number)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX runByDate ON run (provider, businessDate, counter);
        """
}
