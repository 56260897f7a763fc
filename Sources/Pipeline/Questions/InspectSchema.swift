internal import Documents
internal import Domain
public import Reports
internal import Watching

/// The schemas that `inspect --schemas` holds documents against.
public struct InspectSchemas: Sendable {
    /// Files below a schema folder that are looked at, folders included.
    static let filesMax = 20_000
    private let set: SchemaSet

    /// The schemas anywhere below a folder.
    public init(folder: String) throws {
        let files = LocalFiles()
        var found: [String] = []
        var looked = 0
        var open = [""]
        while let relative = open.popLast() {
            try files.eachName(in: folder + "/" + relative) { name in
                looked += 1
                guard looked <= Self.filesMax else { return }
                let path = relative.isEmpty ? name : "\(relative)/\(name)"
                switch try files.look(at: "\(folder)/\(path)").kind {
                case .folder: open.append(path)
                case .file: found.append(path)
                case .link, .other: break
                }
            }
        }
        set = SchemaSet(folder: folder, files: found)
    }

    /// What the fitting schema says of a document.
    func facts(on bytes: [UInt8]) -> InspectAnswer.SchemaFacts? {
        switch set.report(on: bytes) {
        case .judged(let schema, let problems):
            InspectAnswer.SchemaFacts(
                schema: schema, problems: problems.map { ($0.line, .inspectSchemaProblem, ["fault": $0.message]) })
        case .noSchema(let root, let version):
            InspectAnswer.SchemaFacts(
                schema: nil, problems: [(0, .inspectSchemaNone, ["root": root, "version": version])])
        case .unusable(let schema, let fault):
            InspectAnswer.SchemaFacts(
                schema: schema, problems: [(0, .inspectSchemaUnusable, ["schema": schema, "fault": fault])])
        case .unreadable: nil
        }
    }
}

extension InspectAnswer {
    /// What a schema says: for information, whatever it is.
    public struct SchemaFacts: Sendable {
        /// Path of the schema below its folder; nil where none fits.
        public var schema: String?
        /// Lines of the document, and the sentences about them.
        var problems: [(line: Int, text: CommandText, values: [String: String])]

        /// One entry a problem for `inspect --json`. Values of the document may be a person's number.
        func entries(in language: Language) -> [[String: Any]] {
            problems.map { problem in
                [
                    "code": "schema", "severity": "info", "line": problem.line,
                    "message": problem.text.phrase.text(language, problem.values).maskingPersonalNumbers,
                ]
            }
        }

        /// The same as lines for a person.
        public func lines(in language: Language) -> [String] {
            problems.map { problem in
                let place = problem.line > 0 ? "\(problem.line): " : ""
                return place + problem.text.phrase.text(language, problem.values).maskingPersonalNumbers
            }
        }
    }
}
