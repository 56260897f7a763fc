import Foundation
import TestSupport
import Testing

/// What people see on a terminal of 80 columns: a pseudo-terminal of `script` (bsdutils, on every Debian).
@Suite(.serialized) struct TerminalTests {
    static let base = Result { () throws -> TestWorkspace in
        let workspace = try TestWorkspace()
        try workspace.drop(Checkout.fixtures + "/golden")
        let name = "erp/um-nome-de-arquivo-que-nao-cabe-em-lugar-nenhum-de-uma-linha-2026-11-22.csv"
        try workspace.drop(text: "a;b\n1;2\n", as: name)
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        return workspace
    }

    func screen(_ command: String, environment: [String: String] = [:]) throws -> String {
        let workspace = try Self.base.get()
        // The runner of the tests sets it for itself, where its own output is no terminal.
        let colour = environment["NO_COLOR"] == nil ? "unset NO_COLOR; " : ""
        let line =
            colour + "stty cols 80 rows 40; '\(workspace.program.path)' \(command) --workspace '\(workspace.root)'"
        let ending = try Program(path: "/usr/bin/script").run(["-qec", line, "/dev/null"], environment: environment)
        return ending.output.replacing("\r\n", with: "\n")
    }

    @Test(arguments: [
        "status", "quarantine list", "quarantine show 2", "review list", "findings list", "plan show",
        "billing preview --due 2026-12-10", "find 1001",
        "inspect '\(Checkout.fixtures)/nfe/07-procnfe-series-a-menos.xml'",
    ])
    func nothingIsBrokenInsideAWord(_ command: String) throws {
        for language in ["pt-BR", "en"] {
            let text = try screen(command + " --lang \(language)")
            #expect(!text.isEmpty, "\(command)")
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                let shown = line.replacing(/\u{1B}\[[0-9;]*[mK]/, with: "")
                // A path, a hash or a key has no place where it could be broken.
                let longest = shown.split(separator: " ").map(\.count).max() ?? 0
                #expect(shown.count <= 80 || longest > 40, "\(command): \(shown)")
            }
        }
    }

    @Test func colourIsForTerminalsAndThoseWhoWantIt() throws {
        #expect(try screen("status").contains("\u{1B}[1m"))
        #expect(try !screen("status", environment: ["NO_COLOR": "1"]).contains("\u{1B}"))
        let workspace = try Self.base.get()
        #expect(try !workspace.sintonia("status").output.contains("\u{1B}"))
    }

    /// Work of less than a second says nothing of its progress, and what is not on a terminal never does.
    @Test func progressIsForTerminals() throws {
        for arguments in [["run"], ["run", "--json"], ["run", "--quiet"]] {
            let workspace = try TestWorkspace(copyOf: try Self.base.get())
            let ending = try workspace.program.run(
                arguments + ["--as-of", "2026-11-22", "--workspace", workspace.root])
            #expect(ending.errors.isEmpty, "\(arguments): \(ending.errors)")
        }
    }
}
