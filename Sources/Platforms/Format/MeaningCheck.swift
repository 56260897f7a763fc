internal import Domain
internal import Foundation

/// What the keys of a profile must be to each other: names that are used exist, columns that a table needs are
/// mapped, secrets are hidden, and nothing is executed on weak evidence.
struct MeaningCheck {
    private let root: JSONNode
    private(set) var faults: [ProfileFault] = []

    init(_ root: JSONNode) { self.root = root }

    mutating func check() {
        checkEvidence()
        checkOperations()
        checkSecrets()
        for (index, file) in (root["files"]?.items ?? []).enumerated() { checkFile(file, "$.files[\(index)]") }
        for member in root["reads"]?.members ?? [] {
            checkMap(member.value, "$.reads.\(member.name)", columns: nil)
        }
        for (path, member) in [("$.keys", root["keys"])] {
            guard let text = member?["account"]?.text, let place = member?["account"] else { continue }
            if !FieldList.byKind[.accounts, default: .init(required: [], optional: [])].all.contains(text) {
                fail(place, "\(path).account", .unknownName(text, known: FieldList.byKind[.accounts]?.all ?? []))
            }
        }
        let named = root["redact"]?.texts ?? []
        let missing = RedactedField.required.map(\.rawValue).filter { !named.contains($0) }
        if !missing.isEmpty { fail(root["redact"] ?? root, "$.redact", .notRedacted(missing)) }
        if let hours = root["guards"]?["quietHours"] {
            for name in ["from", "to"] {
                guard let node = hours[name], let text = node.text else { continue }
                if text.range(of: "^([01][0-9]|2[0-3]):[0-5][0-9]$", options: .regularExpression) == nil {
                    fail(node, "$.guards.quietHours.\(name)", .value(text, allowed: "00:00 … 23:59"))
                }
            }
        }
    }

    private mutating func fail(_ node: JSONNode, _ path: String, _ problem: ProfileFault.Problem) {
        faults.append(ProfileFault(path: path, place: node.place, problem: problem))
    }

    /// Every evidence but *none* and *assumption* names a source; what is executable has a vendor's, or a signature.
    private mutating func checkEvidence() {
        let isExecutable = root["capabilities"]?["executable"]?.flag ?? false
        let isSigned = root["signedOffBy"] != nil
        func walk(_ node: JSONNode, _ path: String, _ found: inout [(JSONNode, String)]) {
            for member in node.members {
                let place = "\(path).\(member.name)"
                if member.name == "evidence" { found.append((member.value, place)) }
                walk(member.value, place, &found)
            }
            for (index, item) in node.items.enumerated() { walk(item, "\(path)[\(index)]", &found) }
        }
        var found: [(JSONNode, String)] = []
        walk(root, "$", &found)
        for (node, path) in found {
            let evidence = Evidence(node)
            if evidence.level != .none, evidence.level != .assumption, evidence.sources.isEmpty {
                fail(node, path, .noSource(evidence.level))
            }
            let isCall = ["auth", "request", "response", "paging", "ops"].contains { path.hasPrefix("$.\($0).") }
            if isExecutable, !isSigned, isCall, !evidence.level.isVendors {
                fail(node, path, .notSignedOff(evidence.level))
            }
        }
        // Without calls there is nothing to execute, whatever the flag says.
        if isExecutable, root["ops"]?.members.isEmpty ?? true, let flag = root["capabilities"]?["executable"] {
            fail(flag, "$.capabilities.executable", .value("true", allowed: "false"))
        }
    }

    private mutating func checkOperations() {
        let reads = root["reads"]?.members.map(\.name) ?? []
        for member in root["ops"]?.members ?? [] {
            if let verify = member.value["verifyBy"], let name = verify.text, !reads.contains(name) {
                fail(verify, "$.ops.\(member.name).verifyBy", .unknownName(name, known: reads))
            }
            if member.value["method"] != nil, member.value["path"] == nil {
                fail(member.value, "$.ops.\(member.name)", .missingKey("path"))
            }
        }
        let emulated =
            root["capabilities"]?["operations"]?.words.filter { $0.value == Ability.emulated.rawValue } ?? [:]
        for name in emulated.keys.sorted() where root["capabilities"]?["emulatedBy"]?[name] == nil {
            fail(root["capabilities"] ?? root, "$.capabilities.emulatedBy", .missingKey(name))
        }
    }

    /// Credentials stand in a profile by name alone.
    private mutating func checkSecrets() {
        guard let auth = root["auth"], let kind = auth["kind"]?.text else { return }
        let names = Set(auth["secrets"]?.texts ?? [])
        if ["bearer", "header-template", "query"].contains(kind) {
            guard let value = auth["value"], let text = value.text else {
                return fail(auth, "$.auth", .missingKey("value"))
            }
            if !text.contains("{secret:") { fail(value, "$.auth.value", .literalSecret) }
        }
        for (text, place) in root.allTexts {
            for name in Self.secretNames(in: text) where !names.contains(name) {
                faults.append(
                    ProfileFault(
                        path: "$.auth.secrets", place: place,
                        problem: .unknownName("{secret:\(name)}", known: names.sorted())))
            }
        }
        for section in ["request", "ops", "reads"] {
            guard let node = root[section] else { continue }
            checkLiteralCredentials(node, "$.\(section)")
        }
    }

