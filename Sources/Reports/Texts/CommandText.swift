/// The sentences of the command line. What happened, where, and what to do next, in one or two lines.
public enum CommandText: String, CaseIterable, Sendable, TextCatalogue {
    case faultDisk, faultFile, faultStore, faultInternal, faultNoWorkspace, faultLocked, faultExists
    case faultOtherProvider, faultCNPJ
    case configUnreadable, configSyntax, configUnknownKey, configUnknownKeySuggestion, configMissing, configValue
    case initDone
    case runDocuments, runStillWriting, runFindings, runPlan, runBilling, runReport
    case watchStarted, watchEnded, watchApplied, watchPaused
    case statusInbox, statusInWork, statusNoRun, statusLastRun, statusQuarantine, statusQuarantineNone, statusUnreported
    case findNothing, findBox, findUnit, findContract, findAccount, findNote
    case findPurchase, purchaseAlone, purchaseJoined, purchaseDiffers, purchaseJoinedWith
    case explainUnknown, explainAmbiguous, explainRead, explainMember, explainFile, explainContent
    case explainCharge, explainPrice, explainState, explainPosting, explainUnit, explainBox, explainFinding,
        explainIdentified
    case billingNothing, billingHead, billingTotal, billingQuarantined, billingFree, billingSaved, billingProcessed
    case billingProrated, billingDueDate
    case billingUnchanged, billingStale, billingGuard, billingNotPending, billingChanges
    case callbackStarted, callbackFailed, billingAboveCeiling, billingOutdated, billingDueTooFar
    case inspectKind, inspectWould, inspectProblem, inspectTable, inspectSignature
    case immobilisationWritten, immobilisationNothing
    case inspectSchema, inspectSchemaProblem, inspectSchemaNone, inspectSchemaUnusable
    case labelPatrimony, labelCASN, labelMAC, labelSerial, labelSmartcard, labelModel, labelPlatform, labelCustody
    case labelContract, labelPoint, labelLocation, labelCost, labelNote, labelSupplier, labelSubscriber, labelLogin
    case labelStatus, labelPlan, labelPackages, labelBoxes, labelEvents, labelAccount, labelDueDay, labelSource
    case labelDescription, labelTotal, labelIssuedAt, labelUnits
    case labelFormer, labelChanged

    /// The sentence in both languages.
    public var phrase: Phrase {
        faults ?? configurationFaults ?? runTexts ?? statusTexts ?? schemaTexts ?? explainTexts ?? billingTexts
            ?? labels
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }

    private var faults: Phrase? {
        switch self {
        case .faultDisk:
            Phrase(
                pt: "O disco está cheio ou falhou: {fault}. Nada se perdeu; libere espaço e rode de novo.",
                en: "The disk is full or failing: {fault}. Nothing was lost; make room and run again.")
        case .faultFile:
            Phrase(
                pt: "Não foi possível usar o arquivo: {fault}. Verifique se existe e se há permissão.",
                en: "The file cannot be used: {fault}. Check that it exists and that you may read it.")
        case .faultStore:
            Phrase(
                pt: "O banco de registros recusou a operação: {fault}. Guarde uma cópia de sintonia.sqlite e avise.",
                en: "The store refused: {fault}. Keep a copy of sintonia.sqlite and report it.")
        case .faultInternal:
            Phrase(
                pt: "Erro interno: {fault}. Nada foi aplicado pela metade; por favor, avise.",
                en: "Internal error: {fault}. Nothing was applied by halves; please report it.")
        case .faultNoWorkspace:
            Phrase(
                pt: "{path} não é uma área de trabalho: falta sintonia.yaml. Crie com: sintonia init {path}",
                en: "{path} is not a workspace: sintonia.yaml is missing. Make one with: sintonia init {path}")
        case .faultLocked:
            Phrase(
                pt: "Outra instância trabalha em {path} há mais de {seconds} s. Espere, ou aumente --wait.",
                en: "Another instance has worked in {path} for more than {seconds} s. Wait, or raise --wait.")
        case .faultExists:
            Phrase(
                pt: "{path} já tem um sintonia.yaml; nada foi mudado.",
                en: "{path} has a sintonia.yaml already; nothing was changed.")
        case .faultOtherProvider:
            Phrase(
                pt: """
                    {path} guarda os registros do provedor {stored}, e o sintonia.yaml diz {configured}. Corrija o CNPJ, \
                    ou crie outra pasta com `sintonia init`: cada pasta é de um provedor só. Nada foi mudado.
                    """,
                en: """
                    {path} holds the records of provider {stored}, and sintonia.yaml says {configured}. Correct the CNPJ, \
                    or make another folder with `sintonia init`: a folder is one provider's. Nothing was changed.
                    """)
        case .faultCNPJ:
            Phrase(
                pt: "CNPJ inválido: “{value}”. Informe --cnpj com os 14 caracteres, ou --config ARQUIVO.",
                en: "Not a CNPJ: “{value}”. Give --cnpj with its 14 characters, or --config FILE.")
        default: nil
        }
    }

