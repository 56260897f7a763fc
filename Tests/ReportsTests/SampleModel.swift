import Domain
import Reports

/// A small, realistic day: one of most things that a page can show.
enum SampleDay {
    static let date = day("2026-11-22")

    static func day(_ text: String) -> BusinessDate {
        (try? BusinessDate(text)) ?? BusinessDate(dayNumber: 0)
    }

    static func model(_ language: Language = .ptBR, hostile: String? = nil) -> SummaryModel {
        var model = SummaryModel(
            provider: hostile ?? "TV Cabo Exemplo", asOf: date, verdict: Verdict(level: .withheld))
        model.inputs = inputs(hostile)
        model.quarantine = [
            QuarantinedFile(
                file: hostile ?? "nfe-35261111222333.xml", reason: .digestMismatch, message: hostile,
                since: day("2026-11-20")),
            QuarantinedFile(
                file: "contratos novembro.csv", reason: .missingColumn,
                message: "radius_login; encontradas: contrato, cliente, plano", since: date),
        ]
        model.rejectedLines = 3
        for finding in findings(hostile) {
            model.findings.add(finding, asOf: SampleDay.date)
            model.plan.add(finding.planned(as: finding.id))
        }
        model.billing = BillingSummary(
            lines: [
                .init(
                    competence: Competence(of: day("2026-12-10")), due: day("2026-12-10"), events: 9, customers: 8,
                    total: Money(centavos: 24_710)),
                .init(
                    competence: Competence(of: day("2026-12-15")), due: day("2026-12-15"), events: 4118,
                    customers: 3402, total: Money(centavos: 10_137_740)),
            ], customers: 3410, quarantined: 3, free: 12)
        model.stock.patrimony = [.stock: 41, .installed: 1310, .toBeIdentified: 6]
        model.stock.boxes = [.stock: 38, .installed: 1310, .returnDue: 9]
        model.stock.held = 6
        model.identities = [
            Identity(.inputs, left: .count(14), right: .count(14)),
            Identity(
                .accounts, platform: PlatformID(trusted: hostile ?? "beenius"), left: .count(1320), right: .count(1320)),
            Identity(.preview, left: .money(Money(centavos: 10_162_450)), right: .money(Money(centavos: 10_162_450))),
            Identity(.boxes, left: .count(1357), right: .count(1356)),
        ]
        model.files = [
            OutboxFile(table: .documents, rows: 14), OutboxFile(table: .findings, rows: 15),
            OutboxFile(table: .plan, rows: 15), OutboxFile(table: .billingPreview, rows: 4127),
            OutboxFile(table: .setTopBoxes, rows: 1357), OutboxFile(table: .rejected, rows: 3),
        ]
        model.verdict.line = model.verdictLine(language)
        return model
    }

    private static func inputs(_ hostile: String?) -> [ReportedInput] {
        func input(
            _ file: String, _ kind: DocumentKind, _ disposition: Disposition, _ reason: Reason? = nil,
            records: Int = 0, member: String? = nil, message: String? = nil
        ) -> ReportedInput {
            ReportedInput(
                file: file, member: member, content: nil, kind: kind, disposition: disposition, reason: reason,
                records: records, message: message)
        }
        return [
            input("notas-novembro.zip", .archive, .expanded),
            input(
                "notas-novembro.zip", .fiscal(.note), .applied, records: 12, member: "35261111222333000181550010.xml"),
            input("notas-novembro.zip", .fiscal(.summary), .recorded, .fullDocumentNeeded, member: "res-0002.xml"),
            input(hostile ?? "nfe-35261111222333.xml", .fiscal(.note), .rejected, .digestMismatch, message: hostile),
            input("nfe-sem-protocolo.xml", .fiscal(.unprotocolled), .pending, .noProtocol),
            input("erp/contracts-2026-11-22.csv", .table(.contracts), .applied, records: 3871),
            input("erp/contract-packages-2026-11-22.csv", .table(.contractPackages), .applied, records: 5120),
            input("erp/points-2026-11-22.csv", .table(.points), .applied, records: 1402),
            input("contratos novembro.csv", .table(.contracts), .rejected, .missingColumn),
            input("beenius/beenius-accounts-2026-11-22.csv", .table(.accounts), .applied, records: 1320),
            input("beenius/beenius-accounts-2026-11-22 (1).csv", .table(.accounts), .duplicate),
            input("cdntv/entitlements.csv", .table(.entitlements), .applied, records: 2044),
            input("stb/Importar STB.csv", .table(.stbImport), .applied, records: 38, message: "3 linhas rejeitadas"),
            input("boleto.pdf", .unknown, .rejected, .notRecognised),
        ]
    }

