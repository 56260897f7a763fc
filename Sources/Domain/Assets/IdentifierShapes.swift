/// Identifiers that are known by their shape, wherever they stand.
extension FoldedText {
    /// `hh:hh:hh:hh:hh:hh`, the same with hyphens, or `hhhh.hhhh.hhhh`, standing alone.
    func address(at start: Int) -> (MACAddress, Int)? {
        let spellings: [(separator: UInt8, group: Int, groups: Int)] = [
            (UInt8(ascii: ":"), 2, 6), (UInt8(ascii: "-"), 2, 6), (UInt8(ascii: "."), 4, 3),
        ]
        for (separator, group, groups) in spellings {
            let end = start + group * groups + groups - 1
            guard end <= count, !isWordByte(end) else { continue }
            let isSpelled = (start..<end).allSatisfy { index in
                (index - start) % (group + 1) == group ? bytes[index] == separator : Self.isHexadecimal(bytes[index])
            }
            // A longer chain of groups is something else: an IPv6 address, an EUI-64.
            guard isSpelled, !isGroup(before: start, separator), !isGroup(after: end, separator, group),
                let mac = try? MACAddress(string(start..<end))
            else { continue }
            return (mac, end)
        }
        return nil
    }

    /// A whole word of two to four hexadecimal digits and the separator stand before: no label, which ends in letters.
    private func isGroup(before start: Int, _ separator: UInt8) -> Bool {
        guard has(separator, at: start - 1) else { return false }
        var first = start - 1
        while first > start - 6, isWordByte(first - 1) { first -= 1 }
        let group = first..<start - 1
        return (2...4).contains(group.count) && bytes[group].allSatisfy(Self.isHexadecimal)
            && bytes[group].contains(where: Self.isDigit)
    }

    private func isGroup(after end: Int, _ separator: UInt8, _ length: Int) -> Bool {
        guard has(separator, at: end), end + length < count, !isWordByte(end + 1 + length) else { return false }
        return bytes[end + 1..<end + 1 + length].allSatisfy(Self.isHexadecimal)
    }

    /// The serial number of an optical terminal: the maker's four letters and eight hexadecimal digits
    /// (`HWTCA1B2C301`, `HWTC-A1B2C301`), or the same as sixteen digits, the letters as their codes
    /// (`48575443A1B2C301`). Only of makers that are known, so that no word or number is taken for one; the value is
    /// the form of twelve characters, so that both spellings are one identifier.
    func terminalSerial(at start: Int) -> (String, Int)? {
        let end = wordEnd(start)
        switch end - start {
        case 12:
            let text = string(start..<end)
            return TerminalSerial.isKnown(text) ? (text, end) : nil
        case 16:
            return TerminalSerial.decoded(string(start..<end)).map { ($0, end) }
        case 4:
            guard has(UInt8(ascii: "-"), at: end), wordEnd(end + 1) == end + 9 else { return nil }
            let text = string(start..<end) + string(end + 1..<end + 9)
            return TerminalSerial.isKnown(text) ? (text, end + 9) : nil
        default: return nil
        }
    }
}

/// The serial number of an optical terminal (ITU-T G.984.3 §9.2.4.1: vendor id, vendor-specific number).
enum TerminalSerial {
    /// Vendor ids that terminals announce. Source: the list of popular vendor ids of the hack-GPON project, without
    /// its generic `GPON`, which is also a word.
    static let vendors: Set<String> = [
        "ALCL",  // Nokia, Alcatel-Lucent
        "DLNK",  // D-Link
        "ELTX",  // Eltex
        "FHTT",  // FiberHome
        "GNXS",  // Genexis
        "HALN",  // Halny
        "HBMT",  // Hisense
        "HWTC",  // Huawei
        "ISKT",  // Iskratel
        "LEOX",  // Leox
        "LQDE",  // Lantiq
        "PTIN",  // Altice Labs
        "RTKG",  // Realtek
        "SCOM",  // Sercomm
        "SPGA",  // Source Photonics
        "TMBB",  // Technicolor
        "TPLG",  // TP-Link
        "UBNT",  // Ubiquiti
        "ZTEG",  // ZTE
        "ZYWN",  // Zyxel
    ]

    /// Four letters and eight hexadecimal digits.
    static func hasShape(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 12 && text.utf8.prefix(4).allSatisfy(FoldedText.isLetter)
            && text.utf8.dropFirst(4).allSatisfy(FoldedText.isHexadecimal)
    }

    /// The shape, of a maker that is known.
    static func isKnown(_ text: String) -> Bool { hasShape(text) && vendors.contains(String(text.prefix(4))) }

    /// The form of twelve characters of sixteen hexadecimal digits, where the maker is known.
    static func decoded(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes.allSatisfy(FoldedText.isHexadecimal) else { return nil }
        let letters = stride(from: 0, to: 8, by: 2).compactMap { index in
            UInt8(String(decoding: bytes[index..<index + 2], as: UTF8.self), radix: 16)
        }
        let serial = String(decoding: letters, as: UTF8.self) + String(decoding: bytes[8...], as: UTF8.self)
        return isKnown(serial) ? serial : nil
    }
}
