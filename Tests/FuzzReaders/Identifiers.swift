internal import Domain

extension FuzzReader {
    /// The free text of an item.
    static let identifiers = FuzzReader(name: "identifiers", bytesMax: 600) { bytes in
        let found = NoteIdentifiers(in: String(decoding: bytes, as: UTF8.self))
        guard found.boxes.count == found.count else { return "\(found.boxes.count) boxes of \(found.count)" }
        guard found.count <= bytes.count, found.box(at: found.count).isEmpty else { return "more boxes than text" }
        return nil
    }
}
