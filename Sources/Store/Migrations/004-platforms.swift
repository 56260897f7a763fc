extension Schema {
    /// The platforms' side: snapshot tables, one row a key, as last sighted.
    static let platforms = """
        CREATE TABLE catalogueChannel (
            provider TEXT NOT NULL, platform TEXT NOT NULL, channel TEXT NOT NULL,
            name TEXT NOT NULL, number INTEGER, family TEXT, lineup TEXT, quality TEXT, isActive INTEGER NOT NULL,
            \(sighting),
            PRIMARY KEY (provider, platform, channel)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cataloguePackage (
            provider TEXT NOT NULL, platform TEXT NOT NULL, package TEXT NOT NULL,
            name TEXT NOT NULL, isExtra INTEGER, wholesaleCents INTEGER, retailCents INTEGER, deviceLimit INTEGER,
            isActive INTEGER NOT NULL, \(sighting),
            PRIMARY KEY (provider, platform, package)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cataloguePackageChannel (
            provider TEXT NOT NULL, platform TEXT NOT NULL, package TEXT NOT NULL, channel TEXT NOT NULL, \(sighting),
            PRIMARY KEY (provider, platform, package, channel)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE account (
            provider TEXT NOT NULL, platform TEXT NOT NULL, account TEXT NOT NULL,
            status TEXT NOT NULL, externalReference TEXT, login TEXT, email TEXT, document TEXT, createdOn TEXT,
            \(sighting),
            PRIMARY KEY (provider, platform, account)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX accountByLogin ON account (provider, login);
        CREATE TABLE entitlement (
            provider TEXT NOT NULL, platform TEXT NOT NULL, account TEXT NOT NULL, package TEXT NOT NULL,
            status TEXT NOT NULL, entitlement TEXT, startsOn TEXT, endsOn TEXT, \(sighting),
            PRIMARY KEY (provider, platform, account, package)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE device (
            provider TEXT NOT NULL, platform TEXT NOT NULL, device TEXT NOT NULL,
            casn TEXT, mac TEXT, serial TEXT, smartcard TEXT, account TEXT, model TEXT, status TEXT NOT NULL,
            lastSeen TEXT, \(sighting),
            PRIMARY KEY (provider, platform, device)
        ) STRICT, WITHOUT ROWID;
        """
}
