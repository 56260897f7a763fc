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
    public var notes: [InspectedNote] = []
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
        /// How it was read, and what was passed over.
        public var notice: TableNotice
    }
}

/// A note, with what was made of it.
public struct InspectedNote: Sendable {
    /// What it says.
    public var note: FiscalNote
    /// What its signature came to.
    public var signature: SignatureEvidence
    /// How it is judged, and what its items are.
    public var verdict: NoteVerdict
}

extension InspectAnswer {
    /// A member that could not be unpacked.
    fileprivate init(_ packed: [UInt8], file: String, member: String, _ judgement: Judgement) {
        self.init(
            file: file, member: member, content: ContentID(hex: sha256Hex(of: packed)), kind: .unknown,
            disposition: .rejected, reason: nil, detail: ReasonDetail())
        end(judgement)
    }

    fileprivate mutating func end(_ judgement: Judgement) {
        disposition = judgement.disposition
        reason = judgement.reason
        detail = judgement.detail
    }
}

/// Looks at files without a claim.
public struct Inspection: Sendable {
    /// The workspace to judge for, where there is one.
    public var context: Context?
    /// The provider's policy; none without a workspace.
    private let policy: NotePolicy?
    private let verifier: SignatureVerifier
    /// The schemas to hold documents against.
    private let schemas: InspectSchemas?

    /// An inspection for a workspace, or from the document alone.
    public init(context: Context?, configuration: Configuration?, schemas: InspectSchemas? = nil) throws {
        self.context = context
        self.schemas = schemas
        policy = configuration?.notePolicy
        verifier = try context?.fiscalJudge.verifier ?? SignatureVerifier()
    }

    /// Files larger than this are not looked at as a whole.
    static let bytesMax = 512 << 20

    /// The file and, of an archive, its members.
    public func inspect(_ path: String) throws -> [InspectAnswer] {
        let bytes = try LocalFiles().read(path, limit: Self.bytesMax)
        return try inspect(bytes, file: path, member: nil, container: nil)
    }

    private func inspect(
        _ bytes: [UInt8], file: String, member: String?, container: DocumentKind?
    ) throws -> [InspectAnswer] {
        let name = member ?? file
        var answer = InspectAnswer(
            file: file, member: member, content: ContentID(hex: sha256Hex(of: bytes)), kind: .unknown,
            disposition: .rejected, reason: nil, detail: ReasonDetail())
        func end(_ judgement: Judgement) -> [InspectAnswer] {
            answer.end(judgement)
            return [answer]
        }
        switch Sniffer.sniff(Array(bytes.prefix(Sniffer.headBytes)), name: name) {
        case .judged(let judgement, let kind):
            answer.kind = kind
            return end(judgement)
        case .archive(.zip) where TableFile.isSpreadsheet(.bytes(bytes)):
            return end(try tableJudgement(bytes, name: name, &answer))
        case .archive(let kind):
            answer.kind = .archive
            return try expand(bytes, Unpacking(kind: kind, name: name, container: container), answer)
        case .kind(.fiscal(.distribution)):
            answer.kind = .fiscal(.distribution)
            return try expand(bytes, Unpacking(kind: .distribution, name: name, container: container), answer)
        case .kind(let kind):
            answer.kind = kind
            guard case .fiscal = kind else { return end(Judgement(.recorded)) }
            answer.schema = schemas?.facts(on: bytes)
            do {
                return end(try judge(bytes, &answer))
            } catch let fault as DocumentFault {
                return end(try DocumentJudgement.judge(fault))
            }
        case .otherXML(let root):
            guard TableFile.readsXML(root: root, hint: tableHint(name)) else {
                return end(Sniffer.judgement(ofXML: root))
            }
            return end(try tableJudgement(bytes, name: name, &answer))
        case .table:
            return end(try tableJudgement(bytes, name: name, &answer))
        }
    }

    /// What the name says; without a workspace, by the shipped profiles.
    private func tableHint(_ name: String) -> TableHint {
        if let context { return context.tableHint(name) }
        var hint = TableHint(relativePath: name, knownPlatforms: PlatformBook.shipped.ids)
        hint.mappings = PlatformBook.shipped.mappings { hmacSHA256Hex(key: [], message: Array($0.utf8)) }
        return hint
    }

    private func tableJudgement(_ bytes: [UInt8], name: String, _ answer: inout InspectAnswer) throws -> Judgement {
        do {
            return try judgeTable(bytes, name: name, &answer)
        } catch let fault as TableFault {
            answer.kind = fault.kind.map(DocumentKind.table) ?? .unknown
            return TableJudgement.judge(fault)
        } catch let fault as DocumentFault {
            return try DocumentJudgement.judge(fault)
        }
    }

