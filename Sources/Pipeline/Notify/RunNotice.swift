internal import Domain
internal import Foundation
internal import Reports

/// What is told of a run: the verdict line, and where the report lies. Nothing else of it leaves the house.
struct RunNotice: Hashable, Sendable {
    /// The run's id; `test` for one that only tries the way.
    var run: String
    /// The provider's name.
    var provider: String
    /// The one line.
    var verdict: String
    /// Path of the report.
    var report: String
    /// `clean`, `findings`, `withheld` or `test`.
    var outcome: String

    /// Of a run.
    init(_ result: RunResult, provider: String) {
        run = result.id
        self.provider = provider
        verdict = result.verdict
        report = result.folder + "/summary.html"
        outcome = "\(result.outcome)"
    }

    /// A message that tries the way.
    init(testIn language: Language, provider: String, folder: String) {
        run = "test"
        self.provider = provider
        verdict = NotificationText.test.phrase.text(language)
        report = folder
        outcome = "test"
    }

    /// The body of a call: JSON, keys sorted. `text` is what chat services show.
    func json() -> [UInt8] {
        let members = [
            ("outcome", outcome), ("provider", provider), ("report", report), ("run", run),
            ("schema", "sintonia/notification/1"), ("text", "\(provider): \(verdict) \(report)"), ("verdict", verdict),
        ]
        return Array(JSONValue.object(members.map { .init($0.0, .string($0.1)) }).compact.utf8)
    }
}

/// A message as RFC 5322 wants it: ASCII lines ending with CRLF, the subject in words of RFC 2047, the body in base64. What
/// is put into the header can neither end a line nor be read as another field.
struct MailText {
    var from: String
    var to: [String]
    var subject: String
    var body: String
    var moment: Date
    /// Left part of the message's id.
    var name: String

    func bytes() -> [UInt8] {
        let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
        let lines =
            [
                "Date: \(Self.date(moment))", "From: <\(from)>",
                "To: " + to.map { "<\($0)>" }.joined(separator: ",\r\n "), "Subject: \(Self.words(subject))",
                "Message-ID: <\(Self.atom(name))@\(domain)>", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
                "Auto-Submitted: auto-generated", "",
            ] + Self.base64Lines(body)
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    /// `Sat, 28 Nov 2026 06:00:00 +0000`, in Greenwich's time.
    private static func date(_ moment: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: moment)
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = days[((parts.weekday ?? 1) - 1) % 7]
        let month = months[((parts.month ?? 1) - 1) % 12]
        let time = "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
        return "\(day), \(two(parts.day)) \(month) \(parts.year ?? 0) \(time) +0000"
    }

    /// Encoded words of whole characters, so short that a line of one, with the name of its field, has at most 76.
    static func words(_ text: String) -> String {
        var pieces: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let isControl =
                scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || [0x2028, 0x2029].contains(scalar.value)
            let bytes = Array(String(isControl ? " " : scalar).utf8)
            if (pieces.last?.count ?? 0) + bytes.count > 39 { pieces.append([]) }
            pieces[pieces.count - 1] += bytes
        }
        return pieces.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func base64Lines(_ text: String) -> [String] {
        let digits = Array(Data(text.replacing("\n", with: "\r\n").utf8).base64EncodedString().utf8)
        return stride(from: 0, to: digits.count, by: 76).map { begin in
            String(decoding: digits[begin..<min(begin + 76, digits.count)], as: UTF8.self)
        }
    }

    private static func atom(_ text: String) -> String {
        String(decoding: text.utf8.filter { Self.atomBytes.contains($0) }, as: UTF8.self)
    }

    private static let atomBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.".utf8)
}