    private var configurationFaults: Phrase? {
        switch self {
        case .configUnreadable:
            Phrase(pt: "{file}: não pôde ser lido ({fault}).", en: "{file}: cannot be read ({fault}).")
        case .configSyntax:
            Phrase(
                pt: "{file}:{line}:{column}: não é YAML válido: {fault}.",
                en: "{file}:{line}:{column}: not valid YAML: {fault}.")
        case .configUnknownKey:
            Phrase(
                pt: "{file}:{line}:{column}: chave desconhecida “{key}”. Remova-a ou veja o README.",
                en: "{file}:{line}:{column}: unknown key “{key}”. Remove it, or see the README.")
        case .configUnknownKeySuggestion:
            Phrase(
                pt: "{file}:{line}:{column}: chave desconhecida “{key}”. Seria “{suggestion}”?",
                en: "{file}:{line}:{column}: unknown key “{key}”. Did you mean “{suggestion}”?")
        case .configMissing:
            Phrase(
                pt: "{file}:{line}: falta a chave “{key}”, que não tem padrão. Acrescente-a.",
                en: "{file}:{line}: the key “{key}” is missing and has no default. Add it.")
        case .configValue:
            Phrase(
                pt: "{file}:{line}:{column}: “{key}” não aceita “{value}”. Use: {allowed}.",
                en: "{file}:{line}:{column}: “{key}” cannot be “{value}”. Use: {allowed}.")
        case .initDone:
            Phrase(
                pt: "Pronto. Solte arquivos em {path}/inbox e rode: sintonia run --workspace {path}",
                en: "Done. Drop files into {path}/inbox and run: sintonia run --workspace {path}")
        default: nil
        }
    }

    private var runTexts: Phrase? {
        switch self {
        case .runDocuments: Phrase(pt: "Entradas: {list}", en: "Inputs: {list}")
        case .runStillWriting:
            Phrase(
                pt: "{count} arquivo(s) ainda sendo gravado(s): ficam para a próxima execução.",
                en: "{count} file(s) still being written: left for the next run.")
        case .runFindings:
            Phrase(
                pt: "Divergências: {total} ({new} novas, {resolved} resolvidas)",
                en: "Findings: {total} ({new} new, {resolved} resolved)")
        case .runPlan:
            Phrase(
                pt:
                    "Plano: {additive} aditivas, {destructive} destrutivas, {withheld} retidas, {manual} para uma pessoa",
                en: "Plan: {additive} additive, {destructive} destructive, {withheld} withheld, {manual} for a person")
        case .runBilling:
            Phrase(
                pt: "Prévia de faturamento {competence}: {events} eventos, {total}",
                en: "Billing preview {competence}: {events} events, {total}")
        case .runReport: Phrase(pt: "Relatório: {path}", en: "Report: {path}")
        case .watchStarted:
            Phrase(pt: "Vigiando {path}/inbox. Pare com Ctrl-C.", en: "Watching {path}/inbox. Stop with Ctrl-C.")
        case .watchEnded: Phrase(pt: "Encerrado; nada ficou pela metade.", en: "Ended; nothing was left half done.")
        case .watchApplied: Phrase(pt: "{count} entrega(s) recebida(s).", en: "{count} delivery(ies) taken in.")
        case .watchPaused:
            Phrase(
                pt: "Em pausa, tento de novo em instantes: {fault}", en: "Paused, trying again in a moment: {fault}")
        default: nil
        }
    }

