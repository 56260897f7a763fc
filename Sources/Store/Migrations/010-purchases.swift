extension Schema {
    /// Purchases without XML: every version of every row, how each stands beside the notes, and what other documents
    /// say of units that their own do not identify. The last two are derived from the first and from the notes.
    static let purchases = """
        CREATE TABLE purchaseItem (
            provider TEXT NOT NULL, supplier TEXT NOT NULL, document TEXT NOT NULL, item INTEGER NOT NULL,
            version INTEGER NOT NULL,
            boughtOn TEXT NOT NULL, supplierName TEXT, product TEXT NOT NULL, description TEXT NOT NULL,
            ncm TEXT NOT NULL, quantity TEXT NOT NULL, unitCostCents INTEGER NOT NULL,
            serials TEXT NOT NULL, macs TEXT NOT NULL, casns TEXT NOT NULL, model TEXT, location TEXT,
            delivery INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (provider, supplier, document, item, version)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE purchaseStanding (
            provider TEXT NOT NULL, supplier TEXT NOT NULL, document TEXT NOT NULL,
            standing TEXT NOT NULL, accessKey TEXT NOT NULL,
            PRIMARY KEY (provider, supplier, document)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE unitFill (
            provider TEXT NOT NULL, accessKey TEXT NOT NULL, item INTEGER NOT NULL, unit INTEGER NOT NULL,
            rule TEXT NOT NULL, casn TEXT, mac TEXT, serial TEXT, patrimony TEXT, smartcard TEXT,
            model TEXT, location TEXT,
            PRIMARY KEY (provider, accessKey, item, unit)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX noteByNumber ON note (provider, number);
        ALTER TABLE patrimonyUnit ADD COLUMN location TEXT;
        """
}
