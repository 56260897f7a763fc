internal import Documents
public import Domain
internal import Signing
public import Store
internal import Watching

/// What one file or archive member is, and what it would do. Nothing is changed.
public struct InspectAnswer: Sendable {
    /// The file as it was named, and the member of the archive.
    public var file: String, member: String?
    /// SHA-256 of its bytes.
    public var content: ContentID
    /// What it is.
    public var kind: DocumentKind
    /// How it would end.
    public var disposition: Disposition, reason: Reason?
    /// Where and by what the reason shows.
    public var detail: ReasonDetail
    /// Notes in it, in document order.
    public var notes: [FiscalNote] = []
    /// Events in it.
    public var events: [FiscalEvent] = []
    /// A table's header, rows and problems.
    public var table: TableFacts?
    /// What the fitting schema says, where schemas were asked for.
    public var schema: SchemaFacts?

    /// What a table says of itself.
    public struct TableFacts: Sendable {
        /// Columns as written; those that mean nothing.
        public var columns: [String], unknownColumns: [String]
        /// Data rows; whether the file proves itself complete.
        public var rows: Int, isProved: Bool
        /// Rows that would be rejected: line, column, value and rule.
        public var rejected: [RejectedRow]
    }
}

/// Looks at files without a claim.
public struct Inspection: Sendable {
    /// The workspace to judge for, where there is one.
    public var context: Context?
    /// The schemas to hold documents against.
    private let schemas: InspectSchemas?
    /// Whose notes are ours.
    private let ours: [CNPJ]

    /// An inspection for a workspace, or from the document alone.
    public init(context: Context?, configuration: Configuration?, schemas: InspectSchemas? = nil) {
        self.context = context
        self.schemas = schemas
        ours = configuration?.cnpjs ?? []
    }

    /// Files larger than this are not looked at as a whole.
    static let bytesMax = 512 << 20

    /// The file and, of an archive, its members.
    public func inspect(_ path: String) throws -> [InspectAnswer] {
        let bytes = try LocalFiles().read(path, limit: Self.bytesMax)
        return try inspect(bytes, file: path, member: nil)
    }

    private func inspect(_ bytes: [UInt8], file: String, member: String?) throws -> [InspectAnswer] {
        let name = member ?? file
        var answer = InspectAnswer(
            file: file, member: member, content: ContentID(hex: sha256Hex(of: bytes)), kind: .unknown,
            disposition: .rejected, reason: nil, detail: ReasonDetail())
        func end(_ judgement: Judgement) -> [InspectAnswer] {
            answer.disposition = judgement.disposition
            answer.reason = judgement.reason
            answer.detail = judgement.detail
            return [answer]
        }
        switch Sniffer.sniff(Array(bytes.prefix(Sniffer.headBytes)), name: name) {
        case .judged(let judgement, let kind):
            answer.kind = kind
            return end(judgement)
        case .archive:
            answer.kind = .archive
            return try expand(bytes, answer)
        case .kind(let kind):
            answer.kind = kind
            guard case .fiscal = kind else { return end(Judgement(.recorded)) }
            answer.schema = schemas?.facts(on: bytes)
            do {
                return end(try judge(bytes, &answer))
            } catch let fault as DocumentFault {
                return end(try DocumentJudgement.judge(fault))
            }
        case .table:
            do {
                return end(try judgeTable(bytes, name: name, &answer))
            } catch let fault as TableFault {
                answer.kind = fault.kind.map(DocumentKind.table) ?? .unknown
                return end(TableJudgement.judge(fault))
            }
        }
    }

    private func expand(_ bytes: [UInt8], _ archive: InspectAnswer) throws -> [InspectAnswer] {
        var answers = [archive]
        do {
            try ArchiveReader().expand(bytes) { member in
                answers += try inspect(try member.content.get(), file: archive.file, member: member.path)
            }
            answers[0].disposition = .expanded
        } catch let fault as DocumentFault {
            let judgement = try DocumentJudgement.judge(fault)
            answers = [archive]
            answers[0].disposition = judgement.disposition
            answers[0].reason = judgement.reason
            answers[0].detail = judgement.detail
        }
        return answers
    }

    private func judge(_ bytes: [UInt8], _ answer: inout InspectAnswer) throws -> Judgement {
        let document = try NFeReader().read(bytes).document
        answer.kind = .fiscal(document.kind)
        switch document {
        case .notes(let notes, _):
            answer.notes = notes
            return Judgement.gravest(try notes.map(judge))
        case .events(let events, _):
            answer.events = events
            return Judgement.gravest(events.map { Judgement($0.judged()) })
        case .summary(let summary, let kind): return Judgement(summary.judged(as: kind))
        case .other(let kind): return Judgement(kind.judgementUnread)
        }
    }

    private func judge(_ note: FiscalNote) throws -> Judgement {
        // Without a workspace the recipient is taken for us: the document alone cannot say more.
        let party = [note.recipient?.id ?? note.issuer.id].compactMap { try? CNPJ($0) }
        let company = ours.isEmpty ? party : ours
        let verdict = note.judged(for: OwnCompany(company))
        if let key = verdict.accessKey, verdict.disposition != .rejected,
            let known = try context?.store.read({ try $0.note(key) }), known.disposition != .pending
        {
            return Judgement(.duplicate, nil, ReasonDetail(other: "\(known.delivery)"))
        }
        return Judgement(verdict)
    }

    private func judgeTable(_ bytes: [UInt8], name: String, _ answer: inout InspectAnswer) throws -> Judgement {
        let platforms = context?.knownPlatforms ?? sevenPlatforms
        let hint = TableHint(relativePath: name, knownPlatforms: platforms)
        let open = { BytesSource(bytes) }
        let header = try TableFile.header(hint: hint, open: open)
        answer.kind = .table(header.kind)
        let scan = try TableFile.scan(hint: hint, open: open)
        var rejected: [RejectedRow] = []
        var accepted = 0
        try TableFile.records(scan, open: open) { event in
            switch event {
            case .record: accepted += 1
            case .rejected(let fault): rejected.append(RejectedRow(fault, delivery: 0))
            case .skipped: break
            }
        }
        answer.table = InspectAnswer.TableFacts(
            columns: header.fields, unknownColumns: header.unknownColumns, rows: scan.dataRows,
            isProved: scan.isProvedByTrailer && rejected.isEmpty, rejected: rejected)
        if let declared = scan.trailer?.declaredRows, declared != scan.dataRows {
            let detail = ReasonDetail(field: "#END", value: "\(scan.dataRows)", expected: "\(declared)")
            return Judgement(.rejected, .manifestMismatch, detail)
        }
        guard scan.dataRows > 0 else { return Judgement(.rejected, .empty) }
        return accepted == 0 ? Judgement(.rejected, .allRowsRejected) : Judgement(.applied)
    }
}
