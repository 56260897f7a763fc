import Foundation
import Testing
import XMLKit

@Suite struct XMLSchemaTests {
    /// A folder with a schema in two files, gone at the end.
    private final class Folder: Sendable {
        let path = FileManager.default.temporaryDirectory.path + "/sintonia-xsd-\(UUID().uuidString)"

        init() throws {
            try write("in/box.xsd", XMLSchemaTests.box)
            try write("in/types.xsd", XMLSchemaTests.types)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ name: String, _ text: String) throws {
            let target = path + "/" + name
            try FileManager.default.createDirectory(
                atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try text.write(toFile: target, atomically: false, encoding: .utf8)
        }

        func schema(_ name: String) throws -> XMLSchema {
            try XMLSchema(path: path + "/in/" + name, below: path + "/in")
        }
    }

    private static func wrapped(_ content: String) -> String {
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:box" xmlns="urn:box"
            elementFormDefault="qualified">\(content)</xs:schema>
        """
    }

    private static let box = wrapped(
        """
        <xs:include schemaLocation="types.xsd"/>
        <xs:element name="box"><xs:complexType><xs:sequence>
            <xs:element name="serial" type="Serial"/>
            <xs:any namespace="##other" processContents="lax" minOccurs="0"/>
        </xs:sequence></xs:complexType></xs:element>
        """)
    private static let types = wrapped(
        """
        <xs:simpleType name="Serial"><xs:restriction base="xs:string"><xs:pattern value="SN[0-9]+"/>
        </xs:restriction></xs:simpleType>
        """)

    private func document(_ content: String) -> [UInt8] { Array("\n<box xmlns=\"urn:box\">\n\(content)\n</box>".utf8) }

    @Test func aDocumentThatKeepsItHasNoProblems() throws {
        let schema = try Folder().schema("box.xsd")
        #expect(try schema.problems(in: document("<serial>SN42</serial>")).isEmpty)
    }

    @Test func aProblemHasItsLineInTheBytesGiven() throws {
        let schema = try Folder().schema("box.xsd")
        let problems = try schema.problems(in: document("<serial>42</serial>"))
        #expect(problems.map(\.line).first == 3)
        #expect(problems.first?.message.contains("serial") == true)
    }

    @Test func oneSchemaJudgesManyDocuments() throws {
        let schema = try Folder().schema("box.xsd")
        for number in 0..<20 {
            let problems = try schema.problems(in: document("<serial>\(number % 2 == 0 ? "SN" : "")7</serial>"))
            #expect(problems.isEmpty == (number % 2 == 0))
        }
    }

    @Test func problemsAreCapped() throws {
        let schema = try Folder().schema("box.xsd")
        let many = String(repeating: "<serial bad='1'>x</serial>\n", count: 500)
        let problems = try schema.problems(in: document(many))
        #expect(!problems.isEmpty && problems.count <= XMLSchema.problemsMax)
    }

    @Test func aDocumentTypeDeclarationIsRefused() throws {
        let schema = try Folder().schema("box.xsd")
        let fault = #expect(throws: XMLFault.self) {
            try schema.problems(in: Array("<!DOCTYPE box SYSTEM 'in/box.dtd'><box xmlns='urn:box'/>".utf8))
        }
        #expect(fault?.code == .doctype(root: "box"))
    }

    @Test func limitsAreKept() throws {
        let folder = try Folder()
        let limits = XMLLimits(depth: 1)
        let schema = try XMLSchema(path: folder.path + "/in/box.xsd", below: folder.path + "/in", limits: limits)
        let fault = #expect(throws: XMLFault.self) { try schema.problems(in: document("<serial>SN1</serial>")) }
        #expect(fault?.code == .limit(.depth))
    }

    @Test(arguments: ["../out.xsd", "http://127.0.0.1:9/types.xsd", "link.xsd"])
    func nothingOutsideTheFolderIsOpened(_ location: String) throws {
        let folder = try Folder()
        try folder.write("out.xsd", Self.types)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/in/link.xsd", withDestinationPath: folder.path + "/out.xsd")
        try folder.write("in/box.xsd", Self.box.replacingOccurrences(of: "types.xsd", with: location))
        #expect(throws: XMLSchema.Unusable.self) { try folder.schema("box.xsd") }
    }

    /// The named schema allows what stands there; were it read, the element of the other namespace would be judged.
    @Test func aDocumentCannotBringItsOwnSchema() throws {
        let folder = try Folder()
        let schema = try folder.schema("box.xsd")
        let strict = Self.wrapped("<xs:element name='extra' type='xs:integer'/>")
        try folder.write("in/extra.xsd", strict.replacingOccurrences(of: "urn:box", with: "urn:extra"))
        let extra = """
            <serial>SN1</serial><e:extra xmlns:e="urn:extra" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="urn:extra \(folder.path)/in/extra.xsd">none</e:extra>
            """
        #expect(try schema.problems(in: document(extra)).isEmpty)
    }

    @Test func aBrokenSchemaIsOfNoUse() throws {
        let folder = try Folder()
        try folder.write("in/broken.xsd", "<xs:schema")
        #expect(throws: XMLSchema.Unusable.self) { try folder.schema("broken.xsd") }
        #expect(throws: XMLSchema.Unusable.self) { try folder.schema("absent.xsd") }
    }
}
