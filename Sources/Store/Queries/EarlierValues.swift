public import Domain
internal import GRDB

extension Transaction {
    /// What a platform charged for its packages before their newest version began, for those that changed since `day`.
    public func wholesaleBefore(_ platform: PlatformID, changedSince day: BusinessDate) throws -> [PackageID: Money] {
        var result: [PackageID: Money] = [:]
        for (key, content) in try earlier(CataloguePackage.self, platform, changedSince: day) {
            if case .integer(let centavos)? = content.values["wholesaleCents"] {
                result[PackageID(trusted: key)] = Money(centavos: centavos)
            }
        }
        return result
    }

    /// The quality of a platform's channels before their newest version began, for those that changed since `day`.
    public func qualityBefore(_ platform: PlatformID, changedSince day: BusinessDate) throws -> [ChannelID: String] {
        var result: [ChannelID: String] = [:]
        for (key, content) in try earlier(CatalogueChannel.self, platform, changedSince: day) {
            if let quality = content.values["quality"]?.text { result[ChannelID(trusted: key)] = quality }
        }
        return result
    }

    /// The version before the newest of each key of a platform's catalogue, by the last part of the key.
    private func earlier<Record: SnapshotRecord>(
        _ type: Record.Type, _ platform: PlatformID, changedSince day: BusinessDate
    ) throws -> [(String, RecordContent)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT v.recordKey, v.content, max(v.since) FROM snapshotVersion v
                JOIN \(Record.table) n ON n.provider = v.provider AND n.platform = v.platform
                    AND n.platform || char(31) || n.\(Record.keys[1]) = v.recordKey
                WHERE v.provider = ? AND v.kind = ? AND v.platform = ? AND n.since >= ?
                GROUP BY v.recordKey ORDER BY v.recordKey
                """, arguments: [provider, Record.kind.rawValue, platform.text, day.description]
        ).compactMap { row in
            let key: String = row["recordKey"]
            guard let last = key.split(separator: "\u{1F}").last,
                let content = RecordContent(json: row["content"])
            else { return nil }
            return (String(last), content)
        }
    }
}
