import Foundation

/// The tables that a platform exports in a form of its own. No real export of any of them is known: every form here is
/// made up, as are those of the profiles that read them.
struct NativeForm {
    /// How the rows are written.
    enum Writing {
        case csv(delimiter: Character)
        /// Records in a list of an object; nil: in an array.
        case json(list: String?)
        /// `root/list/row`: the first column is an attribute of the row.
        case xml(root: String, list: String, row: String)
    }

    var writing: Writing
    /// Canonical column → the platform's, in the platform's order.
    var columns: [(canonical: String, native: String)]
    /// Canonical state → the platform's.
    var states: [String: String]
    /// Added to a day: MCR writes instants.
    var dayEnding = ""

    /// The form of a platform's table; nil where the sample has it in canonical words.
    static func of(_ kind: String, _ platform: String) -> NativeForm? {
        switch (platform, kind) {
        case ("beenius", "devices"):
            NativeForm(
                writing: .csv(delimiter: ";"),
                columns: [
                    ("casn", "CASN"), ("mac", "MAC address"), ("account", "Subscriber ID"), ("model", "Device model"),
                    ("status", "Device state"), ("last_seen", "Last seen"),
                ],
                states: [
                    "active": "ENABLED", "suspended": "DISABLED", "cancelled": "DELETED", "expired": "EXPIRED",
                    "scheduled-suspend": "TO_BE_DISABLED", "pending-activation": "PENDING",
                ])
        case ("cdntv", "entitlements"):
            NativeForm(
                writing: .csv(delimiter: ";"),
                columns: [
                    ("account", "ASSINANTE"), ("package", "PRODUTO"), ("status", "SITUACAO"), ("starts_on", "INICIO"),
                    ("ends_on", "FIM"),
                ],
                states: [
                    "active": "Ativo", "suspended": "Bloqueado", "cancelled": "Cancelado", "expired": "Vencido",
                    "queued": "Na fila", "pending-activation": "Aguardando",
                    "scheduled-cancel": "Cancelamento agendado", "scheduled-suspend": "Bloqueio agendado",
                ])
        case ("ion", "entitlements"):
            NativeForm(
                writing: .csv(delimiter: "|"),
                columns: [
                    ("account", "id_cliente"), ("package", "id_pacote"), ("status", "status"), ("starts_on", "inicio"),
                    ("ends_on", "fim"),
                ],
                states: [
                    "active": "1", "pending-activation": "2", "queued": "3", "suspended": "4", "cancelled": "5",
                    "expired": "6", "scheduled-cancel": "7", "scheduled-suspend": "8",
                ])
        case ("deezer", "accounts"):
            NativeForm(
                writing: .csv(delimiter: ","),
                columns: [
                    ("account", "subscriber_id"), ("status", "activation_status"), ("login", "user"),
                    ("created_on", "provisioned_on"),
                ],
                states: [
                    "active": "activated", "pending-activation": "provisioned", "suspended": "suspended",
                    "cancelled": "deactivated",
                ])
        default: small(kind, platform)
        }
    }

    private static func small(_ kind: String, _ platform: String) -> NativeForm? {
        switch (platform, kind) {
        case ("neotv", "accounts"):
            NativeForm(
                writing: .json(list: "usuarios"), columns: [("login", "usuario"), ("status", "situacao")],
                states: ["active": "permitido", "suspended": "negado", "cancelled": "removido"])
        case ("mcr", "accounts"):
            NativeForm(
                writing: .json(list: nil),
                columns: [("account", "id"), ("login", "login"), ("status", "status"), ("created_on", "created")],
                states: [
                    "active": "enabled", "suspended": "disabled", "cancelled": "removed",
                    "pending-activation": "waiting",
                ], dayEnding: "T12:00:00Z")
        case ("maxitv", "accounts"):
            NativeForm(
                writing: .xml(root: "maxitv", list: "assinantes", row: "assinante"),
                columns: [
                    ("account", "id"), ("login", "login"), ("status", "situacao"), ("created_on", "cadastro"),
                ],
                states: ["active": "A", "suspended": "B", "cancelled": "C", "pending-activation": "P"])
        default: nil
        }
    }

    /// A canonical table in this form.
    func dress(_ table: Table) -> Table {
        var dressed = table
        let places = columns.map { column in table.header.firstIndex { $0.lowercased() == column.canonical } }
        let status = columns.firstIndex { $0.canonical == "status" }
        let day = columns.firstIndex { $0.canonical == "created_on" }
        dressed.header = columns.map(\.native)
        dressed.rows = table.rows.map { row in
            var cells = places.map { $0.map { row[$0] } ?? "" }
            if let status { cells[status] = states[cells[status]] ?? cells[status] }
            if let day, !cells[day].isEmpty { cells[day] += dayEnding }
            return cells
        }
        dressed.writing = writing
        switch writing {
        case .csv(let delimiter): dressed.dialect.delimiter = delimiter
        case .json: dressed.path = Self.path(table.path, ending: "json")
        case .xml: dressed.path = Self.path(table.path, ending: "xml")
        }
        // What is not delimited has no line for a trailer.
        if case .csv = writing { return dressed }
        dressed.proof = .sidecar
        return dressed
    }

    private static func path(_ path: String, ending: String) -> String {
        "\(path.split(separator: ".").dropLast().joined(separator: ".")).\(ending)"
    }
}

extension Table {
    /// The text of the table as JSON or XML.
    func text(_ writing: NativeForm.Writing) -> String {
        switch writing {
        case .csv: ""
        case .json(let list): json(list)
        case .xml(let root, let list, let row): xml(root, list, row)
        }
    }

    private func json(_ list: String?) -> String {
        func quoted(_ text: String) -> String {
            "\"\(text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\""))\""
        }
        let records = rows.map { row in
            "    {" + zip(header, row).map { "\(quoted($0)): \(quoted($1))" }.joined(separator: ", ") + "}"
        }
        let array = "[\n\(records.joined(separator: ",\n"))\n]"
        return list.map { "{\(quoted($0)): \(array)}\n" } ?? "\(array)\n"
    }

    private func xml(_ root: String, _ list: String, _ row: String) -> String {
        func escaped(_ text: String) -> String {
            text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
                .replacingOccurrences(of: "\"", with: "&quot;")
        }
        let elements = rows.map { cells -> String in
            let pairs = Array(zip(header, cells))
            let attributes = pairs.filter { $0.0 == "id" }.map { " \($0)=\"\(escaped($1))\"" }.joined()
            let children = pairs.filter { $0.0 != "id" }.map { "      <\($0)>\(escaped($1))</\($0)>\n" }.joined()
            return "    <\(row)\(attributes)>\n\(children)    </\(row)>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <\(root)>
              <!-- A made-up form: no real export of this platform is known. -->
              <\(list)>
            \(elements.joined())  </\(list)>
            </\(root)>

            """
    }
}
