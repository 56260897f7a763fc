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

    /// Prints a line of an answer; on a terminal that is narrower it is broken between words. Where JSON is asked for and an
    /// answer is a sentence, the sentence is its message.
    func line(_ text: String = "") {
        guard !isQuiet else { return }
        if isJSON {
            if !text.isEmpty { jsonLine(["message": text]) }
            return
        }
        for text in TextLayout.broken(text, width: Self.columns) { print(TerminalText.safe(text)) }
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
        let lines = TextLayout.broken(text, width: errorColumns)
        FileHandle.standardError.write(Data((TerminalText.safe(lines.joined(separator: "\n")) + "\n").utf8))
    }

    /// Text in a colour, where colour shows.
    func coloured(_ text: String, _ colour: Colour) -> String {
        let isTerminal = isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        return isTerminal ? TerminalText.coloured(text, colour.rawValue) : text
    }

    /// Two columns, the first padded, the second broken under itself.
    func pairs(_ rows: [(String, String)], indent: Int = 2) { facts(rows, indent: indent) }
}
