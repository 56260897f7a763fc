import Foundation
import Testing

/// The rules of ARCHITECTURE.md and CONTRIBUTING.md, as tests.
@Suite struct HouseRules {
    struct SourceFile: Sendable, CustomTestStringConvertible {
        let path: String
        let lines: [String]
        var target: String { String(path.split(separator: "/")[1]) }
        var testDescription: String { path }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let sources: [SourceFile] = {
        guard let walk = FileManager.default.enumerator(atPath: root.path + "/Sources") else { return [] }
        return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            guard let text = try? String(contentsOf: root.appending(path: "Sources/\(name)"), encoding: .utf8) else {
                return nil
            }
            return SourceFile(path: "Sources/\(name)", lines: text.components(separatedBy: "\n"))
        }
    }()

    /// What each target may import of ours; arrows point down only.
    static let allowed: [String: Set<String>] = [
        "Domain": [], "XMLKit": ["CLibXML2"], "HTTPKit": ["CLibCurl"], "ZipKit": ["CLibZip", "CLibZ"],
        "SheetKit": ["CLibXLSXWriter"], "Signing": ["CLibCrypto", "CLibXML2"], "Watching": ["CLinux"],
        "Documents": ["Domain", "XMLKit", "ZipKit"],
        "Store": ["Domain"], "Platforms": ["Domain", "HTTPKit", "Signing", "XMLKit"], "Reports": ["Domain"],
        "Pipeline": [
            "Domain", "Documents", "HTTPKit", "Store", "Platforms", "Reports", "SheetKit", "Signing", "Watching",
            "ZipKit",
        ],
        "sintonia": ["Pipeline", "Domain", "Platforms", "Reports", "Store", "Watching", "HTTPKit"],
    ]
    static let ours: Set<String> = Set(allowed.keys).union([
        "CLibXML2", "CLibCurl", "CLibCrypto", "CLibXMLSec", "CLibZip", "CLibZ", "CLinux", "CLibXLSXWriter",
    ])
    /// Modules of others that live in one room only.
    static let rooms: [String: Set<String>] = [
        "GRDB": ["Store"], "Mustache": ["Reports"], "Yams": ["Pipeline"], "ArgumentParser": ["sintonia"],
        "FlyingFox": ["sintonia"],
    ]

    static func imports(of file: SourceFile) -> [String] {
        file.lines.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count,
                words[..<index].allSatisfy({
                    ["public", "internal", "private", "package", "@preconcurrency"].contains($0)
                })
            else { return nil }
            return words[index + 1]
        }
    }

    @Test func thereAreSources() { #expect(Self.sources.count > 40) }

    @Test(arguments: sources) func importsPointDown(_ file: SourceFile) {
        let allowed = Self.allowed[file.target] ?? []
        for module in Self.imports(of: file) where Self.ours.contains(module) && module != file.target {
            #expect(allowed.contains(module), "\(file.path) imports \(module)")
        }
        for module in Self.imports(of: file) {
            if let rooms = Self.rooms[module] { #expect(rooms.contains(file.target), "\(file.path) imports \(module)") }
        }
    }

    @Test(arguments: sources.filter { $0.target == "Domain" }) func domainIsPure(_ file: SourceFile) {
        #expect(Self.imports(of: file).isEmpty, "\(file.path)")
    }

    @Test(arguments: sources) func noShortcuts(_ file: SourceFile) {
        let banned = ["try!", "fatalError(", "as!", "T" + "ODO", "FIX" + "ME", "XMLParser(", "FoundationXML"]
        for (number, line) in file.lines.enumerated() {
            for word in banned {
                #expect(!line.contains(word), "\(file.path):\(number + 1): \(word)")
            }
            if line.contains("@unchecked Sendable") {
                let before = number > 0 ? file.lines[number - 1] : ""
                #expect(before.contains("//"), "\(file.path):\(number + 1): say why")
            }
        }
    }

    @Test(arguments: sources) func namesAndSizes(_ file: SourceFile) {
        let name = (file.path as NSString).lastPathComponent.lowercased()
        for word in ["manager", "helper", "util"] { #expect(!name.contains(word), "\(file.path)") }
        #expect(file.lines.count <= 500, "\(file.path): \(file.lines.count) lines: is it still one idea?")
    }

    @Test(arguments: sources) func functionsFitAScreen(_ file: SourceFile) {
        var start: (line: Int, indent: Int)?
        for (number, line) in file.lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let text = line.dropFirst(indent)
            if start == nil, text.contains("func "), !text.hasPrefix("//"), !text.hasPrefix("\"") {
                start = (number, indent)
            } else if let open = start, indent <= open.indent, text.hasPrefix("}") {
                let length = number - open.line + 1
                #expect(length <= 75, "\(file.path):\(open.line + 1): \(length) lines")
                start = nil
            } else if let open = start, indent <= open.indent, !text.isEmpty, number > open.line,
                !text.hasPrefix(")"), !text.hasPrefix("{"), !text.hasPrefix("where")
            {
                start = nil
            }
        }
    }
}
