internal import Synchronization
internal import XMLKit

/// The schema files of a folder. They report, they never judge: suppliers' notes break the schema in small ways, and
/// tax authorities accept documents under schemas that are not published yet.
public final class SchemaSet: Sendable {
    /// What the schemas say of one document.
    public enum Report: Sendable, Hashable {
        /// The document was held against the schema file of this name.
        case judged(schema: String, problems: [Problem])
        /// No file of the folder fits the document.
        case noSchema(root: String, version: String)
        /// The file that fits is no schema, or includes what is not there.
        case unusable(schema: String, fault: String)
        /// The document cannot be read; its reader has said so already.
        case unreadable
    }

    /// One place where a document does not keep its schema.
    public struct Problem: Sendable, Hashable {
        /// Line of the document, from 1; 0 where unknown.
        public let line: Int
        /// The XML library's words, in English.
        public let message: String
    }

    private let folder: String
    /// Paths below the folder, by file name, the newest first.
    private let paths: [String: [String]]
    private let loaded = Mutex<[String: Result<XMLSchema, XMLSchema.Unusable>]>([:])

    /// The schemas among `files`, which are paths below `folder`. Where a file name comes several times the newest
    /// package wins: packages are named so that the last one in the order of their numbers and letters is newest.
    public init(folder: String, files: [String]) {
        self.folder = folder
        var paths: [String: [String]] = [:]
        for file in files where file.hasSuffix(".xsd") {
            paths[String(file[(file.lastIndex(of: "/").map(file.index(after:)) ?? file.startIndex)...]), default: []]
                .append(file)
        }
        self.paths = paths.mapValues { $0.sorted { Self.isOlder($1, $0) } }
    }

    /// Holds a document against the schema that fits it.
    public func report(on bytes: [UInt8]) -> Report {
        let finder = SchemaSubjectFinder()
        do throws(XMLFault) {
            try XMLScanner().scan(bytes, with: finder)
        } catch {
            return .unreadable
        }
        let subject = finder.subject
        guard let path = subject.fileNames.lazy.compactMap({ self.paths[$0]?.first }).first else {
            return .noSchema(root: subject.root, version: subject.version)
        }
        switch schema(at: path) {
        case .failure(let fault): return .unusable(schema: path, fault: fault.message)
        case .success(let schema):
            guard let problems = try? schema.problems(in: bytes) else { return .unreadable }
            return .judged(schema: path, problems: problems.map(Self.problem))
        }
    }

    private func schema(at path: String) -> Result<XMLSchema, XMLSchema.Unusable> {
        loaded.withLock { loaded in
            if let known = loaded[path] { return known }
            let result = Result { () throws(XMLSchema.Unusable) in
                try XMLSchema(path: "\(folder)/\(path)", below: folder)
            }
            loaded[path] = result
            return result
        }
    }

    /// All elements are in one namespace; naming it each time hides the words.
    private static func problem(_ problem: XMLSchema.Problem) -> Problem {
        let message = problem.message.split(separator: "{\(FiscalRoot.namespace)}", omittingEmptySubsequences: false)
        return Problem(line: problem.line, message: message.joined())
    }

    /// Compares paths with runs of digits taken as numbers: `PL_009o` is older than `PL_010f`.
    static func isOlder(_ a: String, _ b: String) -> Bool {
        let (left, right) = (pieces(of: a), pieces(of: b))
        for (x, y) in zip(left, right) where x != y {
            if let x = Int(x), let y = Int(y), x != y { return x < y }
            return x < y
        }
        return left.count < right.count
    }

    private static func pieces(of path: String) -> [String] {
        var pieces: [String] = []
        for character in path {
            let isDigit = character.isASCII && character.isNumber
            if let last = pieces.last?.last, (last.isASCII && last.isNumber) == isDigit {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
        }
        return pieces
    }
}
