public import Domain
internal import XMLKit
internal import ZipKit

/// Why the bytes of a document could not be taken, and where.
public struct DocumentFault: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: Equatable, Sendable {
        /// No bytes, or blanks only.
        case empty
        /// Not well-formed, cut short, or followed by something else.
        case malformed
        /// Well-formed, and without what makes it the document it says it is (a note without `infNFe`).
        case incomplete
        /// Bytes that are not text in their encoding.
        case encoding
        /// A document type declaration.
        case doctype
        /// Nothing that this reader reads.
        case notFiscal
        /// More than a document may ask for.
        case limit(Bound)
        /// A name in an archive that would lead out of its folder.
        case unsafePath
        /// An archive, or an entry of it, whose bytes contradict themselves.
        case damagedArchive
        /// An entry that needs a password.
        case encrypted
        /// A compression method other than *stored* and *deflated*; carries its number.
        case unknownMethod(Int)
        /// A document of an office program: a zip, whose parts are nobody's documents.
        case officeDocument
        /// The machine's fault, not the file's: out of memory, or a file that cannot be opened.
        case unavailable
    }

    /// Which limit was passed.
    public enum Bound: String, Sendable, CaseIterable, Hashable {
        case bytes, depth, attributes, attributeBytes, elements, textBytes
        case entries, entryBytes, totalBytes, ratio, nesting, headerBytes, items
    }

    /// What is wrong.
    public let code: Code
    /// Line and column, from 1; 0 where there is none.
    public let line: Int, column: Int
    /// Path of the archive's entry; empty outside archives.
    public let member: String
    /// The libraries' own words, in English, for a log.
    public let detail: String

    /// A fault of `code` at a place.
    public init(code: Code, line: Int = 0, column: Int = 0, member: String = "", detail: String = "") {
        self.code = code
        self.line = line
        self.column = column
        self.member = member
        self.detail = detail
    }

    /// The reason of the rejection; `nil` where the fault is the machine's and the file must wait.
    public var reason: Reason? {
        switch code {
        case .empty: .empty
        case .malformed, .incomplete, .encoding, .damagedArchive, .encrypted, .unknownMethod: .malformed
        case .doctype: .doctypeRefused
        case .notFiscal: .notAFiscalDocument
        case .limit: .limitExceeded
        case .unsafePath: .unsafePath
        case .officeDocument: .unreadableSpreadsheet
        case .unavailable: nil
        }
    }

    init(_ fault: XMLFault) {
        let code: Code
        switch fault.code {
        case .empty: code = .empty
        case .malformed, .trailingBytes: code = .malformed
        case .encoding: code = .encoding
        case .doctype: code = .doctype
        case .limit(let bound): code = .limit(Bound(bound))
        case .outOfMemory: code = .unavailable
        }
        self.init(code: code, line: fault.line, column: fault.column, detail: fault.message)
    }

    init(_ fault: ZipFault, inside archive: String) {
        let code: Code
        switch fault.code {
        case .notAnArchive, .damaged: code = .damagedArchive
        case .unreadable, .outOfMemory: code = .unavailable
        case .limit(let bound): code = .limit(Bound(bound))
        case .unsafePath: code = .unsafePath
        case .encrypted: code = .encrypted
        case .unknownMethod(let number): code = .unknownMethod(number)
        }
        let parts = [archive, fault.entry].filter { !$0.isEmpty }
        self.init(code: code, member: parts.joined(separator: "/"), detail: fault.message)
    }
}

extension DocumentFault.Bound {
    fileprivate init(_ bound: XMLLimits.Bound) {
        switch bound {
        case .bytes: self = .bytes
        case .depth: self = .depth
        case .attributes: self = .attributes
        case .attributeBytes: self = .attributeBytes
        case .elements: self = .elements
        case .textBytes: self = .textBytes
        }
    }

    fileprivate init(_ bound: ZipLimits.Bound) {
        switch bound {
        case .entries: self = .entries
        case .entryBytes: self = .entryBytes
        case .totalBytes: self = .totalBytes
        case .ratio: self = .ratio
        }
    }
}
