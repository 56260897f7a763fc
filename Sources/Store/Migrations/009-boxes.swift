extension Schema {
    /// When imports said what counts of a box (`spans`: groups of fields with first date, delivery, line, last date),
    /// the identifiers that do not count any more, and the lengths of known numbers that begin with a zero: by them a
    /// number that lost its zeros is recognised.
    static let boxes = """
        ALTER TABLE setTopBox ADD COLUMN spans TEXT NOT NULL DEFAULT '';
        CREATE TABLE formerIdentifier (
            provider TEXT NOT NULL, box INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
            firstAsOf TEXT NOT NULL, delivery INTEGER NOT NULL, position INTEGER NOT NULL, lastAsOf TEXT NOT NULL,
            PRIMARY KEY (provider, box, kind, value)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX formerIdentifierByValue ON formerIdentifier (provider, kind, value);
        CREATE TABLE zeroLedLength (
            provider TEXT NOT NULL, kind TEXT NOT NULL, digits INTEGER NOT NULL,
            PRIMARY KEY (provider, kind, digits)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO zeroLedLength
            SELECT DISTINCT provider, kind, length(value) FROM boxIdentifier
            WHERE kind IN ('casn', 'serial') AND substr(value, 1, 1) = '0';
        """
}
