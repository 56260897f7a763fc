internal import Domain
internal import Yams

extension ConfigurationReader {
    /// `platforms.X`: values of the provider's own, and where his secrets lie. A secret itself has no place here.
    mutating func readAccess(_ keys: [String: Node], at path: String) -> PlatformAccess {
        var access = PlatformAccess()
        if let node = keys["tenant"] {
            for (name, value) in mapping(node, at: path + ".tenant", allowed: []) {
                access.tenant[name] = value.scalar?.string ?? ""
            }
        }
        access.secretsFile = keys["secrets"]?.string
        access.trustFile = keys["trustFile"]?.string
        access.proxy = keys["proxy"]?.string
        return access
    }
}
