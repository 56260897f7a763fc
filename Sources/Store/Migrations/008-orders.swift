extension Schema {
    /// Orders: facts of their own, never written over what the ERP said. `text` is the canonical text, by which equal
    /// ids are told from equal orders; `value` of a secret is its mark.
    static let orders = """
        CREATE TABLE customerOrder (
            provider TEXT NOT NULL, orderID TEXT NOT NULL, state TEXT NOT NULL,
            op TEXT NOT NULL, contract TEXT, package TEXT, priceCents INTEGER, plan TEXT, location TEXT, box TEXT,
            point TEXT, field TEXT, value TEXT, custody TEXT,
            effectiveOn TEXT NOT NULL, author TEXT, reason TEXT, text TEXT NOT NULL,
            refusal TEXT, conflict TEXT, referent TEXT,
            decidedOn TEXT NOT NULL, confirmedOn TEXT, confirmedAs TEXT,
            delivery INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (provider, orderID)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX customerOrderByState ON customerOrder (provider, state);
        """
}
