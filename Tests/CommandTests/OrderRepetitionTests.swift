import Foundation
import TestSupport
import Testing

/// Every operation once, and the same again: nothing happens twice.
@Suite struct OrderRepetitionTests {
    private static let tables = [
        "plans": """
        plano;nome;permite_tv;plataforma;pacote liberado
        PL-10;Fibra + TV;Sim;beenius;ESS
        PL-20;Fibra + TV Mais;Sim;beenius;ESS
        #END;2

        """,
        "packages": """
        pacote;nome;plataforma;pacote extra;valor pacote
        ESS;Essencial;beenius;Não;49,90
        HBO;HBO;beenius;Sim;34,90
        DZR;Deezer;deezer;Sim;19,90
        KID;Infantil;beenius;Sim;9,90
        #END;4

        """,
        "contracts": """
        contrato;cliente;plano;login;situação;vencimento
        1;C1;PL-10;a@tv;ativo;10
        2;C2;PL-10;b@tv;ativo;10
        3;C3;PL-10;c@tv;bloqueado;10
        4;C4;PL-10;d@tv;ativo;10
        #END;4

        """,
        "contract-packages": """
        contrato;pacote;data inclusão
        1;HBO;01/06/2026
        1;DZR;01/06/2026
        #END;2

        """,
        "points": """
        ponto;contrato;local do ponto;casn;data instalação
        P-1;1;Sala;0001800000017;02/03/2026
        P-2;1;Cozinha;0001800000025;02/03/2026
        #END;2

        """,
        "stb-import": """
        casn;modelo
        0001800000017;STB
        0001800000025;STB
        0001800000033;STB
        0001800000041;STB
        0001800000058;STB

        """,
    ]

    private static let orders = """
        id;op;effective_on;autor;contrato;pacote;plano;location;equipamento;ponto;field;value;custody
        R01;add-package;2026-11-22;ana;1;KID;;;;;;;
        R02;cancel-package;2026-11-22;ana;1;DZR;;;;;;;
        R03;delete-package;2026-11-22;ana;1;HBO;;;;;;;
        R04;change-plan;2026-11-22;ana;2;;PL-20;;;;;;
        R05;add-point;2026-11-22;ana;1;;;Quarto;0001800000033;;;;
        R06;edit-point;2026-11-22;ana;;;;Escritório;;P-1;;;
        R07;swap-point;2026-11-22;ana;;;;;0001800000041;P-1;;;
        R08;remove-point;2026-11-22;ana;;;;;;P-2;;;
        R09;set-field;2026-11-22;ana;1;;;;;;due_day;15;
        R10;move-box;2026-11-22;ana;;;;;0001800000058;;;;repair
        R11;block;2026-11-22;ana;2;;;;;;;;
        R12;unblock;2026-11-22;ana;3;;;;;;;;
        R13;cancel;2026-11-22;ana;4;;;;;;;;

        """

    private static func shown(_ workspace: TestWorkspace) throws -> [String] {
        try ["orders", "set-top-boxes", "stock", "billing-preview"].flatMap { table in
            try workspace.rows(table).map { row in
                "\(table) "
                    + row.filter { $0.key != "source" }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                    .joined(separator: " ")
            }
        }
    }

    @Test func everyOperationWorksOnce() throws {
        let workspace = try TestWorkspace()
        for (kind, text) in Self.tables { try workspace.drop(text: text, as: "\(kind)-2026-11-22.csv") }
        try workspace.drop(text: Self.orders, as: "orders/ordens.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let rejected = try workspace.rows("rejected")
        #expect(rejected.isEmpty, "\(rejected)")
        let orders = try workspace.rows("orders")
        #expect(Set(orders.compactMap { $0["op"] as? String }).count == 13)
        #expect(orders.allSatisfy { ["awaiting", "in-force"].contains($0["standing"] as? String) }, "\(orders)")
        let once = try Self.shown(workspace)
        let again = [
            ("ordens.csv", Self.orders), ("outras.csv", Self.orders.replacingOccurrences(of: "\n", with: "\r\n")),
        ]
        for (name, text) in again {
            try workspace.drop(text: text, as: "orders/\(name)")
            try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
            let disposition = try workspace.rows("documents").first?["disposition"] as? String
            #expect(["duplicate", "recorded"].contains(disposition), "\(name): \(disposition ?? "")")
            #expect(try workspace.rows("rejected").isEmpty)
            #expect(try Self.shown(workspace) == once)
        }
        // Each id with other content is refused, one by one.
        try workspace.drop(text: Self.orders.replacingOccurrences(of: ";ana;", with: ";bia;"), as: "orders/bia.csv")
        try workspace.sintonia("run", "--as-of", "2026-11-22", "--quiet")
        let refused = try workspace.rows("rejected")
        #expect(refused.count == 13)
        #expect(Set(refused.compactMap { $0["rule"] as? String }) == ["order_id_taken"])
        #expect(try Self.shown(workspace) == once)
    }
}
