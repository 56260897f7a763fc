/// How well the files of a day are: what was delivered, and what of it was refused.
public struct InputHealth: Sendable {
    /// A picture with its size.
    public struct Picture: Sendable {
        /// Which table, of when, proved or not.
        public var picture: SnapshotPicture
        /// Its data rows.
        public var rows: Int

        /// Both.
        public init(picture: SnapshotPicture, rows: Int) {
            self.picture = picture
            self.rows = rows
        }
    }

    /// Refused rows of one table, or a file that was refused as a whole, by one rule.
    public struct Refusal: Hashable, Sendable {
        /// Whose; none for the ERP.
        public var platform: PlatformID?
        /// Which table.
        public var kind: TableKind
        /// The rule's code.
        public var rule: String
        /// Rows; 1 for a file.
        public var count: Int

        /// All fields.
        public init(platform: PlatformID?, kind: TableKind, rule: String, count: Int) {
            self.platform = platform
            self.kind = kind
            self.rule = rule
            self.count = count
        }
    }

    /// Every picture known, of all days up to the day.
    public var pictures: [Picture]
    /// What was refused in this run.
    public var refusals: [Refusal]
    /// A side that sent nothing for more days than this is said to be missing.
    public var staleDays: Int

    /// All fields.
    public init(pictures: [Picture], refusals: [Refusal], staleDays: Int = 2) {
        self.pictures = pictures
        self.refusals = refusals
        self.staleDays = staleDays
    }

    /// The tables without which nothing may be taken away.
    static let needed: Set<TableKind> = [
        .plans, .packages, .contracts, .contractPackages, .points, .accounts, .entitlements, .devices,
    ]

    /// S1 where nothing may be taken away without it, else S3.
    static func severity(of kind: TableKind) -> Severity { needed.contains(kind) ? .s1 : .s3 }
}

/// What is to be said of the files of a day. Source: `domain/billing.md` §2.0.
public func reconcileInputs(_ health: InputHealth, on date: BusinessDate) -> [Finding] {
    let gaps = PictureGap.gaps(in: health.pictures.map(\.picture), on: date)
    var findings = Q01InputMissing.findings(gaps, health, on: date) + Q02InputCut.findings(gaps, health, on: date)
    findings += Q03VolumeAnomaly.findings(health, on: date) + Q08SnapshotSkew.findings(health, gaps: gaps, on: date)
    for (kind, rules) in [
        (Q04UndecidableForm.kind, Q04UndecidableForm.rules), (Q05KeyTwice.kind, Q05KeyTwice.rules),
        (Q06KeyLost.kind, Q06KeyLost.rules), (Q07ValueUnknown.kind, Q07ValueUnknown.rules),
        (Q09DateImpossible.kind, Q09DateImpossible.rules),
    ] {
        findings += Finding.refused(kind, health.refusals.filter { rules.contains($0.rule) })
    }
    return findings.sorted(by: Finding.order)
}

extension Finding {
    /// A finding about the files of one table.
    static func input(_ kind: FindingClass, platform: PlatformID?, table: TableKind) -> Finding {
        var finding = Finding(kind, platform: platform, key: [table.rawValue], action: .review(table.rawValue))
        finding.field = table.rawValue
        finding.erpValue = (platform.map { $0.text + " " } ?? "") + table.rawValue
        return finding
    }

    /// One finding a table, with the rows that were refused.
    fileprivate static func refused(_ kind: FindingClass, _ refusals: [InputHealth.Refusal]) -> [Finding] {
        struct Table: Hashable {
            var platform: PlatformID?
            var kind: TableKind
        }
        return Dictionary(grouping: refusals) { Table(platform: $0.platform, kind: $0.kind) }.map { table, refusals in
            var finding = input(kind, platform: table.platform, table: table.kind)
            let count = refusals.reduce(0) { $0 + $1.count }
            let rules = Set(refusals.map(\.rule)).sorted().joined(separator: ", ")
            finding.platformValue = "\(count) (\(rules))"
            return finding
        }
    }
}
