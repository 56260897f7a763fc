internal import Documents
internal import Domain
internal import Signing
internal import Watching

/// What judges fiscal documents beside the store: the provider's policy and the check of signatures.
struct FiscalJudge: Sendable {
    let policy: NotePolicy
    let verifier: SignatureVerifier

    /// The judge that a workspace's configuration asks for, with its file of trusted certificates.
    init(_ configuration: Configuration, workspace: Workspace, files: LocalFiles) throws {
        policy = configuration.notePolicy
        var bundle: [UInt8]?
        if let name = configuration.trustFile {
            let path = name.hasPrefix("/") ? name : workspace.root + "/" + name
            do {
                bundle = try files.read(path, limit: 16 << 20)
            } catch {
                throw Self.fault(workspace, .value(name, allowed: "PEM"))
            }
        }
        do {
            verifier = try SignatureVerifier(trustedCertificatesPEM: bundle)
        } catch {
            throw Self.fault(workspace, .value(configuration.trustFile ?? "", allowed: "PEM"))
        }
    }

    private static func fault(
        _ workspace: Workspace, _ problem: ConfigurationFault.Problem
    ) -> WorkspaceFault {
        .configuration(
            ConfigurationFault(file: workspace.configuration, line: 0, column: 0, key: "nfe.trust", problem: problem))
    }

    /// A judge for looking at documents without a workspace.
    init(policy: NotePolicy, verifier: SignatureVerifier) {
        self.policy = policy
        self.verifier = verifier
    }

    /// The signatures of a document. They are verified when the first is asked for, and once.
    func signatures(of reading: FiscalReading, _ bytes: [UInt8]) -> DocumentSignatures {
        DocumentSignatures(verifier: verifier, bytes: reading.repairedBytes ?? bytes)
    }
}

/// The signatures of one document, in document order.
final class DocumentSignatures {
    private let verifier: SignatureVerifier
    private let bytes: [UInt8]
    private var elements: [SignedElement]?

    init(verifier: SignatureVerifier, bytes: [UInt8]) {
        self.verifier = verifier
        self.bytes = bytes
    }

    /// The evidence for the signed element at a place, which must have this Id. A document whose signatures cannot be
    /// lined up with what was read from it proves nothing.
    func evidence(at index: Int, id: String) throws -> SignatureEvidence {
        let all: [SignedElement]
        if let elements {
            all = elements
        } else {
            do {
                all = try verifier.verify(bytes)
            } catch {
                // The machine's fault: the file waits. Any other is the document's, and proves nothing.
                guard error.code != .library else { throw FileFault(call: "verify", path: "", code: 12) }
                all = []
            }
            elements = all
        }
        guard all.indices.contains(index), all[index].id == id else {
            return SignatureEvidence(.invalid, fault: .form)
        }
        return SignatureEvidence(all[index])
    }
}

extension SignatureEvidence {
    init(_ element: SignedElement) {
        switch element.outcome {
        case .valid: self.init(.valid)
        case .validAfterWhitespaceRemoval: self.init(.validAfterWhitespaceRemoval)
        case .absent: self.init(.absent)
        case .invalid(.form): self.init(.invalid, fault: .form)
        case .invalid(.digest): self.init(.invalid, fault: .digest)
        case .invalid(.value): self.init(.invalid, fault: .value)
        }
        holder = element.certificate?.holder ?? ""
        validFrom = element.certificate?.validFrom
        validUntil = element.certificate?.validUntil
        isTrusted = element.certificate?.isTrusted
    }
}
