extension DoctorText {
    var secretWords: Words? {
        switch self {
        case .secretsSound: Words("{count} arquivos, só do dono.", "{count} files, their owner's alone.")
        case .secretsMissing:
            Words(
                "{path} não existe.", doPT: "Crie-o (modo 0600), ou tire-o de sintonia.yaml.", "{path} is not there.",
                doEN: "Make it (mode 0600), or remove it from sintonia.yaml.")
        case .secretsOpen:
            Words(
                "Outros usuários podem ler {path}.",
                doPT: "chmod 600 {path}; se alguém pode ter lido, troque as senhas.",
                "Other users can read {path}.",
                doEN: "chmod 600 {path}; if anybody may have read it, change the secrets.")
        case .secretsOwner:
            Words(
                "O dono de {path} não é o da área de trabalho.", doPT: "Devolva o arquivo a ele: chown.",
                "The owner of {path} is not that of the workspace.", doEN: "Give the file back to him: chown.")
        case .secretsKeyMissing:
            Words(
                "Há secrets.json, mas não {path}: as marcas guardadas não servem mais.",
                doPT: "Traga secrets.key da cópia de segurança; uma chave nova não combina com os registros.",
                "There is a secrets.json, but no {path}: the marks in the records are of no use.",
                doEN: "Bring secrets.key from the backup; a new key does not match the records.")
        case .notificationsOff: Words("Desligados.", "Off.")
        case .notificationsSound: Words("Ligados: {ways}.", "On: {ways}.")
        case .notificationsSecrets:
            Words(
                "As senhas dos avisos não podem ser lidas: {path}.", doPT: "chmod 600, e um objeto JSON de textos.",
                "The secrets of the notifications cannot be read: {path}.",
                doEN: "chmod 600, and a JSON object of texts.")
        case .notificationsNowhere:
            Words(
                "notify.webhook está ligado sem endereço.",
                doPT: "Diga notify.webhook.url, ou url no arquivo de senhas, ou SINTONIA_NOTIFY_URL.",
                "notify.webhook is on and has no address.",
                doEN: "Give notify.webhook.url, or url in the secrets, or SINTONIA_NOTIFY_URL.")
        default: nil
        }
    }

    var storeWords: Words? {
        switch self {
        case .waitingNone: Words("Nenhum arquivo espera há mais de um dia.", "No file has waited for more than a day.")
        case .waitingLong:
            Words(
                "{count} arquivos esperam há mais de um dia: {files}.",
                doPT:
                    "Rode `sintonia run`, ou veja por que `watch` não roda; um arquivo aberto por outro programa fica esperando.",
                "{count} files have waited for more than a day: {files}.",
                doEN:
                    "Run `sintonia run`, or see why `watch` does not; a file that another program has open is left waiting."
            )
        case .inboxUnreadable:
            Words(
                "A entrada não pode ser lida: {fault}.", doPT: "Confira permissões e montagem.",
                "The inbox cannot be read: {fault}.", doEN: "Check its permissions and its mount.")
        case .storeNew: Words("Ainda não há: nada foi recebido.", "None yet: nothing was taken in.")
        case .storeOpens: Words("Abrem.", "They open.")
        case .storeCloses:
            Words(
                "Não abrem: {fault}.", doPT: "Confira disco e permissões; se persistir, volte a cópia de segurança.",
                "They do not open: {fault}.", doEN: "Check disk and permissions; if it stays, bring back the backup.")
        case .storeDamaged:
            Words(
                "Estão danificados: {fault}.",
                doPT: "Pare o serviço e volte a cópia de segurança; guarde o arquivo danificado.",
                "They are damaged: {fault}.", doEN: "Stop the service and bring back the backup; keep the damaged file."
            )
        case .schemaCurrent: Words("O deste programa.", "This program's.")
        case .schemaOlder:
            Words(
                "De uma versão anterior; faltam: {names}.",
                doPT: "Faça uma cópia; a próxima rodada atualiza sozinha.", "Of an earlier version; missing: {names}.",
                doEN: "Make a copy; the next run upgrades by itself.")
        case .schemaNewer:
            Words(
                "De um programa mais novo: {names}.", doPT: "Instale a versão mais nova; esta não deve escrever aqui.",
                "Of a newer program: {names}.", doEN: "Install the newer version; this one must not write here.")
        case .integritySound: Words("quick_check do SQLite: sem faltas.", "SQLite's quick_check: no faults.")
        case .integrityBroken:
            Words(
                "quick_check do SQLite: {fault}.",
                doPT: "Pare o serviço e volte a cópia de segurança; guarde o arquivo danificado.",
                "SQLite's quick_check says: {fault}.",
                doEN: "Stop the service and bring back the backup; keep the damaged file.")
        case .providerOne: Words("Um só: {configured}.", "One: {configured}.")
        case .providerOther:
            Words(
                "Os registros são de {stored}, a configuração é de {configured}.",
                doPT: "Uma pasta é de um só provedor: corrija provider.cnpj, ou use outra pasta.",
                "The records are those of {stored}, the configuration is {configured}'s.",
                doEN: "A folder is one provider's: correct provider.cnpj, or use another folder.")
        default: nil
        }
    }

    var reportWords: Words {
        switch self {
        case .journalClosed: Words("Nada por terminar.", "Nothing unfinished.")
        case .journalBusy: Words("{count} arquivos em andamento.", "{count} files under way.")
        case .journalOpen:
            Words(
                "{count} arquivos ficaram pelo meio: {files}.",
                doPT: "A próxima rodada os termina; rode `sintonia run`.",
                "{count} files were left half-way: {files}.", doEN: "The next run finishes them; run `sintonia run`.")
        case .runFresh: Words("{run}.", "{run} is recent.")
        case .runOld:
            Words(
                "{run}, há {hours} horas: falta uma rodada noturna.",
                doPT: "Veja se o serviço ou o cron roda (systemctl status sintonia), e rode `sintonia run`.",
                "{run}, {hours} hours ago: a nightly run is missing.",
                doEN: "See whether the service or cron runs (systemctl status sintonia), and run `sintonia run`.")
        case .runNever:
            Words(
                "Nenhuma rodada terminou ainda.", doPT: "Rode `sintonia run`, ou agende-o.", "No run has ended yet.",
                doEN: "Run `sintonia run`, or schedule it.")
        case .reportSound:
            Words("latest é {run}: {count} arquivos conferem.", "latest is {run}: {count} files are as written.")
        case .reportNone: Words("Ainda não há.", "None yet.")
        case .reportLost:
            Words(
                "Há registros, mas não {path}.", doPT: "Rode `sintonia run`: faz o relatório de novo.",
                "There are records, but no {path}.", doEN: "Run `sintonia run`: it makes the report anew.")
        case .reportNoLink:
            Words(
                "{path} não é um atalho.", doPT: "Mova-o de lá e rode `sintonia run`.", "{path} is no link.",
                doEN: "Move it away and run `sintonia run`.")
        case .reportUnfinished:
            Words(
                "latest aponta para {path}, que não tem um manifesto inteiro.", doPT: "Rode `sintonia run`.",
                "latest points to {path}, which has no whole manifest.", doEN: "Run `sintonia run`.")
        case .reportChanged:
            Words(
                "Arquivos de {path} não são os que foram escritos: {files}.",
                doPT: "Alguém os mudou depois; use os de uma nova rodada (`sintonia run`).",
                "Files of {path} are not those that were written: {files}.",
                doEN: "Somebody changed them since; use those of a new run (`sintonia run`).")
        default: Words("Sem texto.", "Without words.")
        }
    }
}
