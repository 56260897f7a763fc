/// Bytes of XML that are not in the encoding the document has or declares. SEFAZ's own answers and suppliers' notes
/// come so: text of Windows programs under the declaration of UTF-8, or under that of ISO-8859-1, of which
/// Windows-1252 is the superset that was meant.
/// Source: domain fact sheet of the NF-e, §1 (byte-level reality).
enum TextRepair {
    /// A document that declares ISO-8859-1 and has bytes that are controls there and letters, dashes or quotes in
    /// Windows-1252: the same in UTF-8, declared so. `nil` for any other document.
    static func relabelled(_ bytes: [UInt8]) -> [UInt8]? {
        guard let declared = declaration(of: bytes), latin.contains(declared.name),
            bytes.contains(where: { (0x80...0x9F).contains($0) }), !bytes.contains(where: isOpen)
        else { return nil }
        return Windows1252.utf8(Array(bytes[..<declared.place.lowerBound])) + Array("UTF-8".utf8)
            + Windows1252.utf8(Array(bytes[declared.place.upperBound...]))
    }

    /// A document in UTF-8, declared or by default, in which the bytes that are no UTF-8 are taken for Windows-1252.
    /// Sound sequences stay: a note in UTF-8 inside an envelope in another encoding keeps its letters.
    /// `nil` where nothing is to be repaired, where a byte means nothing in Windows-1252 either, and where the only
    /// thing wrong is that the last letter is cut: that file is not whole.
    static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
        if let declared = declaration(of: bytes), !["utf-8", "utf8"].contains(declared.name) { return nil }
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        var index = 0
        while index < bytes.count {
            let end = bytes.withUnsafeBytes { UTF8Census.skipASCII($0, from: index) }
            text += bytes[index..<end]
            index = end
            guard index < bytes.count else { break }
            var decoder = Unicode.UTF8.ForwardParser()
            var rest = bytes[index...].prefix(4).makeIterator()
            switch decoder.parseScalar(from: &rest) {
            case .valid(let scalar):
                text += scalar
                index += scalar.count
            case .error where isCut(bytes[index...]): return nil
            case .error, .emptyInput:
                guard !isOpen(bytes[index]) else { return nil }
                text += Windows1252.utf8([bytes[index]])
                index += 1
            }
        }
        return text
    }

    private static let latin: Set<String> = [
        "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "latin-1", "l1",
    ]

    /// The five bytes that Windows-1252 leaves open.
    private static func isOpen(_ byte: UInt8) -> Bool { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) }

    /// A sequence that the end of the file cuts.
    private static func isCut(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first, rest.count < 4 else { return false }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        return (0xC2...0xF4).contains(first) && rest.count < length
            && rest.dropFirst().allSatisfy { (0x80...0xBF).contains($0) }
    }

    /// The encoding that the XML declaration names, lower case, and where it stands.
    private static func declaration(of bytes: [UInt8]) -> (name: String, place: Range<Int>)? {
        var start = 0
        while start < bytes.count {
            if bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) {
                start += 3
            } else if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[start]) {
                start += 1
            } else {
                break
            }
        }
        let head = bytes[start...].prefix(256)
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let word = Array("encoding".utf8)
        var index = start
        while index + word.count < end, !bytes[index...].starts(with: word) { index += 1 }
        guard index + word.count < end,
            let open = bytes[(index + word.count)..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
            let close = bytes[(open + 1)..<end].firstIndex(of: bytes[open])
        else { return nil }
        let place = (open + 1)..<close
        return (String(decoding: bytes[place], as: UTF8.self).lowercased(), place)
    }
}
