/// The rules by which a line of a table is refused: the codes of `rejected.csv`.
public enum RowRule: String, Sendable, CaseIterable, Hashable {
    case empty, length, character
    case checkDigit = "check_digit"
    case repeated
    case scientificNotation = "scientific_notation"
    case notUnicast = "not_unicast"
    case malformedPart = "malformed_part"
    case notADate = "not_a_date"
    case notMoney = "not_money"
    case negativeMoney = "negative_money"
    case notANumber = "not_a_number"
    case notABoolean = "not_a_boolean"
    case unknownValue = "unknown_value"
    case unknownPlatform = "unknown_platform"
    case otherPlatform = "other_platform"
    case missingIdentifier = "missing_identifier"
    case serialCountMismatch = "serial_count_mismatch"
    case endBeforeStart = "end_before_start"
    case conflict, ragged
    case duplicateKey = "duplicate_key"
    case unterminated
    case brokenQuotes = "broken_quotes"
    case unclosedQuote = "unclosed_quote"
    case encoding
    case lostZeros = "lost_zeros"
    case spreadsheetError = "spreadsheet_error"
    case nestedValue = "nested_value"
    case repeatedName = "repeated_name"
    case malformedRecord = "malformed_record"
    case undecidableDecimal = "undecidable_decimal"
    case afterTrailer = "after_trailer"
    case priceOverlap = "price_overlap"
    case pattern
    case boxConflict = "box_conflict"
    case boxContradiction = "box_contradiction"
}

