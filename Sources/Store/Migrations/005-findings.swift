extension Schema {
    /// Findings over time. The run numbers make a run that is repeated after a crash give the same states.
    static let findings = """
        CREATE TABLE finding (
            provider TEXT NOT NULL, finding TEXT NOT NULL,
            class TEXT NOT NULL, platform TEXT, findingKey TEXT NOT NULL,
            contract TEXT, subscriber TEXT, account TEXT, package TEXT, channel TEXT, point TEXT, box TEXT,
            field TEXT, erpValue TEXT, platformValue TEXT,
            moneyCents INTEGER NOT NULL, formula TEXT NOT NULL,
            verb TEXT NOT NULL, target TEXT NOT NULL, present TEXT NOT NULL, wanted TEXT NOT NULL,
            isDestructive INTEGER NOT NULL, isReversible INTEGER NOT NULL, proof INTEGER NOT NULL,
            sources TEXT NOT NULL,
            history TEXT NOT NULL,
            PRIMARY KEY (provider, finding)
        ) STRICT, WITHOUT ROWID;
        """
}
