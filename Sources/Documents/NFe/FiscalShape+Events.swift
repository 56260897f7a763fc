internal import Domain
internal import XMLKit

extension FiscalShape {
    mutating func addEvent() {
        open("evento") { draft, _ in
            draft.event = FiscalEvent()
            draft.hasContent = false
        }
        close("evento") { if $0.hasContent { $0.events.append($0.event) } }
        open("evento/infEvento") { draft, element in
            draft.hasContent = true
            draft.event.id = element.attribute("Id") ?? ""
        }
        open("evento/Signature") { draft, _ in draft.event.isSigned = true }
        for name in ["CNPJ", "CPF"] { text("evento/infEvento/\(name)") { $0.event.author = $1 } }
        text("evento/infEvento/tpEvento") { $0.event.type = $1 }
        text("evento/infEvento/chNFe") { $0.event.keyText = $1 }
        text("evento/infEvento/nSeqEvento") { $0.event.sequence = $1 }
        text("evento/infEvento/dhEvento") { $0.event.at = $1 }
        text("evento/infEvento/tpAmb") { $0.event.environment = $1 }
        text("evento/infEvento/detEvento/xCorrecao") { $0.event.correction = $1 }
        same("envEvento/evento", as: "evento")
        same("procEventoNFe/evento", as: "evento")
        addEventAnswer("procEventoNFe/retEvento/infEvento")
        open("procEventoNFe") { draft, _ in
            draft.mark = FiscalEvent()
            draft.eventsBefore = draft.events.count
        }
        // The answer belongs to the one event of its envelope, whichever of the two stands first.
        close("procEventoNFe") { draft in
            guard draft.events.count > draft.eventsBefore else { return }
            let last = draft.events.count - 1
            draft.events[last].status = draft.mark.status
            draft.events[last].protocolNumber = draft.mark.protocolNumber
            draft.events[last].answeredKey = draft.mark.answeredKey
            draft.events[last].answeredType = draft.mark.answeredType
            draft.events[last].answeredEnvironment = draft.mark.answeredEnvironment
            draft.events[last].registeredAt = draft.mark.registeredAt
        }
    }

    /// What `retEvento/infEvento` says, kept in the draft's mark.
    private mutating func addEventAnswer(_ path: String) {
        text(path + "/cStat") { $0.mark.status = $1 }
        text(path + "/nProt") { $0.mark.protocolNumber = $1 }
        text(path + "/chNFe") { $0.mark.answeredKey = $1 }
        text(path + "/tpEvento") { $0.mark.answeredType = $1 }
        text(path + "/tpAmb") { $0.mark.answeredEnvironment = $1 }
        text(path + "/dhRegEvento") { $0.mark.registeredAt = $1 }
    }

    /// Answers of the services of query, of reception and of events. An answer may hold the cancellation of the old
    /// layout (`retCancNFe`): its status is the answer's own, 101.
    mutating func addAnswers() {
        for root in ["retConsSitNFe", "retEnviNFe", "retConsReciNFe", "retEnvEvento"] {
            text(root + "/cStat") { $0.answer.status = $1 }
            text(root + "/tpAmb") { $0.answer.environment = $1 }
            same(root + "/protNFe", as: "nfeProc/protNFe")
        }
        text("retConsSitNFe/chNFe") { $0.answer.keyText = $1 }
        same("retConsSitNFe/procEventoNFe", as: "procEventoNFe")
        let event = "retEnvEvento/retEvento/infEvento"
        addEventAnswer(event)
        text(event + "/chNFe") { draft, key in
            draft.mark.keyText = key
            draft.mark.answeredKey = key
        }
        text(event + "/tpEvento") { $0.mark.type = $1 }
        text(event + "/nSeqEvento") { $0.mark.sequence = $1 }
        text(event + "/tpAmb") { $0.mark.environment = $1 }
        open(event) { draft, _ in draft.mark = FiscalEvent() }
        close(event) { $0.answer.eventAnswers.append($0.mark) }
    }

    mutating func addDistribution() {
        text("retDistDFeInt/cStat") { $0.distribution.status = $1 }
        let packed = "retDistDFeInt/loteDistDFeInt/docZip"
        open(packed) { draft, element in
            draft.packed = Distribution.Document()
            draft.packed.number = element.attribute("NSU") ?? ""
            draft.packed.schema = element.attribute("schema") ?? ""
        }
        text(packed) { $0.packed.text = $1 }
        unbounded(packed)
        close(packed) { $0.distribution.documents.append($0.packed) }
    }
}
