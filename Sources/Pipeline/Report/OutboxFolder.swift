internal import Domain
internal import Reports
internal import Signing
internal import Watching

/// A report folder being written: beside its place, synced, then put there in one step. Keeps size and hash of every
/// file for the manifest.
final class OutboxFolder {
    /// What the manifest says of a file.
    struct Entry: Hashable {
        var name: String
        var bytes: Int
        var sha256: String
    }

    private let files: LocalFiles
    private let folder: String
    private let temporary: String
    private(set) var entries: [Entry] = []

    /// Begins the folder `date/runID` of an outbox; what an earlier, cut attempt left is swept away.
    init(outbox: String, date: BusinessDate, runID: String, files: LocalFiles) throws {
        self.files = files
        let dateFolder = "\(outbox)/\(date)"
        folder = "\(dateFolder)/\(runID)"
        temporary = "\(dateFolder)/.\(runID).new"
        try files.makeFolder(dateFolder)
        try files.removeTree(temporary)
        try files.makeFolder(temporary)
    }

    /// A new file of the folder, for writing.
    func sink(_ name: String) throws -> FileSink {
        FileSink(name: name, file: try files.create("\(temporary)/\(name)"))
    }

    /// Ends a file: on the disk, and in the manifest.
    func close(_ sink: FileSink) throws {
        let (file, bytes, hash) = sink.finish()
        try file.sync()
        entries.append(Entry(name: sink.name, bytes: bytes, sha256: hash))
    }

    /// Where a file lies that something else writes; ``adopt(_:)`` takes it in.
    func place(of name: String) -> String { "\(temporary)/\(name)" }

    /// Takes in a file that something else has written there: on the disk, and in the manifest.
    func adopt(_ name: String) throws {
        let file = try files.open(place(of: name))
        let hasher = ContentHasher()
        var bytes = 0
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = try piece.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
            bytes += count
            piece.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        try file.sync()
        entries.append(Entry(name: name, bytes: bytes, sha256: hasher.finish()))
    }

    /// Writes a whole file.
    func write(_ bytes: [UInt8], to name: String) throws {
        var sink = try sink(name)
        try sink.write(bytes)
        try close(sink)
    }

    /// Puts the folder in its place, in the place of what an earlier attempt of the same run had put there.
    func publish() throws {
        try files.syncFolder(temporary)
        if (try? files.look(at: folder)) == nil {
            try files.move(temporary, to: folder)
        } else {
            try files.exchange(temporary, folder)
            try files.removeTree(temporary)
        }
        let parent = String(folder[..<(folder.lastIndex(of: "/") ?? folder.endIndex)])
        try files.syncFolder(parent)
    }
}

/// A file on its way out, hashed as it is written.
struct FileSink: ByteSink {
    let name: String
    private let file: OpenFile
    private let hasher = ContentHasher()
    private var bytes = 0

    init(name: String, file: OpenFile) {
        self.name = name
        self.file = file
    }

    mutating func write(_ chunk: [UInt8]) throws {
        bytes += chunk.count
        chunk.withUnsafeBytes { hasher.update($0) }
        try chunk.withUnsafeBytes { try file.write($0) }
    }

    func finish() -> (file: OpenFile, bytes: Int, sha256: String) {
        (file, bytes, hasher.finish())
    }
}
