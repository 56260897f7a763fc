extension PlatformProfile {
    /// Seconds that a call may take, where the profile says so.
    public var callSeconds: Int? { rules.timeoutSeconds }

    /// Whether it has a read by which any operation is verified.
    public var canBeReadBack: Bool { rules.operations.values.contains { $0.verifyBy != nil } }

    /// Values of a customer that are never shown, by the name they have in calls.
    public var hiddenFields: Set<String> {
        Set(redact.flatMap { ["subscriber.\($0.rawValue)", "account.\($0.rawValue)"] })
    }

    /// How the name of a file of the profile ends.
    public func fileEnding(_ index: Int) -> String? {
        guard files.indices.contains(index) else { return nil }
        return switch files[index].form {
        case .delimited: "csv"
        case .json: "json"
        case .xml, .builtIn: "xml"
        }
    }
}

extension PlatformProfile {
    /// Whether nothing that takes away may be called at this minute of the day.
    public func isQuiet(at minute: Int) -> Bool {
        guard let quiet = rules.quietMinutes else { return false }
        return quiet.from <= quiet.to
            ? (quiet.from..<quiet.to).contains(minute) : minute >= quiet.from || minute < quiet.to
    }
}