    private var statusTexts: Phrase? {
        switch self {
        case .statusInbox:
            Phrase(
                pt: "inbox: {count} arquivo(s); o mais antigo espera há {age} s",
                en: "inbox: {count} file(s); the oldest has waited {age} s")
        case .statusInWork:
            Phrase(
                pt: "em andamento: {count}; se nada está rodando, a próxima execução termina",
                en: "in work: {count}; if nothing is running, the next run finishes them")
        case .statusNoRun:
            Phrase(pt: "nenhuma execução ainda; rode: sintonia run", en: "no run yet; start one with: sintonia run")
        case .statusLastRun: Phrase(pt: "última execução: {run}", en: "last run: {run}")
        case .statusQuarantine:
            Phrase(
                pt: "quarentena: {count} arquivo(s) esperam uma pessoa",
                en: "quarantine: {count} file(s) wait for a person")
        case .statusQuarantineNone: Phrase(pt: "quarentena: vazia", en: "quarantine: empty")
        case .statusUnreported:
            Phrase(pt: "{count} entrega(s) fora de relatório ainda", en: "{count} delivery(ies) not reported yet")
        case .findNothing:
            Phrase(
                pt:
                    "Nada encontrado para “{term}”. Procure por patrimônio, CASN, MAC, série, chave, contrato, login ou conta.",
                en:
                    "Nothing found for “{term}”. Look by patrimony number, CASN, MAC, serial, access key, contract, login or account."
            )
        case .findBox: Phrase(pt: "Set-top box {name}", en: "Set-top box {name}")
        case .findUnit: Phrase(pt: "Patrimônio {name}", en: "Patrimony {name}")
        case .findContract: Phrase(pt: "Contrato {name}", en: "Contract {name}")
        case .findAccount: Phrase(pt: "Conta {name} em {platform}", en: "Account {name} on {platform}")
        case .findNote: Phrase(pt: "NF-e {name}", en: "NF-e {name}")
        case .findPurchase: Phrase(pt: "Compra sem XML {name}", en: "Purchase without XML {name}")
        case .purchaseAlone: Phrase(pt: "sem NF-e", en: "no note")
        case .purchaseJoined:
            Phrase(pt: "unida à NF-e {key}, cujas unidades contam", en: "joined with note {key}, whose units count")
        case .purchaseDiffers:
            Phrase(
                pt: "retida: a NF-e {key} tem o mesmo número e outro total",
                en: "held: note {key} has the same number and another total")
        case .purchaseJoinedWith: Phrase(pt: "unida à compra sem XML {name}", en: "joined with purchase {name}")
        case .inspectKind: Phrase(pt: "{file}: {kind}", en: "{file}: {kind}")
        case .inspectWould:
            Phrase(pt: "  terminaria como: {disposition} {reason}", en: "  would end as: {disposition} {reason}")
        case .inspectTable:
            Phrase(
                pt: "  {rows} linhas, {rejected} rejeitadas; comprovadamente completo: {complete}",
                en: "  {rows} rows, {rejected} rejected; proved complete: {complete}")
        case .inspectSignature:
            Phrase(
                pt: "  assinatura: {result}. Ela não prova a autorização: só a consulta da chave na SEFAZ prova.",
                en:
                    "  signature: {result}. It does not prove authorisation: only the tax office's answer for the key does."
            )
        case .immobilisationWritten:
            Phrase(
                pt: "Imobilização de {period}: {rows} itens, {cost}. Lista em {file}.",
                en: "Immobilisation of {period}: {rows} items, {cost}. List in {file}.")
        case .immobilisationNothing:
            Phrase(
                pt: "Nenhum item imobilizado nas notas de {period}.",
                en: "No item of the notes of {period} became a fixed asset.")
        case .inspectProblem: Phrase(pt: "  {message}", en: "  {message}")
        default: nil
        }
    }

    private var schemaTexts: Phrase? {
        switch self {
        case .inspectSchema:
            Phrase(
                pt: "  comparado com o esquema {schema}, só para informação",
                en: "  held against the schema {schema}, for information only")
        case .inspectSchemaProblem:
            Phrase(pt: "Difere do esquema XML: {fault}", en: "Differs from the XML schema: {fault}")
        case .inspectSchemaNone:
            Phrase(
                pt: "A pasta não tem esquema para {root}, versão “{version}”.",
                en: "The folder has no schema for {root}, version “{version}”.")
        case .inspectSchemaUnusable:
            Phrase(
                pt: "O esquema {schema} não pôde ser usado: {fault} Baixe-o de novo com: make schemas",
                en: "The schema {schema} cannot be used: {fault} Fetch it again with: make schemas")
        default: nil
        }
    }

