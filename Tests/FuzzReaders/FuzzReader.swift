/// A reader as a fuzzer sees it. To add one: a file beside this one, its name in ``all``, a folder of its name in
/// `Tests/Fixtures/fuzz` with at least one file.
public struct FuzzReader: Sendable {
    /// Its name, for `FUZZ_TARGET` and the folder of its regressions.
    public let name: String
    /// Longest input worth trying, in bytes.
    public let bytesMax: Int
    /// Reads the bytes, whatever they are. Gives the promise that was broken, nil where all were kept; ends the
    /// process where a reader must never end it, which is what a fuzzer looks for.
    public let read: @Sendable ([UInt8]) -> String?

    /// Every reader.
    public static let all: [FuzzReader] = [
        .nfe, .signature, .identifiers, .zip, .gzip, .mail, .distribution, .table,
    ]
}
