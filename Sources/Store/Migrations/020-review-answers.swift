extension Schema {
    /// What persons answered to documents in review, and which deliveries have left quarantine by a person's decision. The
    /// journal keeps how a delivery ended; a file that was put back is a delivery of its own.
    static let reviewAnswers = """
        CREATE TABLE reviewAnswer (
            provider TEXT NOT NULL, origin TEXT NOT NULL, aspect TEXT NOT NULL, ground TEXT NOT NULL,
            effect TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,
            delivery INTEGER NOT NULL,
            PRIMARY KEY (provider, origin, aspect, ground)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE quarantineExit (
            provider TEXT NOT NULL, delivery INTEGER NOT NULL, outcome TEXT NOT NULL, at TEXT NOT NULL,
            author TEXT NOT NULL, reason TEXT NOT NULL, decidedBy INTEGER NOT NULL,
            PRIMARY KEY (provider, delivery)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE delivery ADD COLUMN retryOf INTEGER;
        """
}
