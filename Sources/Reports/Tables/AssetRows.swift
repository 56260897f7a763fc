public import Domain

extension SetTopBox {
    /// Its row in the table of set-top boxes. `source` is the file and line it was last read from.
    public func cells(source: String) -> [Cell] {
        [
            Cell(identifier: identifiers.casn), Cell(identifier: identifiers.mac),
            Cell(identifier: identifiers.serial), Cell(identifier: identifiers.smartcard),
            Cell(identifier: identifiers.patrimony), Cell(text: model), Cell(identifier: platform),
            Cell(text: location), .text(custody.rawValue), Cell(identifier: contract), Cell(identifier: point),
            .text(source),
        ]
    }
}

extension PatrimonyUnit {
    /// Its row in the table of patrimony. Custody is the box's, where the unit is one.
    public func cells(custody: Custody, source: String) -> [Cell] {
        [
            Cell(identifier: box.patrimony), .text(description), .identifier(ncm), .text("nfe"),
            .identifier(accessKey.description), .integer(item), .integer(unit), .text(supplier), .money(cost),
            Cell(money: ibs), Cell(money: cbs), .text(custody.rawValue), Cell(identifier: box.casn),
            Cell(identifier: box.mac), Cell(identifier: box.serial), .boolean(isHeld), .text(source),
        ]
    }
}
