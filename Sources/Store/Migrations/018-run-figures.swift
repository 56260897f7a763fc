extension Schema {
    /// What a finished run came to, a sum a row, for the trend of later reports: amounts in centavos, counts as they are.
    static let runFigures = """
        CREATE TABLE runFigure (
            provider TEXT NOT NULL, run INTEGER NOT NULL, figure TEXT NOT NULL, value INTEGER NOT NULL,
            PRIMARY KEY (provider, run, figure)
        ) STRICT, WITHOUT ROWID;
        """
}
