import Foundation
import Signing
import SigningSupport

/// One verifier for all tests, as a run has one.
let verifier = Result { () throws(SigningFault) in try SignatureVerifier() }

/// The elements of a document that is given as text.
func verified(_ text: String) throws -> [SignedElement] { try verifier.get().verify(Array(text.utf8)) }

/// The outcomes of a document that is given as text.
func outcomes(_ text: String) throws -> [SignedElement.Outcome] { try verified(text).map(\.outcome) }

/// The fault of a document that cannot be judged.
func fault(of bytes: [UInt8]) -> SigningFault.Code? {
    do throws(SigningFault) {
        _ = try verifier.get().verify(bytes)
        return nil
    } catch {
        return error.code
    }
}

/// The files of `Tests/Fixtures/nfe`.
enum SigningFixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/nfe")

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    static func bytes(_ name: String) throws -> [UInt8] {
        // `Data(contentsOf:)` of this toolchain leaks where the file is empty.
        let file = try FileHandle(forReadingFrom: folder.appending(path: name))
        return [UInt8](try file.readToEnd() ?? Data())
    }

    static func bytes(numbered number: String) throws -> [UInt8] {
        try bytes(names.first { $0.hasPrefix(number + "-") } ?? number)
    }
}
