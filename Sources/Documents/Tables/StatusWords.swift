internal import Domain

/// The words for states in canonical tables: the canonical ones, and the pt-BR and English ones people write.
/// Words of a platform's own export are its profile's.
enum StatusWords {
    static let contract: [String: ContractStatus] = [
        "active": .active, "ativo": .active, "ativa": .active,
        "blocked": .blocked, "bloqueado": .blocked, "bloqueada": .blocked, "suspenso": .blocked, "suspended": .blocked,
        "cancelled": .cancelled, "canceled": .cancelled, "cancelado": .cancelled, "cancelada": .cancelled,
    ]

    static let service: [String: ServiceStatus] = {
        var words: [String: ServiceStatus] = [
            "ativo": .active, "ativa": .active,
            "suspenso": .suspended, "suspensa": .suspended, "bloqueado": .suspended, "bloqueada": .suspended,
            "blocked": .suspended, "cancelado": .cancelled, "cancelada": .cancelled, "canceled": .cancelled,
            "pendente": .pendingActivation, "pending": .pendingActivation, "expirado": .expired, "expirada": .expired,
            "ausente": .absent, "desconhecido": .unknown,
        ]
        for status in ServiceStatus.allCases { words[foldedWord(status.rawValue)] = status }
        return words
    }()
}

extension RowCells {
    func contractStatus() throws(RowFault) -> ContractStatus {
        let word = try required(.status)
        guard let status = StatusWords.contract[foldedWord(word)] else {
            throw fault(.status, .unknownEnumValue(allowed: ContractStatus.allCases.map(\.rawValue)))
        }
        return status
    }

    func serviceStatus() throws(RowFault) -> ServiceStatus {
        let word = try required(.status)
        guard let status = StatusWords.service[foldedWord(word)] else {
            throw fault(.status, .unknownEnumValue(allowed: ServiceStatus.allCases.map(\.rawValue)))
        }
        return status
    }

    /// A table of devices without the column lists what is authorised; a blank cell says nothing.
    func deviceStatus() throws(RowFault) -> ServiceStatus {
        guard layout.has(.status) else { return .active }
        return isFilled(.status) ? try serviceStatus() : .unknown
    }
}
