internal import Domain
internal import Reports

extension Doctor {
    /// Whether messages could go; none is sent (`sintonia notify test` sends one).
    mutating func examineNotifications(_ configuration: Configuration) {
        let choice = configuration.notify
        guard choice.isOn else { return note(.notifications, .ok, .notificationsOff) }
        let names = ["user", "password", "url", "token"]
        let secrets = PlatformSecrets(files: files, root: workspace.root, environment: environment)
        let known: [String: String]
        do {
            known = try secrets.values(of: PlatformID(trusted: "notify"), names: names, file: choice.secretsFile)
        } catch {
            return note(.notifications, .problem, .notificationsSecrets, ["path": choice.secretsFile ?? ""])
        }
        if let webhook = choice.webhook, webhook.url == nil, known["url"] == nil {
            return note(.notifications, .problem, .notificationsNowhere)
        }
        let ways = [choice.email.map { "e-mail (\($0.server))" }, choice.webhook.map { _ in "webhook" }].compactMap {
            $0
        }
        note(.notifications, .ok, .notificationsSound, ["ways": ways.joined(separator: ", ")])
    }
}
