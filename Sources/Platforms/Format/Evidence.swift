/// What a statement about a platform rests on.
public struct Evidence: Hashable, Sendable {
    /// How strong it is, the strongest first.
    public enum Level: String, Sendable, CaseIterable, Hashable {
        /// The vendor's own document.
        case vendorDoc = "vendor-doc"
        /// The vendor's own code.
        case vendorSDK = "vendor-sdk"
        /// A document of somebody else: another ERP's guide, an integrator's page.
        case thirdPartyDoc = "third-party-doc"
        /// Somebody else's code that is seen to use it.
        case thirdPartyCode = "third-party-code"
        /// Nobody says so; it is likely, or a convention of ours.
        case assumption
        /// Nothing public was found.
        case none

        /// The vendor's own word: the only one on which anything is executed without a signature.
        public var isVendors: Bool { self == .vendorDoc || self == .vendorSDK }
    }

    /// How strong.
    public var level: Level
    /// Where it was read.
    public var sources: [String]

    /// Both parts.
    public init(_ level: Level, sources: [String] = []) {
        self.level = level
        self.sources = sources
    }

    init(_ node: JSONNode?) {
        level = node?["level"]?.text.flatMap(Level.init(rawValue:)) ?? .none
        sources = node?["sources"]?.texts ?? []
    }
}
