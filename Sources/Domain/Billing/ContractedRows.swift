/// The contracted packages of all contracts in one flat array, those of a contract and package beside each other in the
/// order in which they were given. A dictionary of dictionaries cost more than the records.
struct ContractedRows: Sendable {
    private struct Place {
        var first: Int32, end: Int32
    }

    private let rows: [ContractPackage]
    private let places: [ContractID: Place]
    /// What an order sold and the ERP does not have: no row speaks of it, and it waits all the same.
    private let frozen: Set<ContractedPackage>

    init(_ rows: [ContractPackage], frozen: Set<ContractedPackage>) {
        var rows = rows
        if !zip(rows, rows.dropFirst()).allSatisfy({ !Self.precedes($1, $0) }) { rows.sort(by: Self.precedes) }
        var places = [ContractID: Place](minimumCapacity: rows.count)
        var first = 0
        while first < rows.count {
            let contract = rows[first].contract
            var end = first + 1
            while end < rows.count, rows[end].contract == contract { end += 1 }
            places[contract] = Place(first: Int32(first), end: Int32(end))
            first = end
        }
        self.rows = rows
        self.places = places
        self.frozen = frozen
    }

    private static func precedes(_ a: ContractPackage, _ b: ContractPackage) -> Bool {
        a.contract != b.contract ? a.contract < b.contract : a.package < b.package
    }

    /// The rows of a package of a contract.
    subscript(contract: ContractID, package: PackageID) -> [ContractPackage] {
        guard let place = places[contract] else { return [] }
        return rows[Int(place.first)..<Int(place.end)].filter { $0.package == package }
    }

    /// Every package of every contract that is spoken of, by contract and package, each once.
    var keys: [ContractedPackage] {
        var keys: [ContractedPackage] = []
        keys.reserveCapacity(rows.count + frozen.count)
        for row in rows {
            let key = ContractedPackage(row.contract, row.package)
            if keys.last != key { keys.append(key) }
        }
        let unknown = frozen.filter { self[$0.contract, $0.package].isEmpty }
        return unknown.isEmpty ? keys : (keys + unknown).sorted()
    }
}
