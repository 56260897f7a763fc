/// Why a sample cannot be made or checked.
enum GenerationFault: Error, CustomStringConvertible {
    case unreadable(String)
    case notWritable(String)
    case notInEncoding(String)
    case noTarget(String)
    case unknownInjection(String)
    case disagreement([String])
    case usage(String)

    var description: String {
        switch self {
        case .unreadable(let path): "\(path): cannot be read as what it should be"
        case .notWritable(let path): "\(path): cannot be written"
        case .notInEncoding(let path): "\(path): a character is not in the encoding of this table"
        case .noTarget(let what): "nothing left to put a difference on: \(what)"
        case .unknownInjection(let id): "\(id): no such injection; see `sampleday injections`"
        case .disagreement(let lines):
            "the differences put in and the differences found are not the same:\n" + lines.joined(separator: "\n")
        case .usage(let text): text
        }
    }
}
