import Foundation
import TestSupport
import Testing

/// The sample day with one of its files cut, or without it: rows, columns, sheets, archives, manifests, whatever it is.
/// No action that takes television away may be released that the whole day would not propose as proved, and the
/// morning's line must say what was missing. `SINTONIA_CUTS` is the number of cuts, 500 unless told; half of them lie
/// at the end of a row or a byte beside it, the others anywhere.
@Suite struct SampleCutTests {
    /// The files of the day, smallest ones too.
    static let files: [String] = {
        let folder = Checkout.samples + "/today"
        let names = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
        return names.compactMap { $0 as? String }.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }()

    /// Cuts of one file.
    static let share: Int = {
        let wanted = ProcessInfo.processInfo.environment["SINTONIA_CUTS"].flatMap(Int.init) ?? 500
        return (wanted + files.count - 1) / max(1, files.count)
    }()

    /// Tables of which a picture is taken, and what the morning's line calls them: what is not in them may be gone.
    static let snapshots = [
        "plans": "planos", "packages": "pacotes", "package-channels": "grade dos pacotes", "subscribers": "clientes",
        "contracts": "contratos", "contract-packages": "pacotes contratados", "points": "pontos",
        "catalogue-channels": "canais da plataforma", "catalogue-packages": "pacotes da plataforma",
        "catalogue-package-channels": "canais dos pacotes da plataforma", "accounts": "contas",
        "entitlements": "habilitações", "devices": "equipamentos",
    ]

    /// The tables that a line says are not whole, without their platforms.
    static func gaps(in line: String) -> Set<String> {
        let said = line.components(separatedBy: "sem retrato inteiro hoje: ").dropFirst().first ?? ""
        let list = said.split(separator: ";").first ?? ""
        return Set(
            list.components(separatedBy: ", ").map { $0.components(separatedBy: " (").first ?? $0 })
    }

    /// What a picture is called, by the name of its file; none where the file is no picture, or only adds to one.
    static func snapshot(_ name: String) -> String? {
        let file = (name as NSString).lastPathComponent
        let stem = file.split(separator: ".").first.map(String.init) ?? file
        let platforms = ["", "beenius-", "cdntv-", "deezer-", "ion-", "maxitv-", "mcr-", "neotv-"]
        return snapshots.first { kind in platforms.contains { stem == $0 + kind.key + "-2026-11-22" } }?.value
    }

    /// The day before, taken in.
    static let yesterday = Result { () throws -> TestWorkspace in
        let workspace = try TestWorkspace(
            configuration: SampleDayTests.configuration + "\nintake: { settleSeconds: 0 }\n")
        try workspace.drop(Checkout.samples + "/yesterday")
        try workspace.sintonia("run", "--as-of", "2026-11-21", "--quiet")
        try SampleDayTests.bill(workspace)
        return workspace
    }

    /// What the whole day proposes to take away, proved: by the id of the change; held back only for their number, or
    /// not at all.
    static let proved = Result { () throws -> Set<String> in
        let workspace = try day(without: nil)
        return try takingAway(workspace) { $0 == nil || $0?.hasSuffix("-cap") == true }
    }

    static func day(without file: String?) throws -> TestWorkspace {
        let workspace = try TestWorkspace(copyOf: try yesterday.get())
        for name in files where name != file { try workspace.drop(Checkout.samples + "/today/" + name, as: name) }
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return workspace
    }

    static func takingAway(_ workspace: TestWorkspace, _ isWanted: (String?) -> Bool) throws -> Set<String> {
        let rows = try workspace.rows("plan").filter {
            $0["destructive"] as? Bool == true && isWanted($0["withheldBy"] as? String)
        }
        return Set(rows.compactMap { $0["id"] as? String })
    }

    /// Places at which a file is cut, drawn by lot from its own name.
    static func cuts(_ bytes: [UInt8], of name: String) -> [Int] {
        guard bytes.count > 2 else { return [] }
        var dice = NoteOrderTests.Dice(name.utf8.reduce(2026) { $0 &* 31 &+ UInt64($1) })
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") && $0 < bytes.count - 2 }
        return (0..<share).map { number in
            guard number % 2 == 0, !ends.isEmpty else { return 1 + dice.roll(bytes.count - 2) }
            return max(1, min(bytes.count - 2, ends[dice.roll(ends.count)] + dice.roll(3)))
        }
    }

    @Test(arguments: files) func nothingIsTakenAwayForWhatIsNotThere(_ file: String) throws {
        let proved = try Self.proved.get()
        let without = try Self.day(without: file)
        var broken: [String] = []
        func check(_ workspace: TestWorkspace, _ place: String) throws {
            let released = try Self.takingAway(workspace) { $0 == nil }
            if !released.isSubset(of: proved) { broken.append("\(place): takes away \(released.subtracting(proved))") }
            guard let kind = Self.snapshot(file) else { return }
            let line = try workspace.report("verdict.txt")
            if !Self.gaps(in: line).contains(kind) {
                broken.append("\(place): the line does not name \(kind): \(line)")
            }
        }
        try check(without, "\(file) left out")
        let bytes = [UInt8](FileManager.default.contents(atPath: Checkout.samples + "/today/" + file) ?? Data())
        for length in Self.cuts(bytes, of: file) {
            let workspace = try TestWorkspace(copyOf: without)
            try workspace.drop(Data(bytes.prefix(length)), as: file)
            let ending = try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            let place = "\(file) at \(length)"
            if ![0, 1, 4].contains(ending.status) { broken.append("\(place): ends with \(ending.status)") }
            try check(workspace, place)
        }
        #expect(broken.isEmpty, "\(broken.count): \(broken.prefix(5))")
    }
}
