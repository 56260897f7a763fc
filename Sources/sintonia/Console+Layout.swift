internal import Glibc
internal import Reports

extension Console {
    /// Columns of the terminal that standard output is; none where it is a file or a pipe, whose lines stay whole.
    static let columns = columns(of: 1)
    /// Columns of the terminal that standard error is.
    static let errorColumns = columns(of: 2)

    private static func columns(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
        return Int(size.ws_col)
    }

    /// Prints a paragraph, broken between words on a terminal.
    func paragraph(_ text: String, indent: Int = 0, hanging: Int? = nil, _ colour: Colour? = nil) {
        for text in TextLayout.wrapped(text, width: Self.columns, indent: indent, hanging: hanging) {
            plain(colour.map { coloured(text, $0) } ?? text)
        }
    }

    /// Prints what is laid out already, as it is.
    private func plain(_ text: String) {
        if isJSON { line(text) } else if !isQuiet { print(TerminalText.safe(text)) }
    }

    /// Prints a heading.
    func heading(_ text: String) { line(coloured(text, .bold)) }

    /// Prints rows in aligned columns under their head.
    func table(
        head: [String], _ rows: [[String]], indent: Int = 2, right: Set<Int> = [], elastic: Int? = nil,
        under: (Int) -> Void = { _ in }
    ) {
        let lines = TextLayout.columns(
            [head] + rows, width: Self.columns, indent: indent, right: right, elastic: elastic)
        for (index, text) in lines.enumerated() {
            plain(index == 0 ? coloured(text, .bold) : text)
            if index > 0 { under(index - 1) }
        }
    }

    /// Two columns, the second broken between words under itself.
    func facts(_ rows: [(String, String)], indent: Int = 2) {
        let width = rows.map(\.0.count).max() ?? 0
        for (name, value) in rows {
            let padding = String(repeating: " ", count: width - name.count)
            let label = String(repeating: " ", count: indent) + name + padding + "  "
            let lines = TextLayout.wrapped(value, width: Self.columns, indent: label.count)
            for (index, text) in lines.enumerated() { plain(index == 0 ? label + text.dropFirst(label.count) : text) }
        }
    }
}