    /// A header or parameter that carries a credential by its name, and no named secret.
    private mutating func checkLiteralCredentials(_ node: JSONNode, _ path: String) {
        for member in node.members {
            let place = "\(path).\(member.name)"
            let name = member.name.lowercased()
            let isCredential = ["authorization", "token", "password", "secret", "apikey", "api_key"].contains {
                name.contains($0)
            }
            if isCredential, let text = member.value.text, !text.contains("{") {
                fail(member.value, place, .literalSecret)
            }
            checkLiteralCredentials(member.value, place)
        }
    }

    private static func secretNames(in text: String) -> [String] {
        text.components(separatedBy: "{secret:").dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }

    private mutating func checkFile(_ file: JSONNode, _ path: String) {
        let format = file["format"]?.text.flatMap(FileFormat.init(rawValue:)) ?? .csv
        switch format {
        case .csv:
            let header = file["headerMustEqual"]?.texts ?? []
            if header.isEmpty { return fail(file, path, .missingKey("headerMustEqual")) }
            if let flag = file["header"], flag.flag == false {
                fail(flag, "\(path).header", .value("false", allowed: "true"))
            }
            checkMap(file, path, columns: header)
        case .json, .ndjson:
            if let rows = file["rows"], let text = rows.text, text.split(separator: "/").count > 1 || text.first != "/"
            {
                fail(rows, "\(path).rows", .value(text, allowed: "/name"))
            }
            checkMap(file, path, columns: file["headerMustEqual"]?.texts)
        case .xml:
            if file["rowElement"] == nil { fail(file, path, .missingKey("rowElement")) }
            checkMap(file, path, columns: nil)
        case .xmltv, .xmltvLineups:
            if let map = file["map"] { fail(map, "\(path).map", .unknownKey(suggestion: nil, known: [])) }
            let allowed: [TableKind] =
                format == .xmltv ? [.catalogueChannels] : [.catalogueChannels, .cataloguePackageChannels]
            if let kind = file["kind"], let text = kind.text, !allowed.map(\.rawValue).contains(text) {
                let words = allowed.map(\.rawValue).joined(separator: ", ")
                fail(kind, "\(path).kind", .value(text, allowed: words))
            }
        }
    }

    private mutating func checkMap(_ section: JSONNode, _ path: String, columns: [String]?) {
        guard let kind = section["kind"]?.text.flatMap(TableKind.init(rawValue:)), let fields = FieldList.byKind[kind]
        else { return }
        guard let map = section["map"] else { return fail(section, path, .missingKey("map")) }
        let mapped = Set(map.members.map(\.name))
        var missing = fields.required.filter { !mapped.contains($0) }
        if !fields.oneOf.isEmpty, mapped.isDisjoint(with: fields.oneOf) {
            missing.append(fields.oneOf.joined(separator: "|"))
        }
        if !missing.isEmpty { fail(map, "\(path).map", .unmapped(missing)) }
        for member in map.members {
            let place = "\(path).map.\(member.name)"
            guard fields.all.contains(member.name) else {
                faults.append(
                    ProfileFault(
                        path: place, place: member.place, problem: .unknownName(member.name, known: fields.all)))
                continue
            }
            checkField(member, kind, place, columns: columns)
        }
    }

    private mutating func checkField(
        _ member: JSONNode.Member, _ kind: TableKind, _ path: String, columns: [String]?
    ) {
        let node = member.value
        let from = node.text.map { [$0] } ?? node["from"].map { $0.text.map { [$0] } ?? $0.texts } ?? []
        if let columns {
            for name in from where !columns.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) {
                fail(node["from"] ?? node, "\(path).from", .unknownName(name, known: columns))
            }
        }
        var transforms: [Transform] = []
        for (index, item) in (node["transforms"]?.items ?? []).enumerated() {
            let text = item.text ?? ""
            if let transform = Transform(text) {
                if case .lookup(let name) = transform, root["lookups"]?[name] == nil {
                    let known = root["lookups"]?.members.map(\.name) ?? []
                    fail(item, "\(path).transforms[\(index)]", .unknownName(name, known: known))
                }
                transforms.append(transform)
            } else {
                fail(item, "\(path).transforms[\(index)]", .transform(text, form: Transform.form(of: text)))
            }
        }
        let isConst = transforms.contains { if case .const = $0 { true } else { false } }
        if from.isEmpty, !isConst { fail(node, path, .missingKey("from")) }
        if from.count > 1, !(transforms.first?.takesMany ?? false) { fail(node, path, .missingKey("join:SEP, first")) }
        if FieldList.secrets.contains(member.name), transforms.last != .presence {
            fail(node, path, .secretNotHidden(member.name))
        }
        if let pattern = node["pattern"], let text = pattern.text, (try? NSRegularExpression(pattern: text)) == nil {
            fail(pattern, "\(path).pattern", .value(text, allowed: "[0-9]+"))
        }
        let keys: [TableKind: String] = [
            .accounts: "account", .catalogueChannels: "channel", .cataloguePackages: "package",
        ]
        if let unique = node["unique"], unique.flag == true, keys[kind] != member.name {
            fail(unique, "\(path).unique", .value("true", allowed: keys[kind] ?? "false"))
        }
    }
}
