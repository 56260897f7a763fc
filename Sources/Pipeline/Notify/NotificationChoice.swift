/// `notify`: who is told of a run, and how often. Nobody, where it says nothing.
public struct NotificationChoice: Hashable, Sendable {
    /// After which runs.
    public enum Occasion: String, Sendable, CaseIterable, Hashable {
        /// After each.
        case always
        /// After those that found or withheld something, or left files for a person.
        case problems
    }

    /// How the way to a mail server is encrypted. The certificate is checked whenever there is one.
    public enum Security: String, Sendable, CaseIterable, Hashable {
        /// Plain at first, then encrypted before anything is said; refused where the server cannot.
        case starttls
        /// Encrypted from the first byte.
        case tls
        /// Not at all: to a server on this machine only.
        case none
    }

    /// An e-mail.
    public struct Email: Hashable, Sendable {
        /// Name or address of the server, and its port.
        public var server = "", port = 587
        /// How the way there is encrypted.
        public var security = Security.starttls
        /// Sender and recipients.
        public var from = "", to: [String] = []
        /// After which runs.
        public var when = Occasion.problems
        /// Certificates (PEM) that are trusted instead of the machine's; below the workspace or absolute.
        public var trustFile: String?
    }

    /// A call.
    public struct Webhook: Hashable, Sendable {
        /// Where to; none: the secrets say it.
        public var url: String?
        /// After which runs.
        public var when = Occasion.problems
        /// Certificates (PEM) that are trusted instead of the machine's; below the workspace or absolute.
        public var trustFile: String?
    }

    /// The e-mail, where one is wanted.
    public var email: Email?
    /// The call, where one is wanted.
    public var webhook: Webhook?
    /// Minutes between two messages the same way.
    public var atMostEveryMinutes = 15
    /// File of the secrets (JSON: user, password, url, token), readable by its owner alone.
    public var secretsFile: String?

    /// Nobody.
    public init() {}

    /// Whether anybody is told.
    public var isOn: Bool { email != nil || webhook != nil }
}
