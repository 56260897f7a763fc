extension Unicode.Scalar {
    /// Steers what shows it instead of being shown: moves a terminal's cursor, colours it, or turns the direction of the
    /// letters that follow, so that a name reads as another. Foreign text may hold such marks; ours does not.
    public var isSteering: Bool {
        switch value {
        // C0 but for the tab and the line ends.
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20: true
        default: isHidden
        }
    }

    /// A steering mark that is no C0 control: DEL and C1, separators of lines and paragraphs, and Unicode's embeddings,
    /// overrides and isolates, which turn the direction of the letters that follow.
    public var isHidden: Bool {
        switch value {
        case 0x7F...0x9F, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// The same text with every steering mark spelt out, as JSON would spell it: `\u001b`.
    public var withoutSteering: String { spelling(\.isSteering) }

    /// The same text with the hidden marks spelt out: for writers that have their own way with C0 controls.
    public var withoutHiddenMarks: String { spelling(\.isHidden) }

    /// The same text in one line: tabs and line ends are spelt out too. For names of files.
    public var onOneLine: String { spelling { $0.isSteering || $0.value < 0x20 } }

    private func spelling(_ isSpelt: (Unicode.Scalar) -> Bool) -> String {
        guard unicodeScalars.contains(where: isSpelt) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            guard isSpelt(scalar) else {
                result.append(scalar)
                continue
            }
            let digits = String(scalar.value, radix: 16)
            result.append(contentsOf: "\\u".unicodeScalars)
            result.append(contentsOf: String(repeating: "0", count: 4 - digits.count).unicodeScalars)
            result.append(contentsOf: digits.unicodeScalars)
        }
        return String(result)
    }
}
