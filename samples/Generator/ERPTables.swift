/// The ERP's tables: Portuguese headers, `;`, Windows-1252 mostly, decimal comma, dd/mm/yyyy.
struct ERPTables {
    let world: World
    let day: Day

    var all: [Table] {
        [plans, packages, packageChannels, subscribers, contracts, contractPackages, points]
    }

    private func table(
        _ kind: String, _ dialect: Dialect, proof: Table.Proof = .trailer, folder: String = "erp/",
        header: [String], rows: [[String]]
    ) -> Table {
        Table(
            path: "\(folder)\(kind)-\(day.iso).csv", kind: kind, platform: nil, dialect: dialect, proof: proof,
            header: header, rows: rows)
    }

    private var plans: Table {
        let dialect = Dialect.erp
        return table(
            "plans", dialect,
            header: ["id_plano", "Nome", "permite_tv", "Plataforma", "Pacote Liberado", "price", "active"],
            rows: world.plans.map {
                [
                    $0.code, $0.name, dialect.flag($0.allowsTV), $0.platform ?? "", $0.defaultPackage ?? "",
                    dialect.money($0.cents), dialect.yes,
                ]
            })
    }

    private var packages: Table {
        let dialect = Dialect.erp
        return table(
            "packages", dialect,
            header: [
                "Pacote", "Nome", "Plataforma", "Pacote Extra", "Código CAS", "Valor Pacote", "Limite Pontos",
                "Natureza Fiscal", "nfcom_class", "active",
            ],
            rows: world.packages.map {
                [
                    $0.code, $0.name, $0.platform, dialect.flag($0.isExtra), $0.platformCode ?? "",
                    dialect.money($0.cents), $0.outletLimit.map(String.init) ?? "", "SVA", "0600601",
                    dialect.flag($0.isActive),
                ]
            })
    }

    private var packageChannels: Table {
        table(
            "package-channels", .erp, header: ["Pacote", "Nome Canal", "N.Canal", "Família", "ID Canal"],
            rows: world.grid.map { [$0.package, $0.name, String($0.number), $0.family, $0.channel ?? ""] })
    }

    private var subscribers: Table {
        let living = Set(world.contracts.map(\.subscriber))
        return table(
            "subscribers", .erp, proof: .sidecar,
            header: ["Cliente", "Nome", "CPF/CNPJ", "email", "phone", "city", "state", "status"],
            rows: world.subscribers.dropLast(world.subscribersLeftOut).map {
                [
                    $0.code, $0.name, $0.document, $0.email, $0.phone, $0.city, "SP",
                    living.contains($0.code) ? "Ativo" : "Inativo",
                ]
            })
    }

    private var contracts: Table {
        let dialect = Dialect.erp
        return table(
            "contracts", dialect, proof: .sidecar,
            header: [
                "Contrato", "Cliente", "Plano", "Login Radius", "Status", "status_since", "Vencimento", "started_on",
                "ended_on", "ID Assinante Beenius", "Auth Pin Assinante Beenius", "deezer_account",
            ],
            rows: world.contracts.map {
                [
                    $0.code, $0.subscriber, $0.plan, $0.login, $0.status.rawValue, dialect.date($0.statusSince),
                    String($0.dueDay), dialect.date($0.startedOn), dialect.date($0.endedOn), $0.beeniusID ?? "",
                    $0.pin ?? "", $0.deezerAccount ?? "",
                ]
            })
    }

    private var contractPackages: Table {
        let dialect = Dialect.erpModern
        return table(
            "contract-packages", dialect,
            header: [
                "Contrato", "Pacote", "Data Inclusão", "Data Cancelamento", "Valor Negociado", "price_until", "Motivo",
                "Isento até", "Cortesia", "courtesy_owner",
            ],
            rows: world.contractPackages.map {
                [
                    $0.contract, $0.package, dialect.date($0.startsOn), dialect.date($0.endsOn),
                    dialect.money($0.cents), dialect.date($0.priceUntil), $0.reason, dialect.date($0.freeUntil),
                    dialect.flag($0.isCourtesy), $0.courtesyOwner,
                ]
            })
    }

    /// Dropped into the inbox itself: its name and header say what it is.
    private var points: Table {
        let dialect = Dialect.technicians
        let boxes = Dictionary(world.boxes.map { ($0.serial, $0) }, uniquingKeysWith: { first, _ in first })
        return table(
            "points", dialect, folder: "",
            header: [
                "point", "contract", "Local do Ponto", "casn", "mac", "serial", "patrimony", "installed_on",
                "removed_on",
            ],
            rows: world.points.map { point in
                var cells = ["", "", "", ""]
                if let box = point.box.flatMap({ boxes[$0] }) {
                    switch point.namedBy {
                    case .casn: cells[0] = box.casn ?? ""
                    case .mac: cells[1] = MACSpelling.colons.text(box.mac)
                    case .serial: cells[2] = box.serial
                    case .patrimony: cells[3] = box.patrimony
                    }
                }
                return [point.code, point.contract, point.location] + cells
                    + [dialect.date(point.installedOn), dialect.date(point.removedOn)]
            })
    }
}

/// The spellings of a hardware address.
enum MACSpelling: CaseIterable {
    case colons, dashes, dots, bare, smallColons

    /// `mac` has twelve digits.
    func text(_ mac: String) -> String {
        func joined(_ separator: String, every width: Int) -> String {
            let digits = Array(mac)
            return stride(from: 0, to: digits.count, by: width).map {
                String(digits[$0..<min($0 + width, digits.count)])
            }
            .joined(separator: separator)
        }
        return switch self {
        case .colons: joined(":", every: 2)
        case .dashes: joined("-", every: 2)
        case .dots: joined(".", every: 4).lowercased()
        case .bare: mac
        case .smallColons: joined(":", every: 2).lowercased()
        }
    }
}
