internal import Domain
public import HTTPKit

/// Why a call to a platform could not be made, or what it answered is not taken.
public enum CallFault: Error, Equatable, Sendable {
    /// What a platform refused, in words that hold for all of them.
    public enum Refusal: String, Sendable, CaseIterable, Hashable {
        case auth, validation, duplicate
        case notFound = "not-found"
        case limit, conflict, retry, unknown
    }

    /// Why the pages of a list are not one list.
    public enum PageProblem: String, Sendable, CaseIterable, Hashable {
        /// A page has the rows of the one before.
        case repeated = "page-repeated"
        /// The total changed from page to page: rows moved while they were read.
        case totalChanged = "total-changed"
        /// The rows that came are not as many as the total says.
        case totalMissed = "total-missed"
        /// A key came twice: rows moved while they were read.
        case keyTwice = "key-twice"
        /// More pages than any list has.
        case endless
        /// The total is not a number, or is missing where the profile promises one.
        case noTotal = "no-total"
    }

    /// A section rests on less than the vendor's word, and nobody has signed for it.
    case notSignedOff(section: String, level: Evidence.Level)
    /// The profile has no such section, or none that can be executed.
    case noSection(String)
    /// A secret, a value of the operator's own or a value of the customer is missing, by name.
    case noSecret(String), noTenantValue(String), noValue(String)
    /// The address is not encrypted and not of this machine.
    case notEncrypted(host: String)
    /// A value that goes into a header holds control characters: it could add headers of its own.
    case unsafeValue(String)
    /// The machine does not make this digest.
    case noDigest(String)
    /// No reply.
    case transport(HTTPFault)
    /// The reply sends elsewhere; no credential is carried there.
    case redirected(to: String)
    /// The reply is not of the promised format.
    case format(expected: String, got: String)
    /// Too many calls, or not now (HTTP 429, 503): said before anything was done.
    case busy(status: Int)
    /// The platform said no.
    case refused(Refusal, native: String)
    /// The pages are not one list.
    case paging(PageProblem, detail: String)
    /// A row of the reply lacks what it needs.
    case row(number: Int, field: String, value: String)

    /// In a few words of no language, for a journal; never a secret, and of a platform's words its short code alone.
    public var code: String {
        switch self {
        case .notSignedOff(let section, let level): "not-signed \(section) \(level.rawValue)"
        case .noSection(let name): "no-section \(name)"
        case .noSecret(let name): "no-secret \(name)"
        case .noTenantValue(let name): "no-tenant-value \(name)"
        case .noValue(let name): "no-value \(name)"
        case .notEncrypted(let host): "not-encrypted \(host)"
        case .unsafeValue(let name): "unsafe-value \(name)"
        case .noDigest(let name): "no-digest \(name)"
        case .busy(let status): "busy HTTP \(status)"
        case .transport(let fault): fault.kind.rawValue
        case .redirected(let host): "redirected \(host)"
        case .format(let expected, _): "not \(expected)"
        case .refused(let refusal, let native): "\(refusal.rawValue) \(native)"
        case .paging(let problem, _): problem.rawValue
        case .row(_, let field, _): "row \(field)"
        }
    }

    /// Asking again may help, and nothing was changed by asking.
    var isWorthRetrying: Bool {
        switch self {
        case .transport(let fault): ![.certificate, .address, .tooLarge].contains(fault.kind)
        case .refused(let refusal, _): refusal == .retry
        // Half a reply, or the page of a proxy.
        case .format, .busy: true
        default: false
        }
    }

    /// The same without texts that nobody is to read, where a platform's own words hold them.
    func hiding(_ texts: [String]) -> CallFault {
        func clean(_ words: String) -> String {
            // Digits of a document may come back with or without their dots.
            let digits = texts.filter { $0.utf8.count >= 6 && $0.utf8.allSatisfy { (48...57).contains($0) } }
            let numbers = words.filter { $0.isNumber }
            if digits.contains(where: { numbers.contains($0) }) { return "***" }
            return texts.filter { $0.utf8.count >= 4 }.sorted { $0.utf8.count > $1.utf8.count }
                .reduce(words) { $0.replacing($1, with: "***") }.maskingPersonalNumbers
        }
        return switch self {
        case .refused(let refusal, let native): .refused(refusal, native: clean(native))
        case .redirected(let host): .redirected(to: clean(host))
        default: self
        }
    }
}
