/// What can be wrong with a platform's profile.
public enum ProfileRule: String, Sendable, CaseIterable, Hashable {
    case syntax
    case unknownKey = "unknown-key"
    case unknownKeySuggestion = "unknown-key-suggestion"
    case repeatedKey = "repeated-key"
    case missingKey = "missing-key"
    case type, value
    case unknownName = "unknown-name"
    case transform, unmapped
    case secretNotHidden = "secret-not-hidden"
    case literalSecret = "literal-secret"
    case notRedacted = "not-redacted"
    case notSignedOff = "not-signed-off"
    case noSource = "no-source"
}

/// A fault of a profile with its place and its values.
public struct ProfileComplaint: Hashable, Sendable {
    /// Where in the JSON.
    public var path: String
    /// Where in the text, from 1.
    public var line: Int, column: Int
    /// What is wrong.
    public var rule: ProfileRule
    /// Values of the sentence's places.
    public var values: [String: String]

    /// All parts.
    public init(path: String, line: Int, column: Int, rule: ProfileRule, values: [String: String]) {
        self.path = path
        self.line = line
        self.column = column
        self.rule = rule
        self.values = values
    }

    /// What is wrong and what to do.
    public func text(_ language: Language, withPlace: Bool = false) -> String {
        let advice = rule.advice
        let place = withPlace ? "\(line):\(column): \(path): " : ""
        return "\(place)\(advice.happened.text(language, values)) \(advice.cure.text(language, values))"
    }
}

extension ProfileRule: TextCatalogue {
    /// What is wrong, and what to do.
    public var advice: Advice { writing ?? meaning }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [advice.happened, advice.cure] }

    // Keys, types and values; nil where the rule is about what they mean together.
    private var writing: Advice? {
        switch self {
        case .syntax:
            Advice(
                "Não é JSON: aqui se esperava {allowed}.", doPT: "Corrija o texto neste lugar.",
                "This is no JSON: {allowed} was expected here.", doEN: "Correct the text at this place.")
        case .unknownKey:
            Advice(
                "A chave não existe aqui.", doPT: "Apague-a, ou use uma destas: {allowed}.",
                "The key does not exist here.", doEN: "Remove it, or use one of these: {allowed}.")
        case .unknownKeySuggestion:
            Advice(
                "A chave não existe aqui.", doPT: "Você quis dizer “{suggestion}”?",
                "The key does not exist here.", doEN: "Did you mean “{suggestion}”?")
        case .repeatedKey:
            Advice(
                "A chave aparece duas vezes.", doPT: "Deixe uma só.", "The key is there twice.", doEN: "Keep one.")
        case .missingKey:
            Advice(
                "Falta “{value}”.", doPT: "Acrescente a chave; se nada se sabe, diga unknown ou none.",
                "“{value}” is missing.", doEN: "Add the key; where nothing is known, say unknown or none.")
        case .type:
            Advice(
                "O valor é de outro tipo.", doPT: "Escreva assim: {allowed}.", "The value is of another type.",
                doEN: "Write it like this: {allowed}.")
        case .value:
            Advice(
                "“{value}” não pode estar aqui.", doPT: "Use: {allowed}.", "“{value}” cannot stand here.",
                doEN: "Use: {allowed}.")
        case .transform:
            Advice(
                "“{value}” não é uma transformação.", doPT: "Escreva assim: {allowed}.",
                "“{value}” is no transform.", doEN: "Write it like this: {allowed}.")
        default: nil
        }
    }

    private var meaning: Advice {
        switch self {
        case .unknownName:
            Advice(
                "“{value}” não existe.", doPT: "Use um destes, ou acrescente-o: {allowed}.",
                "“{value}” does not exist.", doEN: "Use one of these, or add it: {allowed}.")
        case .unmapped:
            Advice(
                "O mapa não dá o que este tipo de tabela precisa: {value}.",
                doPT: "Acrescente os campos; sem eles nenhuma linha pode ser lida.",
                "The map does not give what this kind of table needs: {value}.",
                doEN: "Add the fields; without them no row can be read.")
        case .secretNotHidden:
            Advice(
                "“{value}” seria guardado às claras.", doPT: "Termine as transformações com \"presence\".",
                "“{value}” would be kept in the clear.", doEN: "End its transforms with \"presence\".")
        case .literalSecret:
            Advice(
                "Há uma credencial escrita no perfil.", doPT: "Troque-a por {secret:NOME} e troque a senha, que vazou.",
                "There is a credential in the profile.",
                doEN: "Put {secret:NAME} in its place, and change the credential: it has leaked.")
        case .notRedacted:
            Advice(
                "Falta em redact: {value}.", doPT: "Acrescente; estes campos nunca podem ser escritos.",
                "Missing from redact: {value}.", doEN: "Add them; these fields must never be written.")
        case .notSignedOff:
            Advice(
                "A evidência ({value}) não é do fornecedor, e o perfil se diz executável.",
                doPT: "Preencha signedOffBy com quem responde por isso, ou tire executable.",
                "The evidence ({value}) is not the vendor's, and the profile says it is executable.",
                doEN: "Fill in signedOffBy with who answers for it, or remove executable.")
        default:
            Advice(
                "A evidência ({value}) não diz a fonte.", doPT: "Acrescente sources, ou diga assumption ou none.",
                "The evidence ({value}) names no source.", doEN: "Add sources, or say assumption or none.")
        }
    }
}
