internal import Documents
internal import Domain
internal import Glibc

// nfebench generate FOLDER COUNT | read FOLDER | judge FOLDER
let arguments = CommandLine.arguments
switch (arguments.dropFirst().first, arguments.count) {
case ("generate", 4):
    var corpus = Corpus(seed: 2026)
    for number in 1...(Int(arguments[3]) ?? 1) {
        writeFile(arguments[2] + "/" + corpus.fileName(number), corpus.note(number))
    }
case ("read", 3): for path in paths(in: arguments[2]) { tell(try read(path)) }
case ("judge", 3):
    let company = OwnCompany([try CNPJ(Corpus.recipient)])
    var counts: [String: Int] = [:]
    for path in paths(in: arguments[2]) {
        guard case .notes(let notes, _) = try read(path) else { continue }
        for note in notes {
            let verdict = note.judged(for: company)
            counts[verdict.disposition.rawValue, default: 0] += 1
            counts["units", default: 0] += note.units(under: verdict, for: company).units.count
        }
    }
    print(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
default: exit(2)
}
out.flush()

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
