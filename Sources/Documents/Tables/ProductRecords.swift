internal import Domain

/// Rows of the supplier map.
extension RowCells {
    private static let uses: [String: ProductUse] = {
        var words: [String: ProductUse] = [
            "stb": .setTop, "settopbox": .setTop, "decodificador": .setTop, "rede": .network, "cartao": .smartcard,
            "outroativo": .otherAsset, "outropatrimonio": .otherAsset, "naoativo": .notAsset,
            "naopatrimonio": .notAsset, "consumo": .notAsset,
        ]
        for use in ProductUse.allCases { words[foldedWord(use.rawValue)] = use }
        return words
    }()

    func productRule() throws(RowFault) -> ProductRule {
        let word = try required(.isClass)
        guard let use = Self.uses[foldedWord(word)] else {
            throw fault(.isClass, .unknownEnumValue(allowed: ProductUse.allCases.map(\.rawValue)))
        }
        let isCapitalised = try boolean(.capitalise, ifBlank: true)
        return ProductRule(
            supplier: try supplier(), product: try required(.product), use: use, model: text(.model),
            isCapitalised: use != .notAsset && isCapitalised)
    }

    /// CNPJ or CPF with its check digits, or the eight characters of a CNPJ's root.
    private func supplier() throws(RowFault) -> String {
        let text = try required(.supplierDocument)
        let bare = text.uppercased().filter { !"./- ".contains($0) }
        let isRoot = bare.utf8.count == 8 && bare.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        if isRoot { return bare }
        do throws(IdentifierFault) { return try TaxID(typed: text).text } catch {
            throw fault(.supplierDocument, RowFault.Rule(error))
        }
    }
}
