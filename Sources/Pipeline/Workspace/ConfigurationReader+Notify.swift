internal import Yams

extension ConfigurationReader {
    /// `notify`: e-mail and webhook, off unless they are there.
    mutating func readNotifications(_ node: Node?, into configuration: inout Configuration) {
        guard let node else { return }
        let keys = mapping(node, at: "notify", allowed: ["atMostEveryMinutes", "secrets", "email", "webhook"])
        if let minutes = count(keys["atMostEveryMinutes"], "notify.atMostEveryMinutes", 0...10_080) {
            configuration.notify.atMostEveryMinutes = minutes
        }
        configuration.notify.secretsFile = keys["secrets"]?.string
        if let node = keys["email"] { configuration.notify.email = email(node) }
        if let node = keys["webhook"] { configuration.notify.webhook = webhook(node) }
    }

    private mutating func email(_ node: Node) -> NotificationChoice.Email {
        var email = NotificationChoice.Email()
        let path = "notify.email"
        let keys = mapping(
            node, at: path, allowed: ["server", "port", "security", "from", "to", "when", "trustFile"])
        for key in ["server", "from", "to"] where keys[key] == nil { fail(node, "\(path).\(key)", .missing) }
        if let node = keys["server"] {
            email.server = node.string ?? ""
            if !Self.isHost(email.server) {
                fail(node, path + ".server", .value(email.server, allowed: "smtp.example.com"))
            }
        }
        email.port = count(keys["port"], path + ".port", 1...65_535) ?? email.port
        email.security = word(keys["security"], path + ".security") ?? email.security
        if email.security == .none, !Self.isThisMachine(email.server) {
            fail(keys["security"], path + ".security", .value("none", allowed: "starttls, tls"))
        }
        if let node = keys["from"] { email.from = address(node, path + ".from") }
        if let node = keys["to"] {
            email.to = (node.sequence.map(Array.init) ?? [node]).map { address($0, path + ".to") }
            if email.to.isEmpty { fail(node, path + ".to", .missing) }
        }
        email.when = word(keys["when"], path + ".when") ?? email.when
        email.trustFile = keys["trustFile"]?.string
        return email
    }

    private mutating func webhook(_ node: Node) -> NotificationChoice.Webhook {
        var webhook = NotificationChoice.Webhook()
        let path = "notify.webhook"
        let keys = mapping(node, at: path, allowed: ["url", "when", "trustFile"])
        if let node = keys["url"] {
            webhook.url = node.string ?? ""
            // The address may be the secret itself: it is not repeated.
            if !Self.isAddressOfHook(webhook.url ?? "") {
                fail(node, path + ".url", .value("***", allowed: "https://…"))
            }
        }
        webhook.when = word(keys["when"], path + ".when") ?? webhook.when
        webhook.trustFile = keys["trustFile"]?.string
        return webhook
    }

    private mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node?, _ key: String) -> Word?
    where Word.RawValue == String {
        choice(node, key, Word.allCases.map(\.rawValue)).flatMap(Word.init)
    }

    /// One address, without a name: nothing in it can end a line or begin another address.
    private mutating func address(_ node: Node, _ key: String) -> String {
        let text = node.string ?? ""
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isSound =
            parts.count == 2 && !parts[0].isEmpty && Self.isHost(String(parts[1]))
            && parts[0].utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>()[]\\,;:\"".utf8.contains($0) }
        if !isSound { fail(node, key, .value(text, allowed: "noc@example.com")) }
        return text
    }

    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty && !text.hasPrefix("-") && text.utf8.allSatisfy { hostBytes.contains($0) }
    }

    private static let hostBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_".utf8)

    static func isThisMachine(_ host: String) -> Bool { ["127.0.0.1", "localhost"].contains(host) }

    /// Encrypted, or to this machine.
    static func isAddressOfHook(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
        if text.hasPrefix("https://") { return text.count > 8 }
        guard text.hasPrefix("http://") else { return false }
        let host = text.dropFirst(7).prefix { !":/?#".contains($0) }
        return isThisMachine(String(host)) && !text.contains("@")
    }
}
