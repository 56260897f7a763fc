extension Schema {
    /// Notes, the units they brought, and the register of boxes. A box is found by any of its identifiers.
    static let assets = """
        CREATE TABLE note (
            provider TEXT NOT NULL, accessKey TEXT NOT NULL,
            issuer TEXT NOT NULL, issuerName TEXT NOT NULL, series TEXT NOT NULL, number TEXT NOT NULL,
            issuedAt TEXT NOT NULL, total TEXT NOT NULL, digest TEXT NOT NULL,
            disposition TEXT NOT NULL, reason TEXT,
            delivery INTEGER NOT NULL,
            PRIMARY KEY (provider, accessKey)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fiscalEvent (
            provider TEXT NOT NULL, accessKey TEXT NOT NULL, eventType TEXT NOT NULL, sequence TEXT NOT NULL,
            at TEXT NOT NULL, status TEXT NOT NULL, author TEXT NOT NULL, delivery INTEGER NOT NULL,
            PRIMARY KEY (provider, accessKey, eventType, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE patrimonyUnit (
            provider TEXT NOT NULL, accessKey TEXT NOT NULL, item INTEGER NOT NULL, unit INTEGER NOT NULL,
            description TEXT NOT NULL, ncm TEXT NOT NULL, supplier TEXT NOT NULL,
            costCents INTEGER NOT NULL, ibsCents INTEGER, cbsCents INTEGER,
            box INTEGER, isHeld INTEGER NOT NULL,
            delivery INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (provider, accessKey, item, unit)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX patrimonyUnitByBox ON patrimonyUnit (provider, box);
        CREATE TABLE unmappedProduct (
            provider TEXT NOT NULL, supplier TEXT NOT NULL, code TEXT NOT NULL,
            description TEXT NOT NULL, ncm TEXT NOT NULL, delivery INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (provider, supplier, code)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE setTopBox (
            provider TEXT NOT NULL, box INTEGER NOT NULL,
            casn TEXT, mac TEXT, serial TEXT, patrimony TEXT, smartcard TEXT,
            model TEXT, platform TEXT, location TEXT, accessKey TEXT, costCents INTEGER,
            delivery INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (provider, box)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE boxIdentifier (
            provider TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, box INTEGER NOT NULL,
            PRIMARY KEY (provider, kind, value)
        ) STRICT, WITHOUT ROWID;
        """
}