    private var explainTexts: Phrase? {
        switch self {
        case .explainUnknown:
            Phrase(
                pt:
                    "Não conheço “{id}”. Dê o id de uma divergência, a chave de uma cobrança (contrato/pacote/-/AAAA-MM) ou de um patrimônio (chave/item/unidade).",
                en:
                    "“{id}” is not known. Give the id of a finding, the key of a charge (contract/package/-/YYYY-MM) or of a unit (key/item/unit)."
            )
        case .explainAmbiguous:
            Phrase(
                pt: "“{id}” começa mais de um id: {list}. Escreva mais dígitos.",
                en: "“{id}” begins more than one id: {list}. Write more digits.")
        case .explainRead: Phrase(pt: "lido em {file}, linha {line}", en: "read in {file}, line {line}")
        case .explainMember:
            Phrase(pt: "membro {member} de {file}", en: "member {member} of {file}")
        case .explainFile:
            Phrase(
                pt: "entrega {number}, recebida em {date}, hoje em {place}",
                en: "delivery {number}, taken in on {date}, now in {place}")
        case .explainContent: Phrase(pt: "conteúdo {sha256}", en: "content {sha256}")
        case .explainCharge:
            Phrase(
                pt: "Cobrança {key}: {amount}, competência {competence}, vencimento {due}",
                en: "Charge {key}: {amount}, competence {competence}, due {due}")
        case .explainPrice:
            Phrase(
                pt: "preço {origin}: {price} por mês, de {start} a {end}; proporcionalidade: {proration}",
                en: "{origin} price: {price} a month, from {start} to {end}; proration: {proration}")
        case .explainState:
            Phrase(pt: "{date}: {state}, decisão {decision}", en: "{date}: {state}, decision {decision}")
        case .explainPosting:
            Phrase(
                pt: "lançamento {number} em {date}: débito {debit}, crédito {credit}, {amount}",
                en: "posting {number} on {date}: debit {debit}, credit {credit}, {amount}")
        case .explainUnit:
            Phrase(
                pt: "Patrimônio {key}: {description}, custo {cost}", en: "Unit {key}: {description}, cost {cost}")
        case .explainIdentified:
            Phrase(pt: "identificado por {rule}", en: "identified by {rule}")
        case .explainBox: Phrase(pt: "set-top box {box}", en: "set-top box {box}")
        case .explainFinding:
            Phrase(pt: "{class} {title}, aberta desde {date}", en: "{class} {title}, open since {date}")
        default: nil
        }
    }

    private var billingTexts: Phrase? {
        switch self {
        case .billingProrated:
            Phrase(
                pt: "{amount}: {days} de {base} dias ({convention})",
                en: "{amount}: {days} of {base} days ({convention})")
        case .billingDueDate:
            Phrase(
                pt: "Vencimento nominal {nominal}, dia útil {business}",
                en: "Nominal due date {nominal}, business day {business}")
        case .billingNothing:
            Phrase(pt: "Nada a faturar com vencimento {due}.", en: "Nothing to bill for due date {due}.")
        case .billingHead:
            Phrase(
                pt: "Faturamento TV, vencimento {due}, competência {competence}",
                en: "TV billing, due date {due}, competence {competence}")
        case .billingTotal:
            Phrase(
                pt: "{customers} clientes, {events} eventos, total {total}. Prévia {hash}",
                en: "{customers} customers, {events} events, total {total}. Preview {hash}")
        case .billingQuarantined:
            Phrase(pt: "Em quarentena: {key}: {reason}", en: "Quarantined: {key}: {reason}")
        case .billingFree:
            Phrase(pt: "{count} pacote(s) extra(s) sem cobrança", en: "{count} extra package(s) not charged")
        case .billingSaved:
            Phrase(
                pt: "Salvo: {new} novos, {replaced} substituídos, {cancelled} cancelados; {kept} já estavam certos.",
                en: "Saved: {new} new, {replaced} replaced, {cancelled} cancelled; {kept} were right already.")
        case .billingProcessed:
            Phrase(pt: "Processados: {count} eventos, {total}.", en: "Processed: {count} events, {total}.")
        case .billingUnchanged:
            Phrase(pt: "Nada mudou: tudo já estava salvo.", en: "Nothing changed: all was saved already.")
        case .billingNotPending:
            Phrase(
                pt: "Nenhum evento pendente com vencimento {due}.", en: "No pending event for due date {due}.")
        case .billingStale:
            Phrase(
                pt:
                    "A prévia {given} não vale mais: os dados mudaram e agora ela é {now}. Veja de novo: sintonia billing preview",
                en:
                    "Preview {given} no longer holds: the data changed and it is {now} now. Look again: sintonia billing preview"
            )
        case .billingGuard:
            Phrase(
                pt:
                    "Retido por segurança: {list}. Nada foi salvo. Confira a prévia; se estiver certa: sintonia billing save --due {due} --preview {hash} --ceiling {count}",
                en:
                    "Withheld by a guard: {list}. Nothing was saved. Look at the preview; where it is right: sintonia billing save --due {due} --preview {hash} --ceiling {count}"
            )
        case .callbackStarted:
            Phrase(
                pt: "Respondendo em http://127.0.0.1:{port}/login; para encerrar, Ctrl-C.",
                en: "Answering on http://127.0.0.1:{port}/login; Ctrl-C ends it.")
        case .callbackFailed:
            Phrase(
                pt: "O servidor de respostas parou: {fault}. Se a porta está em uso, escolha outra com --port.",
                en: "The answering server stopped: {fault}. Where the port is in use choose another with --port.")
        case .billingAboveCeiling:
            Phrase(
                pt: "Seriam gravados {count} eventos, acima do teto de {ceiling}. Nada foi salvo.",
                en: "{count} events would be written, above the ceiling of {ceiling}. Nothing was saved.")
        case .billingOutdated:
            Phrase(
                pt:
                    "O cadastro mudou: {count} eventos pendentes seriam retirados, trocados ou postos em quarentena. Nada foi processado. Salve de novo (sintonia billing save --due {due}) ou processe como está com --as-saved.",
                en:
                    "The records changed: {count} pending events would be withdrawn, replaced or quarantined. Nothing was processed. Save again (sintonia billing save --due {due}) or process them as they are with --as-saved."
            )
        case .billingDueTooFar:
            Phrase(
                pt: "O vencimento {due} está longe demais; o último possível hoje é {latest}.",
                en: "Due date {due} is too far ahead; the last one possible today is {latest}.")
        case .billingChanges: Phrase(pt: "Muda do que estava salvo:", en: "Changes to what was saved:")
        default: nil
        }
    }

