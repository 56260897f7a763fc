extension Schema {
    /// The decisions of persons, chained by their hashes.
    static let audit = """
        CREATE TABLE audit (
            provider TEXT NOT NULL, number INTEGER NOT NULL, onDate TEXT NOT NULL, delivery INTEGER NOT NULL,
            author TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL,
            before TEXT NOT NULL, after TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (provider, number)
        ) STRICT, WITHOUT ROWID;
        """
}
