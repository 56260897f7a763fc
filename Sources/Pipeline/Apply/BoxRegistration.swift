internal import Domain
internal import Store

/// Enters boxes in the register, from imports and from notes. Identity is the set of identifiers: any one finds the
/// box, two that find different boxes are a conflict and never a merge.
struct BoxRegistration {
    let transaction: Transaction

    /// What became of a row.
    enum Outcome: Equatable {
        case created(Int64)
        case updated(Int64)
        case unchanged(Int64)
        /// The identifiers point to several boxes.
        case conflict(labels: [String])
        /// The box found has another value for an identifier that does not change.
        case contradiction(field: String, known: String)

        var box: Int64? {
            switch self {
            case .created(let box), .updated(let box), .unchanged(let box): box
            case .conflict, .contradiction: nil
            }
        }
    }

    /// Enters a row of an import. Blank cells leave what is known.
    func register(_ row: BoxImport, source: Source) throws -> Outcome {
        switch try transaction.findBox(row.box) {
        case .none:
            let number = try transaction.nextBoxNumber()
            try transaction.save(BoxRow(number: number, facts: row, readFrom: source))
            return .created(number)
        case .several(let boxes):
            return .conflict(labels: try boxes.compactMap { try transaction.box($0)?.facts.box.label }.sorted())
        case .one(let number):
            guard let known = try transaction.box(number) else { return .conflict(labels: []) }
            return try merge(row, into: known, source: source)
        }
    }

    private func merge(_ row: BoxImport, into known: BoxRow, source: Source) throws -> Outcome {
        // MAC and serial are burnt in: another value is another box. A CASN may change with the firmware.
        if let serial = row.box.serial, let old = known.facts.box.serial, serial != old {
            return .contradiction(field: "serial", known: old.text)
        }
        if let mac = row.box.mac, let old = known.facts.box.mac, mac != old {
            return .contradiction(field: "mac", known: old.description)
        }
        var merged = known.facts
        merged.box.casn = row.box.casn ?? merged.box.casn
        merged.box.mac = row.box.mac ?? merged.box.mac
        merged.box.serial = row.box.serial ?? merged.box.serial
        merged.box.patrimony = row.box.patrimony ?? merged.box.patrimony
        merged.box.smartcard = row.box.smartcard ?? merged.box.smartcard
        merged.model = row.model ?? merged.model
        merged.platform = row.platform ?? merged.platform
        merged.location = row.location ?? merged.location
        merged.accessKey = row.accessKey ?? merged.accessKey
        merged.cost = row.cost ?? merged.cost
        guard merged != known.facts else { return .unchanged(known.number) }
        try transaction.save(BoxRow(number: known.number, facts: merged, readFrom: source))
        return .updated(known.number)
    }
}
