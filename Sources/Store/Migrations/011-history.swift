extension Schema {
    /// What was true on a date: a snapshot table keeps the newest version of a key and since when it holds, the others
    /// lie in `snapshotVersion`, their values as JSON. `pictureDelivery` says which files made a picture.
    static let history =
        snapshotTables.map { table in
            """
            ALTER TABLE \(table) ADD COLUMN since TEXT NOT NULL DEFAULT '';
            ALTER TABLE \(table) ADD COLUMN sinceBy INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE \(table) ADD COLUMN sincePosition INTEGER NOT NULL DEFAULT 0;
            UPDATE \(table) SET since = seenAsOf, sinceBy = seenBy, sincePosition = position;

            """
        }.joined() + """
            CREATE TABLE snapshotVersion (
                provider TEXT NOT NULL, kind TEXT NOT NULL, platform TEXT NOT NULL, recordKey TEXT NOT NULL,
                since TEXT NOT NULL, through TEXT NOT NULL, contract TEXT, content TEXT NOT NULL,
                sinceBy INTEGER NOT NULL, sincePosition INTEGER NOT NULL,
                seenBy INTEGER NOT NULL, position INTEGER NOT NULL,
                PRIMARY KEY (provider, kind, platform, recordKey, since)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX snapshotVersionByContract ON snapshotVersion (provider, kind, contract);
            CREATE TABLE snapshotConflict (
                provider TEXT NOT NULL, kind TEXT NOT NULL, platform TEXT NOT NULL, recordKey TEXT NOT NULL,
                asOf TEXT NOT NULL, delivery INTEGER NOT NULL, position INTEGER NOT NULL,
                content TEXT NOT NULL, other TEXT NOT NULL, seenBy INTEGER NOT NULL, seenPosition INTEGER NOT NULL,
                PRIMARY KEY (provider, kind, platform, recordKey, asOf, delivery)
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE snapshot ADD COLUMN isDelta INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE snapshot ADD COLUMN parts INTEGER;
            ALTER TABLE snapshot ADD COLUMN partsHere INTEGER;
            CREATE TABLE pictureDelivery (
                provider TEXT NOT NULL, kind TEXT NOT NULL, platform TEXT NOT NULL, asOf TEXT NOT NULL,
                delivery INTEGER NOT NULL, rows INTEGER NOT NULL, rejected INTEGER NOT NULL,
                PRIMARY KEY (provider, kind, platform, asOf, delivery)
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE sidecar ADD COLUMN isDelta INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE sidecar ADD COLUMN snapshot TEXT;
            ALTER TABLE sidecar ADD COLUMN part INTEGER;
            ALTER TABLE sidecar ADD COLUMN parts INTEGER;
            CREATE TABLE snapshotPart (
                provider TEXT NOT NULL, snapshot TEXT NOT NULL, part INTEGER NOT NULL,
                parts INTEGER NOT NULL, sha256 TEXT NOT NULL, delivery INTEGER,
                PRIMARY KEY (provider, snapshot, part)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE packagePrice (
                provider TEXT NOT NULL, package TEXT NOT NULL, validFrom TEXT NOT NULL,
                priceCents INTEGER NOT NULL, validTo TEXT, delivery INTEGER NOT NULL, position INTEGER NOT NULL,
                PRIMARY KEY (provider, package, validFrom)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE location (
                provider TEXT NOT NULL, location TEXT NOT NULL, scope TEXT NOT NULL,
                delivery INTEGER NOT NULL, position INTEGER NOT NULL,
                PRIMARY KEY (provider, location)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE holiday (
                provider TEXT NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL,
                scope TEXT NOT NULL, validFrom TEXT, delivery INTEGER NOT NULL, position INTEGER NOT NULL,
                PRIMARY KEY (provider, day, name)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE platformInvoice (
                provider TEXT NOT NULL, platform TEXT NOT NULL, period TEXT NOT NULL, package TEXT NOT NULL,
                quantity INTEGER NOT NULL, amountCents INTEGER, delivery INTEGER NOT NULL, position INTEGER NOT NULL,
                PRIMARY KEY (provider, platform, period, package)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE billingResult (
                provider TEXT NOT NULL, event TEXT NOT NULL,
                processedOn TEXT NOT NULL, document TEXT, delivery INTEGER NOT NULL, position INTEGER NOT NULL,
                PRIMARY KEY (provider, event)
            ) STRICT, WITHOUT ROWID;
            """

    private static let snapshotTables = [
        "plan", "package", "packageChannel", "subscriber", "contract", "contractPackage", "point", "catalogueChannel",
        "cataloguePackage", "cataloguePackageChannel", "account", "entitlement", "device",
    ]
}
