extension Schema {
    /// All documents of an access key together make its note: items, protocols, events, returns. A unit keeps its own
    /// identifiers; how it stands is derived from the set of documents, never stored. A box that no import has shown
    /// lives as long as a unit of a note needs it.
    static let noteLedger = """
        ALTER TABLE note ADD COLUMN merit TEXT NOT NULL DEFAULT 'applied';
        ALTER TABLE note ADD COLUMN meritReason TEXT;
        ALTER TABLE note ADD COLUMN movement TEXT NOT NULL DEFAULT 'purchase';
        ALTER TABLE note ADD COLUMN isAuthorised INTEGER NOT NULL DEFAULT 1;
        UPDATE note SET merit = disposition, meritReason = reason, isAuthorised = disposition <> 'pending';
        CREATE TABLE noteItem (
            provider TEXT NOT NULL, accessKey TEXT NOT NULL, item INTEGER NOT NULL,
            supplier TEXT NOT NULL, code TEXT NOT NULL, description TEXT NOT NULL, ncm TEXT NOT NULL,
            quantity TEXT NOT NULL, measure TEXT NOT NULL, totalCents INTEGER NOT NULL,
            use TEXT NOT NULL, isMapped INTEGER NOT NULL,
            PRIMARY KEY (provider, accessKey, item)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX noteItemByProduct ON noteItem (provider, code, supplier);
        CREATE TABLE noteProtocol (
            provider TEXT NOT NULL, accessKey TEXT NOT NULL, protocolNumber TEXT NOT NULL, status TEXT NOT NULL,
            digest TEXT NOT NULL, receivedAt TEXT NOT NULL, delivery INTEGER NOT NULL,
            PRIMARY KEY (provider, accessKey, protocolNumber, status, digest)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE noteReturn (
            provider TEXT NOT NULL, referencedKey TEXT NOT NULL, accessKey TEXT NOT NULL,
            supplier TEXT NOT NULL, lines TEXT NOT NULL,
            PRIMARY KEY (provider, referencedKey, accessKey)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX noteReturnByKey ON noteReturn (provider, accessKey);
        CREATE TABLE supplierProduct (
            provider TEXT NOT NULL, supplier TEXT NOT NULL, product TEXT NOT NULL,
            use TEXT NOT NULL, model TEXT, isCapitalised INTEGER NOT NULL,
            delivery INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (provider, supplier, product)
        ) STRICT, WITHOUT ROWID;
        DROP TABLE unmappedProduct;
        ALTER TABLE patrimonyUnit DROP COLUMN isHeld;
        ALTER TABLE patrimonyUnit ADD COLUMN casn TEXT;
        ALTER TABLE patrimonyUnit ADD COLUMN mac TEXT;
        ALTER TABLE patrimonyUnit ADD COLUMN serial TEXT;
        ALTER TABLE patrimonyUnit ADD COLUMN patrimony TEXT;
        ALTER TABLE patrimonyUnit ADD COLUMN smartcard TEXT;
        ALTER TABLE patrimonyUnit ADD COLUMN use TEXT NOT NULL DEFAULT 'set-top';
        ALTER TABLE patrimonyUnit ADD COLUMN model TEXT;
        ALTER TABLE patrimonyUnit ADD COLUMN isCapitalised INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE patrimonyUnit ADD COLUMN measure TEXT NOT NULL DEFAULT 'UN';
        ALTER TABLE patrimonyUnit ADD COLUMN identifiedBy TEXT NOT NULL DEFAULT '';
        CREATE TABLE contestedUnit (
            provider TEXT NOT NULL, box INTEGER NOT NULL, accessKey TEXT NOT NULL, item INTEGER NOT NULL,
            unit INTEGER NOT NULL,
            PRIMARY KEY (provider, box, accessKey, item, unit)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX contestedUnitByNote ON contestedUnit (provider, accessKey);
        ALTER TABLE setTopBox ADD COLUMN isImported INTEGER NOT NULL DEFAULT 0;
        UPDATE setTopBox SET isImported = 1 WHERE NOT EXISTS (
            SELECT 1 FROM patrimonyUnit WHERE patrimonyUnit.provider = setTopBox.provider
            AND patrimonyUnit.box = setTopBox.box);
        """
}
