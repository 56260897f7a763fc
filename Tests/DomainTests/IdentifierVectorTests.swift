import Domain
import Foundation
import Testing

/// `Tests/Fixtures/vectors.json`: numbers whose check digits three independent implementations agree on.
struct CheckDigitVectors: Decodable, Sendable {
    struct Company: Decodable, Sendable { let base12: String, dv: String, cnpj: String }
    struct Key: Decodable, Sendable { let base43: String, dv: String, chave: String }
    struct Published: Decodable, Sendable {
        let chave: String
        let isSound: Bool
        enum CodingKeys: String, CodingKey { case chave, isSound = "dv_ok" }
    }
    struct Negative: Decodable, Sendable { let chave: String, motivo: String }

    let cnpj: [Company]
    let chave: [Key]
    let published: [Published]
    let negatives: [Negative]
    enum CodingKeys: String, CodingKey { case cnpj, chave, published = "chave_publicadas", negatives = "negativos" }

    static let all: CheckDigitVectors? = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/vectors.json")
        return (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(CheckDigitVectors.self, from: $0) }
    }()
}

@Suite struct IdentifierVectorTests {
    @Test func vectorsAreThere() throws {
        let vectors = try #require(CheckDigitVectors.all)
        #expect(vectors.cnpj.count == 20)
        #expect(vectors.chave.count == 9)
        #expect(vectors.published.count == 9)
        #expect(vectors.negatives.count == 5)
    }

    @Test(arguments: CheckDigitVectors.all?.cnpj ?? [])
    func companyNumber(_ vector: CheckDigitVectors.Company) throws {
        // All zeros pass the arithmetic and name nobody.
        guard vector.base12 != "000000000000" else {
            #expect { try CNPJ(vector.cnpj) } throws: { ($0 as? IdentifierFault)?.rule == .repeated }
            return
        }
        let cnpj = try CNPJ(vector.cnpj)
        #expect(cnpj.text == vector.cnpj)
        #expect(cnpj.root == String(vector.base12.prefix(8)))
        for wrong in 0..<100 where String(format: "%02d", wrong) != vector.dv {
            #expect { try CNPJ(vector.base12 + String(format: "%02d", wrong)) } throws: {
                ($0 as? IdentifierFault)?.rule == .checkDigit(expected: vector.dv)
            }
        }
    }

    @Test(arguments: CheckDigitVectors.all?.chave ?? [])
    func accessKey(_ vector: CheckDigitVectors.Key) throws {
        let key = try AccessKey(vector.chave)
        #expect(key.checkDigit == vector.dv)
        #expect(
            key.state + key.yearMonth + key.issuer + key.model + key.series + key.number + key.emissionType
                + key.randomCode == vector.base43)
        for digit in 0...9 where String(digit) != vector.dv {
            #expect(throws: IdentifierFault.self) { try AccessKey(vector.base43 + String(digit)) }
        }
    }

    @Test(arguments: CheckDigitVectors.all?.published ?? [])
    func publishedKey(_ vector: CheckDigitVectors.Published) {
        #expect(((try? AccessKey(vector.chave)) != nil) == vector.isSound)
    }

    @Test(arguments: CheckDigitVectors.all?.negatives ?? [])
    func refusedKey(_ vector: CheckDigitVectors.Negative) {
        #expect(throws: IdentifierFault.self, "\(vector.motivo)") { try AccessKey(vector.chave) }
    }

    @Test func typedKeysMayBeSmallAndSpaced() throws {
        let key = try AccessKey(typed: " 3526 0712 abc3 4501 de35 5500 1000 0001 2317 5450 5705")
        #expect(key.text == "35260712ABC34501DE35550010000001231754505705")
    }

    @Test func typedCompanyNumberKeepsNoPunctuationAndNoLostZero() throws {
        #expect(try CNPJ(typed: "12.abc.345/01de-35").text == "12ABC34501DE35")
        #expect(throws: IdentifierFault.self) { try CNPJ(typed: "2960895000131") }
    }
}

@Suite struct OtherIdentifierTests {
    @Test func personNumber() throws {
        #expect(try CPF("529.982.247-25").text == "52998224725")
        #expect(try CPF("52998224725").description == "***.982.247-**")
        for wrong in ["52998224724", "11111111111", "5299822472", "5299822472x", ""] {
            #expect(throws: IdentifierFault.self) { try CPF(wrong) }
        }
    }

    @Test(arguments: ["00:1A:2B:00:00:01", "00-1a-2b-00-00-01", "001a.2b00.0001", "001A2B000001"])
    func hardwareAddressInEverySpelling(_ text: String) throws {
        #expect(try MACAddress(text).description == "00:1A:2B:00:00:01")
    }

    @Test(arguments: [
        "00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "01:00:5E:00:00:01", "00:1A:2B:00:00", "00:1A:2B:00:00:0G",
        "00:1A-2B:00:00:01", "0:01A:2B:00:00:01", "",
    ])
    func noHardwareAddress(_ text: String) {
        #expect(throws: IdentifierFault.self) { try MACAddress(text) }
    }

    @Test func opaqueIdentifiersKeepZerosAndRefuseWhatASpreadsheetLeaves() throws {
        #expect(try CASN(" 000180 ").text == "000180")
        #expect(try SerialNumber("1E5").text == "1E5")
        #expect { try CASN("1,80000E+12") } throws: { ($0 as? IdentifierFault)?.rule == .scientificNotation }
        #expect(throws: IdentifierFault.self) { try CASN("\u{A0} ") }
        #expect(throws: IdentifierFault.self) { try CASN("a\u{0}b") }
        #expect(throws: IdentifierFault.self) { try CASN(String(repeating: "1", count: 257)) }
    }
}
