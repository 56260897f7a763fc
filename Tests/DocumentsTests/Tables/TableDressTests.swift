import Domain
import Testing

@testable import Documents

/// One table in many dresses gives equal records.
@Suite struct TableDressTests {
    struct Dress: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: [UInt8]
        var testDescription: String { name }

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    private static let dresses: [Dress] = {
        let english = """
            contract;subscriber;plan;radius_login;status;due_day;started_on;beenius_id;cdntv_account
            0012;7;P1;joão.silva;active;31;2026-01-05;0099;c-1
            0013;8;P2;;cancelled;;;;

            """
        let columnsMoved = """
            Status,Plan,started_on,contract,due_day,RADIUS LOGIN,subscriber,CDNTV_account,beenius id
            active,P1,2026-01-05,0012,31,joão.silva,7,c-1,0099
            cancelled,P2,,0013,,,8,,

            """
        let portuguese =
            "Situação;Plano;Data Ativação;Plano Ativo;Dia Vencimento;Login;Id_Cliente;CDNTV account;"
            + "ID Assinante Beenius;Observação\r\n"
            + "Ativo;P1;05/01/2026;0012;31;joão.silva;7;c-1;0099;vip\r\nCANCELADO;P2;;0013;;;8;;;\r\n"
        let quoted =
            "\"contract\"\t\"subscriber\"\t\"plan\"\t\"login de radius\"\t\"status\"\t\"vencimento\"\t\"started_on\""
            + "\t\"beenius_id\"\t\"conta cdntv\"\r"
            + "\" 0012\"\t7\tP1\t\"joão.silva\"\tativo\t31\t05/01/2026\t=\"0099\"\tc-1\r"
            + "0013\t8\tP2\t\"\"\tcancelado\t\t\t\t\r"
        let pipes = english.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: ";", omittingEmptySubsequences: false).joined(separator: " | ") }
            .joined(separator: "\n")
        return [
            Dress("english", Array(english.utf8)),
            Dress("mark", [0xEF, 0xBB, 0xBF] + Array(english.utf8)),
            Dress(
                "crlf",
                Array(english.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8)
            ),
            Dress("another column order, commas", Array(columnsMoved.utf8)),
            Dress("portuguese", Array(portuguese.utf8)),
            Dress("portuguese in Windows-1252", latin(portuguese)),
            Dress("UTF-16LE", utf16(portuguese, bigEndian: false)),
            Dress("UTF-16BE", utf16(english, bigEndian: true)),
            Dress("quoted, tabs, CR", Array(quoted.utf8)),
            Dress("pipes", Array(pipes.utf8)),
            Dress("sep line", Array("sep=;\n\(english)".utf8)),
            Dress("title above", Array("Relatório de contratos\n\n\(english)".utf8)),
            Dress("trailer", Array("\(english)#END;2\n".utf8)),
            Dress("trailer without line end", Array("\(english)#END;2".utf8)),
            Dress("proof by trailer, other delimiter", Array("\(columnsMoved)#END;2\n".utf8)),
        ]
    }()

    @Test(arguments: dresses) func equalRecords(_ dress: Dress) throws {
        let table = try ReadTable(dress.bytes)
        let first = Contract(
            id: ContractID(trusted: "0012"), subscriber: SubscriberID(trusted: "7"), plan: PlanID(trusted: "P1"),
            radiusLogin: "joão.silva", status: .active, statusSince: nil, dueDay: 31, startedOn: try day("2026-01-05"),
            endedOn: nil,
            platformAccounts: [
                PlatformID(trusted: "beenius"): AccountID(trusted: "0099"),
                PlatformID(trusted: "cdntv"): AccountID(trusted: "c-1"),
            ], hasBeeniusPIN: false)
        var second = first
        second.id = ContractID(trusted: "0013")
        second.subscriber = SubscriberID(trusted: "8")
        second.plan = PlanID(trusted: "P2")
        second.radiusLogin = nil
        second.status = .cancelled
        second.dueDay = nil
        second.startedOn = nil
        second.platformAccounts = [:]
        #expect(table.scan.header.kind == .contracts)
        #expect(table.records == [.contract(first), .contract(second)])
        #expect(table.faults.isEmpty)
        #expect(table.scan.dataRows == 2)
    }

    @Test func headerFactsAreReported() throws {
        let text = "contrato;cliente;plano;login;situação;Vendedor;status\n1;2;3;x;ativo;Zé;\n"
        let utf8 = try ReadTable(text).scan.header
        #expect(utf8.encoding == .utf8(hasMark: false))
        #expect(utf8.delimiter == ";")
        #expect(utf8.unknownColumns == ["Vendedor"])
        #expect(utf8.repeatedColumns == ["status"])
        #expect(try ReadTable(latin(text)).scan.header.encoding == .windows1252)
        #expect(try ReadTable(utf16(text, bigEndian: true)).scan.header.encoding == .utf16(isBigEndian: true))
        #expect(try ReadTable([0xEF, 0xBB, 0xBF] + text.utf8).scan.header.encoding == .utf8(hasMark: true))
        #expect(try ReadTable("Título\n\n\(text)").scan.header.line == 3)
    }

    @Test func everyChunkSizeGivesTheSameEvents() throws {
        let text =
            "Relatório\r\nplano;nome;permite tv;preço\r\nA1;\"TV \"\"100\"\"\r\nCanais;\";S;29,90\r\r\nA2;Ação;N;1.000\r"
            + "A3;\"x\"y;S;1\nA1;Outra;S;2\n;;;\nTotal;;;31,90\n#END;4\r\n"
        for bytes in [Array(text.utf8), latin(text), utf16(text, bigEndian: false), utf16(text, bigEndian: true)] {
            let whole = try ReadTable(bytes)
            #expect(whole.records.count == 1)
            #expect(whole.faults.map(\.line) == [3, 7, 8])
            #expect(whole.skipped == [.aboveHeader, .blank, .blank, .totals])
            for chunkBytes in 1...40 {
                let cut = try ReadTable(bytes, chunkBytes: chunkBytes)
                #expect(cut.events == whole.events, "chunks of \(chunkBytes) bytes")
                #expect(cut.scan.trailer == whole.scan.trailer)
            }
        }
    }

    @Test func truncationAnywhereLosesNoCompleteRow() throws {
        let text =
            "casn;mac;serial;modelo;local\n0001;00:1A:2B:00:00:01;S1;\"X;1\";Depósito\n"
            + "0002;001a.2b00.0002;S2;\"Y\n2\";Loja\r\n0003;;S3;Z;\n#END;3\n"
        for bytes in [Array(text.utf8), latin(text)] {
            let whole = try ReadTable(bytes, name: "stb/boxes.csv").records
            #expect(whole.count == 3)
            let header = "casn;mac;serial;modelo;local\n".utf8.count
            for length in header...bytes.count {
                let table = try ReadTable(Array(bytes[..<length]), name: "stb/boxes.csv")
                #expect(whole.starts(with: table.records), "cut after \(length) bytes")
                #expect(table.records.count >= completeRows(bytes[header..<length]), "cut after \(length) bytes")
                #expect(table.faults.count <= 1)
            }
            for length in 0..<header {
                _ = try? ReadTable(Array(bytes[..<length]), name: "stb/boxes.csv")
            }
        }
    }

    /// Rows of data whose line end is there, counted apart from the reader: line ends outside quotes.
    private func completeRows(_ bytes: ArraySlice<UInt8>) -> Int {
        var inQuotes = false
        var rows = 0
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
            let isEnd = byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r")
            if isEnd, !inQuotes { rows += 1 }
            previous = byte
        }
        return min(rows, 3)
    }

    @Test func unterminatedRowNeedsProof() throws {
        let text = "plan;name;allows_tv\nP1;A;S\nP12;B;S"
        let table = try ReadTable(text)
        #expect(table.records.count == 1)
        #expect(table.faults.map(\.rule) == [.unterminated])
        #expect(!table.scan.isTerminated)
        let proved = try ReadTable(text, options: TableOptions(isProvedComplete: true))
        #expect(proved.records.count == 2)
        // The cut row may look like another row: it must not drag that one down as a duplicate.
        let lookalike = try ReadTable("plan;name;allows_tv\nP1;A;S\nP1;B;S")
        #expect(lookalike.records.count == 1)
    }
}
