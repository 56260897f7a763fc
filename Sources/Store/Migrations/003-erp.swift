extension Schema {
    /// The ERP's side: snapshot tables, one row a key, as last sighted.
    static let erp = """
        CREATE TABLE plan (
            provider TEXT NOT NULL, plan TEXT NOT NULL,
            name TEXT NOT NULL, allowsTV INTEGER NOT NULL, platform TEXT, defaultPackage TEXT, priceCents INTEGER,
            isActive INTEGER NOT NULL, \(sighting),
            PRIMARY KEY (provider, plan)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE package (
            provider TEXT NOT NULL, package TEXT NOT NULL,
            name TEXT NOT NULL, platform TEXT NOT NULL, isExtra INTEGER NOT NULL, platformPackage TEXT NOT NULL,
            priceCents INTEGER, outletLimit INTEGER, taxNature TEXT, nfcomClass TEXT, isActive INTEGER NOT NULL,
            \(sighting),
            PRIMARY KEY (provider, package)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE packageChannel (
            provider TEXT NOT NULL, package TEXT NOT NULL, channelKey TEXT NOT NULL,
            channel TEXT, name TEXT NOT NULL, number INTEGER, family TEXT, lineup TEXT, \(sighting),
            PRIMARY KEY (provider, package, channelKey)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE subscriber (
            provider TEXT NOT NULL, subscriber TEXT NOT NULL,
            name TEXT NOT NULL, document TEXT, email TEXT, phone TEXT, city TEXT, state TEXT, status TEXT, \(sighting),
            PRIMARY KEY (provider, subscriber)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE contract (
            provider TEXT NOT NULL, contract TEXT NOT NULL,
            subscriber TEXT NOT NULL, plan TEXT NOT NULL, radiusLogin TEXT, status TEXT NOT NULL, statusSince TEXT,
            dueDay INTEGER, startedOn TEXT, endedOn TEXT, accounts TEXT NOT NULL, hasBeeniusPIN INTEGER NOT NULL,
            \(sighting),
            PRIMARY KEY (provider, contract)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX contractByLogin ON contract (provider, radiusLogin);
        CREATE INDEX contractBySubscriber ON contract (provider, subscriber);
        CREATE TABLE contractPackage (
            provider TEXT NOT NULL, contract TEXT NOT NULL, package TEXT NOT NULL, startsOn TEXT NOT NULL,
            endsOn TEXT, priceCents INTEGER, priceUntil TEXT, reason TEXT, freeUntil TEXT, isCourtesy INTEGER NOT NULL,
            courtesyOwner TEXT, \(sighting),
            PRIMARY KEY (provider, contract, package, startsOn)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE point (
            provider TEXT NOT NULL, point TEXT NOT NULL,
            contract TEXT NOT NULL, location TEXT NOT NULL, casn TEXT, mac TEXT, serial TEXT, patrimony TEXT,
            installedOn TEXT, removedOn TEXT, \(sighting),
            PRIMARY KEY (provider, point)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pointByContract ON point (provider, contract);
        """
}
