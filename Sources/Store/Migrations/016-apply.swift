extension Schema {
    /// What was called of a plan: each call before and after it was made, and what became of each change.
    static let apply = """
        CREATE TABLE appliedCall (
            provider TEXT NOT NULL, platform TEXT NOT NULL, action TEXT NOT NULL, step INTEGER NOT NULL,
            operation TEXT NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL, onDate TEXT NOT NULL,
            PRIMARY KEY (provider, platform, action, step)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE appliedAction (
            provider TEXT NOT NULL, platform TEXT NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL,
            detail TEXT NOT NULL, onDate TEXT NOT NULL, author TEXT NOT NULL, planHash TEXT NOT NULL,
            PRIMARY KEY (provider, platform, action)
        ) STRICT, WITHOUT ROWID;
        """
}
