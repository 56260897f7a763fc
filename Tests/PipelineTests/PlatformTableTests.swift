import Domain
import Foundation
import Pipeline
import Reports
import Testing

@testable import Documents
@testable import Platforms

/// What the documentation and the readers say of platforms is what the profiles say.
struct PlatformTableTests {
    private static let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "README.md")

    private static var table: String {
        var lines = [
            "| platform | who moves first | on which evidence | a plan comes as | executed | its own files that are read |",
            "|---|---|---|---|---|---|",
        ]
        let word = { PlatformWord.text($0, .en) }
        for view in PlatformQuestions.all(nil) {
            let files = view.files.map { "\($0.kind) (\($0.form))" }.joined(separator: ", ")
            lines.append(
                "| \(view.name) (`\(view.id.text)`) | \(word(view.direction)) | \(word(view.evidence.level)) "
                    + "| \(word(view.rendering)) | \(view.isExecutable ? "yes" : "no") | \(files) |")
        }
        return lines.joined(separator: "\n")
    }

    /// `SINTONIA_WRITE_DOCS=1` writes it anew.
    @Test func theTableOfTheReadmeIsTheProfiles() throws {
        var text = try String(contentsOf: Self.readme, encoding: .utf8)
        let begin = try #require(text.range(of: "<!-- platforms -->"))
        let end = try #require(text.range(of: "<!-- /platforms -->"))
        if ProcessInfo.processInfo.environment["SINTONIA_WRITE_DOCS"] != nil {
            text.replaceSubrange(begin.upperBound..<end.lowerBound, with: "\n\(Self.table)\n")
            try text.write(to: Self.readme, atomically: false, encoding: .utf8)
        } else {
            #expect(text[begin.upperBound..<end.lowerBound] == "\n\(Self.table)\n")
        }
    }

    /// The fields that a profile may map are the columns that the readers read, required ones and all.
    @Test func fieldsAreTheReadersColumns() throws {
        for (kind, fields) in FieldList.byKind {
            let shape = TableShape.of(kind)
            let required = shape.required.filter { $0 != .platform }.map(\.name)
            #expect(Set(fields.required) == Set(required), "\(kind.rawValue)")
            #expect(Set(fields.oneOf) == Set(shape.oneOf.map(\.name)), "\(kind.rawValue)")
            #expect(Set(fields.optional) == Set(shape.optional.map(\.name)), "\(kind.rawValue)")
        }
        #expect(FieldList.byKind.count == 6)
    }

    /// Every word of a profile has a text in both languages.
    @Test func everyWordHasAText() {
        let words =
            PlatformTraits.Direction.allCases.map(\.rawValue)
            + PlatformTraits.Direction.Rendering.allCases.map(\.rawValue) + Ability.allCases.map(\.rawValue)
            + Platforms.Evidence.Level.allCases.map(\.rawValue) + ProfileOperation.allCases.map(\.rawValue)
            + Listing.allCases.map(\.rawValue) + SuspendSubstitute.allCases.map(\.rawValue)
        for word in words { #expect(PlatformWord(rawValue: word) != nil, "\(word)") }
    }

    /// Every fault of a profile has a sentence whose places its values fill.
    @Test func everyFaultHasASentence() {
        let problems: [ProfileFault.Problem] = [
            .syntax("}"), .unknownKey(suggestion: nil, known: ["a"]), .repeatedKey, .missingKey("a"),
            .type(expected: "a"), .value("a", allowed: "b"), .unknownName("a", known: ["b"]),
            .transform("a", form: "b"), .unmapped(["a"]), .secretNotHidden("pin"), .literalSecret,
            .notRedacted(["pin"]), .notSignedOff(.none), .noSource(.vendorDoc),
        ]
        for problem in problems {
            guard let rule = ProfileRule(rawValue: problem.code) else {
                Issue.record("\(problem.code)")
                continue
            }
            let complaint = ProfileComplaint(path: "$", line: 1, column: 1, rule: rule, values: problem.values)
            for language in [Language.ptBR, .en] {
                let text = complaint.text(language).replacingOccurrences(of: "{secret:", with: "")
                #expect(!text.contains("{"), "\(problem.code): \(text)")
            }
        }
    }
}
