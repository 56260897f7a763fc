internal import Documents
internal import Domain
internal import Glibc
internal import Signing

// nfebench generate FOLDER COUNT | read FOLDER | judge FOLDER | verify FOLDER
let arguments = CommandLine.arguments
switch (arguments.dropFirst().first, arguments.count) {
case ("generate", 4):
    var corpus = try Corpus(seed: 2026)
    for number in 1...(Int(arguments[3]) ?? 1) {
        writeFile(arguments[2] + "/" + corpus.fileName(number), try corpus.note(number))
    }
case ("read", 3): for path in paths(in: arguments[2]) { tell(try read(path)) }
case ("judge", 3): try judge(arguments[2]) { note, _ in Evidence.granted(note) }
case ("verify", 3):
    let verifier = try SignatureVerifier()
    try judge(arguments[2]) { note, bytes in Evidence.verified(try verifier.verify(bytes), note) }
default: exit(2)
}
out.flush()

/// Reads, judges and makes units; prints how many there were of each.
func judge(_ folder: String, evidence: (FiscalNote, [UInt8]) throws -> SignatureEvidence) throws {
    let policy = NotePolicy(company: OwnCompany([try CNPJ(Corpus.recipient)]))
    var counts: [String: Int] = [:]
    for path in paths(in: folder) {
        let bytes = readFile(path)
        guard case .notes(let notes, _) = try NFeReader().read(bytes).document else { continue }
        for note in notes {
            let verdict = try note.judged(by: policy) { try evidence(note, bytes) }
            counts[verdict.judgement.disposition.rawValue, default: 0] += 1
            counts["units", default: 0] += note.units(under: verdict, by: policy).count
        }
    }
    print(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
}

enum Evidence {
    /// A signature that nobody looked at.
    static func granted(_ note: FiscalNote) -> SignatureEvidence {
        var evidence = SignatureEvidence(.valid)
        evidence.holder = note.issuer.id
        evidence.validFrom = .min
        evidence.validUntil = .max
        return evidence
    }

    /// What was found of the note's own signature.
    static func verified(_ elements: [SignedElement], _ note: FiscalNote) -> SignatureEvidence {
        guard let element = elements.first(where: { $0.id == "NFe" + note.keyText }), element.outcome == .valid else {
            return SignatureEvidence(.invalid)
        }
        var evidence = SignatureEvidence(.valid)
        evidence.holder = element.certificate?.holder ?? ""
        evidence.validFrom = element.certificate?.validFrom
        evidence.validUntil = element.certificate?.validUntil
        return evidence
    }
}

/// The list of a folder is the file `list` beside it: all contenders read the same files in the same order.
func paths(in folder: String) -> [String] {
    String(decoding: readFile(folder + "/list"), as: UTF8.self).split(separator: "\n").map(String.init)
}

func read(_ path: String) throws -> FiscalDocument { try NFeReader().read(readFile(path)).document }

/// The facts that the yardstick prints too, in its form.
func tell(_ document: FiscalDocument) {
    guard case .notes(let notes, _) = document else { return }
    for note in notes {
        out.row([
            "N", note.keyText, note.issuer.id, note.recipient?.id ?? "", note.total, note.authorisation?.status ?? "",
        ])
        for item in note.items {
            out.row([
                "I", String(item.number), item.code, item.description, item.ncm, item.cfop, item.quantity,
                item.unitValue, item.totalValue, item.additionalInfo,
            ])
        }
    }
}