    private static func findings(_ hostile: String?) -> [ReportedFinding] {
        var list: [ReportedFinding] = []
        func add(
            _ kind: FindingClass, _ platform: String?, _ contract: String?, erp: String, there: String, cents: Int64,
            since: String, state: ReportedState = .persistent, verb: ProposedAction.Verb = .review,
            wanted: String = "", destructive: Bool = false, proof: AbsenceProof = .notNeeded,
            package: String? = nil, channel: String? = nil, box: String? = nil
        ) {
            let target = contract ?? package ?? channel ?? box ?? ""
            let action = ProposedAction(
                verb: verb, target: target, present: there, wanted: wanted, isDestructive: destructive,
                isReversible: true, proof: proof)
            var finding = Finding(
                kind, platform: platform.map(PlatformID.init(trusted:)), key: [target], action: action)
            finding.contract = contract.map(ContractID.init(trusted:))
            finding.account = contract.map { AccountID(trusted: "BN-\($0)") }
            finding.package = package.map(PackageID.init(trusted:))
            finding.channel = channel.map(ChannelID.init(trusted:))
            finding.box = box
            finding.erpValue = erp
            finding.platformValue = hostile ?? there
            finding.stake = Stake(
                amount: Money(centavos: cents), formula: cents > 0 ? .retailNotDelivered : Stake.Formula.none)
            let number = String(list.count + 1)
            list.append(
                ReportedFinding(
                    id: String(repeating: "a", count: 16 - number.count) + number, finding: finding, state: state,
                    firstSeen: day(since), lastSeen: date, sources: ["contracts-2026-11-22.csv:\(list.count + 2)"]))
        }
        let set = ProposedAction.Verb.setAccountState
        add(.channelRenumbered, "beenius", nil, erp: "21", there: "521", cents: 0, since: "2026-11-18", channel: "GNT")
        add(
            .packageMissingOnPlatform, "cdntv", nil, erp: "HBO-MAX", there: "", cents: 14_970, since: "2026-10-06",
            package: "HBO-MAX")
        add(
            .packageChannelsAdded, "beenius", nil, erp: "", there: "Canal Rural, Curta!, TV Brasil", cents: 0,
            since: "2026-11-22", state: .new, package: "BASICO")
        add(
            .payingNotProvisioned, "beenius", hostile ?? "1001", erp: "BASICO, ESPN", there: "absent", cents: 5990,
            since: "2026-11-22", state: .new, verb: set, wanted: "active")
        add(
            .payingNotProvisioned, "beenius", "1017", erp: "BASICO", there: "cancelled", cents: 2990,
            since: "2026-11-20", verb: set, wanted: "active")
        add(
            .payingNotProvisioned, "cdntv", "1042", erp: "CDN-FULL", there: "absent", cents: 4990,
            since: "2026-11-22", state: .new, verb: set, wanted: "active", proof: .unproven)
        add(
            .provisionedNotPaying, "beenius", "1003", erp: "", there: "active", cents: 8480, since: "2026-10-05",
            verb: set, wanted: "suspended", destructive: true, proof: .once)
        add(
            .richerThanPaid, "beenius", "1008", erp: "BASICO", there: "BASICO, PREMIERE", cents: 6990,
            since: "2026-11-12", verb: .setPackages, wanted: "BASICO", destructive: true, proof: .twice)
        add(
            .poorerThanPaid, "cdntv", "1011", erp: "CDN-FULL, HBO", there: "CDN-FULL", cents: 3490,
            since: "2026-11-21", state: .reopened, verb: .setPackages, wanted: "CDN-FULL, HBO")
        add(
            .blockedButActive, "beenius", "1023", erp: "blocked", there: "active", cents: 1250, since: "2026-11-19",
            verb: set, wanted: "suspended", destructive: true)
        add(
            .cancelledButActive, "beenius", "1029", erp: "cancelled", there: "active", cents: 1250,
            since: "2026-11-22", state: .new, verb: set, wanted: "cancelled", destructive: true, proof: .once)
        add(.orphanAccount, "ion", "ION-88213", erp: "", there: "active", cents: 990, since: "2026-11-01")
        add(
            .boxOnTwoContracts, nil, nil, erp: "1001, 1044", there: "", cents: 0, since: "2026-11-22", state: .new,
            box: "0012345678901")
        add(
            .boxActiveInStock, "beenius", nil, erp: "stock", there: "active", cents: 0, since: "2026-11-15",
            verb: .setDevice, destructive: true, proof: .once, box: "0012345678955")
        add(
            .accountLinkConflict, "beenius", "1050", erp: "BN-77", there: "BN-91", cents: 0, since: "2026-11-22",
            state: .resolved)
        return list
    }
}

extension ReportedFinding {
    /// Its action as a row of a plan.
    func planned(as planID: String) -> PlannedAction {
        PlannedAction(finding.action, id: planID, of: finding, findingID: id)
    }
}