    private var labels: Phrase {
        switch self {
        case .labelPatrimony: Phrase(pt: "Patrimônio", en: "Patrimony")
        case .labelCASN: Phrase(pt: "CASN", en: "CASN")
        case .labelFormer: Phrase(pt: "Número antigo", en: "Former number")
        case .labelChanged: Phrase(pt: "Mudou", en: "Changed")
        case .labelMAC: Phrase(pt: "MAC", en: "MAC")
        case .labelSerial: Phrase(pt: "Nº de série", en: "Serial")
        case .labelSmartcard: Phrase(pt: "Cartão", en: "Smart card")
        case .labelModel: Phrase(pt: "Modelo", en: "Model")
        case .labelPlatform: Phrase(pt: "Plataforma", en: "Platform")
        case .labelCustody: Phrase(pt: "Custódia", en: "Custody")
        case .labelContract: Phrase(pt: "Contrato", en: "Contract")
        case .labelPoint: Phrase(pt: "Ponto", en: "Point")
        case .labelLocation: Phrase(pt: "Local", en: "Location")
        case .labelCost: Phrase(pt: "Custo", en: "Cost")
        case .labelNote: Phrase(pt: "NF-e", en: "NF-e")
        case .labelSupplier: Phrase(pt: "Fornecedor", en: "Supplier")
        case .labelSubscriber: Phrase(pt: "Cliente", en: "Subscriber")
        case .labelLogin: Phrase(pt: "Login", en: "Login")
        case .labelStatus: Phrase(pt: "Situação", en: "Status")
        case .labelPlan: Phrase(pt: "Plano", en: "Plan")
        case .labelPackages: Phrase(pt: "Pacotes", en: "Packages")
        case .labelBoxes: Phrase(pt: "Equipamentos", en: "Boxes")
        case .labelEvents: Phrase(pt: "Eventos", en: "Events")
        case .labelAccount: Phrase(pt: "Conta", en: "Account")
        case .labelDueDay: Phrase(pt: "Vencimento", en: "Due day")
        case .labelSource: Phrase(pt: "Origem", en: "Source")
        case .labelDescription: Phrase(pt: "Descrição", en: "Description")
        case .labelTotal: Phrase(pt: "Total", en: "Total")
        case .labelIssuedAt: Phrase(pt: "Emissão", en: "Issued")
        default: Phrase(pt: "Unidades", en: "Units")
        }
    }
}