    private func expand(
        _ bytes: [UInt8], _ unpacking: Unpacking, _ archive: InspectAnswer
    ) throws -> [InspectAnswer] {
        var answers: [InspectAnswer] = []
        let judgement = try unpacking.unpack(bytes) { member in
            let path = archive.member.map { "\($0)/\(member.path)" } ?? member.path
            if let packed = member.packed, case .failure(let fault) = member.content {
                answers.append(
                    InspectAnswer(packed, file: archive.file, member: path, try DocumentJudgement.judge(fault)))
            } else {
                answers += try inspect(
                    try member.content.get(), file: archive.file, member: path, container: archive.kind)
            }
        }
        var archive = archive
        archive.end(judgement)
        return judgement.disposition == .expanded ? [archive] + answers : [archive]
    }

    private func judge(_ bytes: [UInt8], _ inspected: inout InspectAnswer) throws -> Judgement {
        let reading = try NFeReader().read(bytes)
        let signatures = DocumentSignatures(verifier: verifier, bytes: reading.repairedBytes ?? bytes)
        inspected.kind = .fiscal(reading.document.kind)
        switch reading.document {
        case .notes(let notes, _):
            inspected.notes = try notes.enumerated().map { index, note in
                let evidence = try signatures.evidence(at: index, id: "NFe" + note.keyText)
                return InspectedNote(
                    note: note, signature: evidence, verdict: try verdict(on: note, evidence))
            }
            return Judgement.gravest(try inspected.notes.map(foretell))
        case .events(let events, _):
            inspected.events = events
            return Judgement.gravest(
                try events.enumerated().map { index, event in
                    let policy = policy ?? NotePolicy(company: OwnCompany([event.author].compactMap { try? CNPJ($0) }))
                    let verdict = try event.judged(by: policy) { try signatures.evidence(at: index, id: event.id) }
                    return try foretell(event, verdict)
                })
        case .summary(let summary, let kind): return Judgement(summary.judged(as: kind))
        case .answer(let answer, _):
            inspected.events = answer.events
            return Judgement(.recorded)
        case .other(let kind): return Judgement(kind.judgementUnread)
        }
    }

    /// Without a workspace the recipient is taken for us: the document alone cannot say more.
    private func verdict(on note: FiscalNote, _ evidence: SignatureEvidence) throws -> NoteVerdict {
        let party = [note.recipient?.id ?? note.issuer.id].compactMap { try? CNPJ($0) }
        let policy = policy ?? NotePolicy(company: OwnCompany(party))
        let map = try context?.store.read { try $0.products(of: note.supplier(for: policy.company)) } ?? .none
        return note.judged(by: policy, products: map) { evidence }
    }

    /// What the workspace would make of a note.
    private func foretell(_ inspected: InspectedNote) throws -> Judgement {
        let verdict = inspected.verdict
        guard let context, let key = verdict.judgement.accessKey, verdict.judgement.disposition != .rejected else {
            return Judgement(verdict.judgement)
        }
        return try context.store.read { tx in
            let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, in: context))
            return try ledger.foretell(
                inspected.note, verdict, key: key, for: context.configuration.notePolicy.company)
                ?? Judgement(verdict.judgement)
        }
    }

    /// What the workspace would make of an event.
    private func foretell(_ event: FiscalEvent, _ verdict: FiscalJudgement) throws -> Judgement {
        guard let context, let key = verdict.accessKey, verdict.disposition == .recorded else {
            return Judgement(verdict)
        }
        return try context.store.read { tx in
            let ledger = UnitLedger(transaction: tx, installed: InstalledBoxes(store: tx, in: context))
            return try ledger.foretell(event, key: key) ?? Judgement(verdict)
        }
    }

    private func judgeTable(_ bytes: [UInt8], name: String, _ answer: inout InspectAnswer) throws -> Judgement {
        let hint = tableHint(name)
        let open = { BytesSource(bytes) }
        let header = try TableFile.header(hint: hint, place: .bytes(bytes), open: open)
        answer.kind = .table(header.kind)
        let scan = try TableFile.scan(hint: hint, place: .bytes(bytes), open: open)
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
            isProved: scan.isProvedByTrailer && rejected.isEmpty, rejected: rejected, notice: TableNotice(scan))
        if let declared = scan.trailer?.declaredRows, declared != scan.dataRows {
            let detail = ReasonDetail(field: "#END", value: "\(scan.dataRows)", expected: "\(declared)")
            return Judgement(.rejected, .manifestMismatch, detail)
        }
        guard scan.dataRows > 0 else { return Judgement(.rejected, .empty) }
        return accepted == 0 ? Judgement(.rejected, .allRowsRejected) : Judgement(.applied)
    }
}
