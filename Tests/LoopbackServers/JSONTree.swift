internal import Foundation

/// A JSON value of the wire.
enum JSONTree: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Int)
    case real(Double)
    case text(String)
    case list([JSONTree])
    case fields([String: JSONTree])

    /// Nil where the bytes are no JSON.
    init?(_ bytes: Data) {
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: bytes) else { return nil }
        self = tree
    }

    /// A number where the id reads back as the same one, else a string.
    init(id: String) { self = Int(id).flatMap { String($0) == id ? .number($0) : nil } ?? .text(id) }

    var bytes: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)) ?? Data("null".utf8)
    }

    subscript(name: String) -> JSONTree? {
        guard case .fields(let fields) = self else { return nil }
        return fields[name]
    }

    /// A string, or a number as it is written: ids come as both.
    var word: String? {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        default: nil
        }
    }

    var whole: Int? { word.flatMap { Int($0) } }

    /// A truth in any of the spellings that clients use.
    var truth: Bool? {
        switch self {
        case .bool(let truth): truth
        default: ["1": true, "true": true, "0": false, "false": false][word ?? ""]
        }
    }
}

extension JSONTree: Codable {
    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let truth = try? value.decode(Bool.self) {
            self = .bool(truth)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let real = try? value.decode(Double.self) {
            self = .real(real)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .fields(try value.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let truth): try value.encode(truth)
        case .number(let number): try value.encode(number)
        case .real(let real): try value.encode(real)
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        case .fields(let fields): try value.encode(fields)
        }
    }
}
