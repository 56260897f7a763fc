extension Schema {
    /// What the newest run of a business date came to, a sum a row, for the trend of later reports: amounts in centavos, counts as they are.
    static let runFigures = """
        CREATE TABLE runFigure (
            provider TEXT NOT NULL, businessDate TEXT NOT NULL, figure TEXT NOT NULL, value INTEGER NOT NULL,
            PRIMARY KEY (provider, businessDate, figure)
        ) STRICT, WITHOUT ROWID;
        """
}