extension RowRule: TextCatalogue {
    /// What is wrong with the line, and what to do.
    public var advice: Advice { valueAdvice ?? boxAdvice ?? rowAdvice }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [advice.happened, advice.cure] }

    // Rules about one cell; nil where the rule is about the row.
    private var valueAdvice: Advice? {
        switch self {
        case .empty:
            Advice("O campo está vazio.", doPT: "Preencha o campo.", "The field is blank.", doEN: "Fill it in.")
        case .length:
            Advice(
                "O número de caracteres está errado.", doPT: "Confira se zeros à esquerda se perderam.",
                "The number of characters is wrong.", doEN: "Check whether leading zeros were lost.")
        case .character:
            Advice(
                "Há um caractere que não pode estar aqui.", doPT: "Apague o caractere e envie de novo.",
                "There is a character that cannot stand here.", doEN: "Remove it and send again.")
        case .checkDigit:
            Advice(
                "O dígito verificador não confere.", doPT: "Digite o número de novo, do documento.",
                "The check digit is wrong.", doEN: "Type the number again from the document.")
        case .repeated:
            Advice(
                "É um só algarismo repetido: não é de ninguém.", doPT: "Informe o número verdadeiro.",
                "It is one digit repeated: it names nobody.", doEN: "Give the true number.")
        case .scientificNotation:
            Advice(
                "A planilha transformou o número (1,23E+15) e os dígitos se perderam.",
                doPT: "Formate a coluna como texto antes de colar os números.",
                "A spreadsheet turned the number into 1,23E+15 and its digits are lost.",
                doEN: "Format the column as text before pasting the numbers.")
        case .lostZeros:
            Advice(
                "Faltam zeros à esquerda: a planilha os apagou.",
                doPT: "Formate a coluna como texto no sistema de origem e exporte de novo.",
                "Leading zeros are missing: a spreadsheet dropped them.",
                doEN: "Format the column as text in the system it comes from and export again.")
        case .spreadsheetError:
            Advice(
                "A célula tem o erro de uma fórmula.", doPT: "Corrija a fórmula, ou cole os valores.",
                "The cell holds the error of a formula.", doEN: "Correct the formula, or paste the values.")
        case .nestedValue:
            Advice(
                "Há uma lista ou um objeto onde se espera um valor.",
                doPT: "Exporte um registro plano: um valor por campo.",
                "There is a list or an object where a value is asked for.",
                doEN: "Export flat records: one value a field.")
        case .repeatedName:
            Advice(
                "O mesmo campo está duas vezes no registro.", doPT: "Deixe um só.",
                "The same field stands twice in the record.", doEN: "Keep one of them.")
        case .malformedRecord:
            Advice(
                "A linha não é um registro JSON.", doPT: "Exporte de novo: um objeto JSON por linha.",
                "The line is no JSON record.", doEN: "Export again: one JSON object a line.")
        case .notUnicast:
            Advice(
                "Nenhum aparelho pode ter este MAC.", doPT: "Leia o MAC na etiqueta do aparelho.",
                "No device can have this MAC.", doEN: "Read the MAC from the label of the box.")
        case .malformedPart:
            Advice(
                "O formato está errado.", doPT: "Confira o valor no sistema de origem.",
                "The format is wrong.", doEN: "Check the value in the system it came from.")
        case .notADate:
            Advice(
                "Não é uma data que exista.", doPT: "Use dd/mm/aaaa ou aaaa-mm-dd.",
                "It is no date that exists.", doEN: "Use dd/mm/yyyy or yyyy-mm-dd.")
        case .notMoney:
            Advice(
                "Não é um valor em reais no formato deste arquivo.", doPT: "Use o mesmo separador na coluna toda.",
                "It is no amount in the style of this file.", doEN: "Use one separator in the whole column.")
        case .negativeMoney:
            Advice(
                "O valor é negativo.", doPT: "Informe um preço de zero ou mais.",
                "The amount is negative.", doEN: "Give a price of zero or more.")
        case .notANumber:
            Advice(
                "Não é um número inteiro permitido.", doPT: "Corrija o número.",
                "It is no whole number in the range.", doEN: "Correct the number.")
        case .notABoolean:
            Advice("Não é sim nem não.", doPT: "Use S ou N.", "It is neither yes nor no.", doEN: "Use yes or no.")
        case .unknownValue:
            Advice(
                "A palavra não é uma das que a coluna aceita.", doPT: "Veja as palavras aceitas no manual da tabela.",
                "The word is none of those the column takes.", doEN: "See the accepted words in the table's manual.")
        case .unknownPlatform:
            Advice(
                "A plataforma não está configurada.", doPT: "Corrija o nome ou inclua-a em sintonia.yaml.",
                "The platform is not configured.", doEN: "Correct the name or add it to sintonia.yaml.")
        case .otherPlatform:
            Advice(
                "A linha é de outra plataforma que não a do arquivo.", doPT: "Separe as plataformas em arquivos.",
                "The row is of another platform than the file.", doEN: "Give each platform its own file.")
        case .encoding:
            Advice(
                "Um caractere foi perdido numa conversão.", doPT: "Exporte de novo em UTF-8.",
                "A character was lost in a conversion.", doEN: "Export again as UTF-8.")
        case .undecidableDecimal:
            Advice(
                "Não dá para saber se o ponto ou a vírgula separa os centavos.",
                doPT: "Exporte os valores com duas casas decimais.",
                "It cannot be told whether the point or the comma separates the centavos.",
                doEN: "Export amounts with two decimals.")
        default: nil
        }
    }

    // Rules about what the register of boxes knows.
    private var boxAdvice: Advice? {
        switch self {
        case .boxConflict:
            Advice(
                "Os identificadores da linha são de aparelhos diferentes.",
                doPT: "Confira na etiqueta de qual deles é a linha.",
                "The identifiers of the row belong to different boxes.",
                doEN: "Check on the label which of them the row is.")
        case .boxContradiction:
            Advice(
                "O aparelho já é conhecido com outro número gravado de fábrica.",
                doPT: "Leia o MAC e o número de série na etiqueta.",
                "The box is known with another number that the maker burnt in.",
                doEN: "Read MAC and serial from the label.")
        default: nil
        }
    }

    // The last group, so it answers for all that remains; a test asks that no rule ends in its default.
    private var rowAdvice: Advice {
        switch self {
        case .missingIdentifier:
            Advice(
                "Nenhum identificador do aparelho está preenchido.", doPT: "Informe CASN, MAC ou número de série.",
                "No identifier of the box is filled in.", doEN: "Give its CASN, MAC or serial number.")
        case .serialCountMismatch:
            Advice(
                "As listas de números de série, MAC e CASN não batem entre si ou passam da quantidade.",
                doPT: "Confira os números no equipamento: um por peça em cada lista preenchida.",
                "The lists of serials, MACs and CASNs do not match each other, or exceed the quantity.",
                doEN: "Check the numbers on the equipment: one a piece in every list that is filled in.")
        case .endBeforeStart:
            Advice(
                "O período termina antes de começar.", doPT: "Corrija as datas.",
                "The period ends before it begins.", doEN: "Correct the dates.")
        case .conflict:
            Advice(
                "Duas colunas da linha dizem coisas diferentes.", doPT: "Deixe só o valor certo.",
                "Two columns of the row say different things.", doEN: "Keep the right value only.")
        case .ragged:
            Advice(
                "A linha não tem o mesmo número de colunas do cabeçalho.",
                doPT: "Procure um separador a mais ou a menos, ou um texto sem aspas.",
                "The row does not have as many cells as the header.",
                doEN: "Look for a stray delimiter or a text without quotes.")
        case .duplicateKey:
            Advice(
                "A mesma chave está em outra linha; nenhuma das duas foi aceita.", doPT: "Deixe só a linha certa.",
                "The same key stands on another line; neither was taken.", doEN: "Keep the right line only.")
        case .unterminated:
            Advice(
                "A última linha está cortada e nada prova que o arquivo está completo.",
                doPT: "Exporte de novo, ou envie o manifesto do arquivo.",
                "The last line is cut, and nothing proves the file complete.",
                doEN: "Export again, or send the file's manifest.")
        case .brokenQuotes:
            Advice(
                "Há texto depois das aspas de fechamento.", doPT: "Dobre as aspas que fazem parte do texto.",
                "There is text after a closing quote.", doEN: "Double the quotes that belong to the text.")
        case .unclosedQuote:
            Advice(
                "Aspas abertas nunca fecham e engoliram as linhas seguintes.", doPT: "Feche ou dobre as aspas.",
                "A quote never closes and swallowed the lines after it.", doEN: "Close or double the quote.")
        case .pattern:
            Advice(
                "O valor não tem a forma que o perfil da plataforma dá.",
                doPT: "Confira a exportação; se a forma mudou, corrija o perfil.",
                "The value does not have the form that the platform's profile gives.",
                doEN: "Check the export; if its form has changed, correct the profile.")
        case .afterTrailer:
            Advice(
                "A linha está depois do fim declarado do arquivo.", doPT: "Exporte o arquivo de novo.",
                "The line stands after the declared end of the file.", doEN: "Export the file again.")
        case .priceOverlap:
            Advice(
                "Dois preços do mesmo pacote valem no mesmo dia; a linha indicada é a outra.",
                doPT: "Encerre o primeiro na véspera do segundo.",
                "Two prices of one package hold on the same day; the line named is the other one.",
                doEN: "End the first on the day before the second.")
        default: Self.unexplained
        }
    }

    static let unexplained = Advice(
        "Regra sem explicação.", doPT: "Avise o suporte.", "A rule without a text.", doEN: "Tell support.")
}
