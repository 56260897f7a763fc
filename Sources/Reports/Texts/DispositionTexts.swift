public import Domain

extension Disposition: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .applied: Phrase(pt: "aplicado", en: "applied")
        case .recorded: Phrase(pt: "registrado", en: "recorded")
        case .pending: Phrase(pt: "pendente", en: "pending")
        case .duplicate: Phrase(pt: "repetido", en: "duplicate")
        case .review: Phrase(pt: "para revisão", en: "for review")
        case .rejected: Phrase(pt: "rejeitado", en: "rejected")
        case .ignored: Phrase(pt: "ignorado", en: "ignored")
        case .expanded: Phrase(pt: "descompactado", en: "unpacked")
        }
    }

    /// What it means for the file.
    public var meaning: Phrase {
        switch self {
        case .applied: Phrase(pt: "Registros foram criados ou alterados.", en: "Records were created or changed.")
        case .recorded:
            Phrase(
                pt: "Guardado para uso futuro; nada foi criado ainda.",
                en: "Kept as knowledge for later; nothing was created yet.")
        case .pending:
            Phrase(
                pt: "Espera por outro documento para ser aplicado.", en: "Waits for another document to be applied.")
        case .duplicate:
            Phrase(pt: "O mesmo documento de novo: sem efeito.", en: "The same document again: no effect.")
        case .review:
            Phrase(
                pt: "Uma pessoa precisa decidir; o que era seguro foi registrado.",
                en: "A person must decide; what was safe was recorded.")
        case .rejected: Phrase(pt: "Sem efeito. O arquivo está na quarentena.", en: "No effect. It is in quarantine.")
        case .ignored:
            Phrase(pt: "Reconhecido, mas sem interesse aqui.", en: "Recognised, and of no interest here.")
        case .expanded:
            Phrase(
                pt: "Pacote: cada arquivo dentro dele foi tratado à parte.",
                en: "An archive: each file inside was treated on its own.")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label, meaning] }
}

extension Custody: TextCatalogue {
    /// The word for people.
    public var label: Phrase {
        switch self {
        case .toBeIdentified: Phrase(pt: "a identificar", en: "to be identified")
        case .stock: Phrase(pt: "em estoque", en: "in stock")
        case .installed: Phrase(pt: "instalado", en: "installed")
        case .returnDue: Phrase(pt: "a devolver", en: "return due")
        case .returned: Phrase(pt: "devolvido", en: "returned")
        case .repair: Phrase(pt: "em reparo", en: "in repair")
        case .lost: Phrase(pt: "extraviado", en: "lost")
        case .writtenOff: Phrase(pt: "baixado", en: "written off")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}

extension Severity: TextCatalogue {
    /// What the severity means.
    public var label: Phrase {
        switch self {
        case .s1: Phrase(pt: "dinheiro ou cliente afetado agora", en: "money or a customer down now")
        case .s2: Phrase(pt: "dinheiro em breve, ou auditoria", en: "money soon, or an audit")
        case .s3: Phrase(pt: "arrumação", en: "hygiene")
        case .s4: Phrase(pt: "informação", en: "for information")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [label] }
}
