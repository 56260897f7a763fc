internal import Foundation
internal import Glibc
internal import Pipeline
internal import Reports

/// Standard output for answers, standard error for faults; colour on a terminal only, and not under `NO_COLOR`.
struct Console {
    let language: Language
    let isJSON: Bool
    let isQuiet: Bool

    /// Colours of the verdict and of states.
    enum Colour: Int {
        case red = 31
        case green = 32
        case yellow = 33
        case bold = 1
    }

    /// Prints a line of an answer.
    func line(_ text: String = "") {
        if !isQuiet { print(TerminalText.safe(text)) }
    }

    /// Hands over what was printed: a service that writes to a file or a journal is read while it runs.
    func flush() { _ = fflush(nil) }

    /// Prints a sentence.
    func say(_ text: CommandText, _ values: [String: String] = [:]) { line(word(text, values)) }

    /// A sentence of the catalogue.
    func word(_ text: CommandText, _ values: [String: String] = [:]) -> String {
        text.phrase.text(language, values)
    }

    /// Prints an answer as JSON, keys sorted.
    func json(_ object: Any) {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else { return }
        print(TerminalText.safe(json: String(decoding: data, as: UTF8.self)))
    }

    /// Prints a piece of a long answer, without a line end.
    func piece(_ text: String) { print(TerminalText.safe(text), terminator: "") }

    /// Prints one line of JSON, keys sorted.
    func jsonLine(_ object: Any) {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else { return }
        print(TerminalText.safe(json: String(decoding: data, as: UTF8.self)))
    }

    /// A fault, on standard error.
    func fault(_ text: CommandText, _ values: [String: String] = [:]) { Self.complain(word(text, values)) }

    /// A line on standard error.
    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((TerminalText.safe(text) + "\n").utf8))
    }

    /// Text in a colour, where colour shows.
    func coloured(_ text: String, _ colour: Colour) -> String {
        let isTerminal = isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        return isTerminal ? TerminalText.coloured(text, colour.rawValue) : text
    }

    /// Two columns, the first padded.
    func pairs(_ rows: [(String, String)], indent: Int = 2) {
        let width = rows.map(\.0.count).max() ?? 0
        for (name, value) in rows {
            let padding = String(repeating: " ", count: width - name.count)
            line(String(repeating: " ", count: indent) + name + padding + "  " + value)
        }
    }
}
