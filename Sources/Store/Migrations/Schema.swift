internal import GRDB

/// The migrations in order. A migration that was released is never edited.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001-journal") { db in try db.execute(sql: Self.journal) }
        migrator.registerMigration("002-assets") { db in try db.execute(sql: Self.assets) }
        migrator.registerMigration("003-erp") { db in try db.execute(sql: Self.erp) }
        migrator.registerMigration("004-platforms") { db in try db.execute(sql: Self.platforms) }
        migrator.registerMigration("005-findings") { db in try db.execute(sql: Self.findings) }
        migrator.registerMigration("006-billing") { db in try db.execute(sql: Self.billing) }
        migrator.registerMigration("007-note-ledger") { db in try db.execute(sql: Self.noteLedger) }
        migrator.registerMigration("008-orders") { db in try db.execute(sql: Self.orders) }
        migrator.registerMigration("009-boxes") { db in try db.execute(sql: Self.boxes) }
        migrator.registerMigration("010-purchases") { db in try db.execute(sql: Self.purchases) }
        migrator.registerMigration("011-history") { db in try db.execute(sql: Self.history) }
        migrator.registerMigration("013-find") { db in try db.execute(sql: Self.find) }
        migrator.registerMigration("014-plan") { db in try db.execute(sql: Self.plan) }
        migrator.registerMigration("015-audit") { db in try db.execute(sql: Self.audit) }
        migrator.registerMigration("016-apply") { db in try db.execute(sql: Self.apply) }
        migrator.registerMigration("017-reversals") { db in try db.execute(sql: Self.reversals) }
        migrator.registerMigration("018-run-figures") { db in try db.execute(sql: Self.runFigures) }
        migrator.registerMigration("019-motives") { db in try db.execute(sql: Self.motives) }
        return migrator
    }

    /// Columns that every row of a snapshot table carries: the as-of of its values, and when and by which delivery
    /// it was last sighted. Dates are ISO text, amounts centavos, identifiers text.
    static let sighting = """
        seenAsOf TEXT NOT NULL, seenBy INTEGER NOT NULL, position INTEGER NOT NULL
        """
}
