/// The words of messages about runs, and of what goes wrong with them.
public enum NotificationText: String, CaseIterable, Sendable, TextCatalogue {
    case body, test, failed, notKept, noAddress, off, sent, notSent

    /// The sentence in both languages.
    public var phrase: Phrase {
        switch self {
        case .body:
            Phrase(
                pt: "{verdict}\n\nRelatório: {report}\nRodada: {run}\n",
                en: "{verdict}\n\nThe report: {report}\nThe run: {run}\n")
        case .test:
            Phrase(pt: "Mensagem de teste: os avisos chegam.", en: "A test message: notifications arrive.")
        case .failed:
            Phrase(
                pt: "O aviso ({way}) não foi enviado: {fault}. A rodada está inteira; tente `sintonia notify test`.",
                en: "The notification ({way}) was not sent: {fault}. The run is whole; try `sintonia notify test`.")
        case .notKept:
            Phrase(
                pt: "Nenhum aviso: notify.json não pode ser escrito: {fault}.",
                en: "No notification: notify.json cannot be written: {fault}.")
        case .noAddress:
            Phrase(
                pt: "falta o endereço (https): notify.webhook.url, ou url no arquivo de senhas",
                en: "there is no address (https): notify.webhook.url, or url in the file of secrets")
        case .off:
            Phrase(
                pt: "Os avisos estão desligados: acrescente notify.email ou notify.webhook a sintonia.yaml.",
                en: "Notifications are off: add notify.email or notify.webhook to sintonia.yaml.")
        case .sent: Phrase(pt: "{way}: enviado.", en: "{way}: sent.")
        case .notSent: Phrase(pt: "{way}: não foi enviado: {fault}.", en: "{way}: not sent: {fault}.")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}
