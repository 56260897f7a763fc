public import Domain

extension Reason: TextCatalogue {
    /// What happened to the file, and what to do next.
    public var advice: Advice { fiscalAdvice ?? trustAdvice ?? containerAdvice ?? tableAdvice }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [advice.happened, advice.cure] }

    // What the life of a note decides: nil where the reason is none of these.
    private var fiscalAdvice: Advice? {
        switch self {
        case .noProtocol:
            Advice(
                "A nota não traz o protocolo de autorização da SEFAZ.",
                doPT: "Peça ao fornecedor o XML autorizado (procNFe) e coloque-o na entrada.",
                "The note carries no authorisation protocol of the tax office.",
                doEN: "Ask the supplier for the authorised XML (procNFe) and drop it in the inbox.")
        case .fullDocumentNeeded:
            Advice(
                "É só o resumo da nota, sem os itens.",
                doPT: "Baixe o XML completo com a chave de acesso e coloque-o na entrada.",
                "This is only the summary of the note, without its items.",
                doEN: "Download the full XML by its access key and drop it in the inbox.")
        case .cancelled:
            Advice(
                "A nota foi cancelada; nenhum patrimônio foi criado.",
                doPT: "Nada a fazer. Se a mercadoria chegou, peça uma nova nota ao fornecedor.",
                "The note was cancelled; no assets were created.",
                doEN: "Nothing to do. If the goods arrived, ask the supplier for a new note.")
        case .assetsCancelled:
            Advice(
                "O cancelamento ou a recusa tirou do patrimônio os itens que ainda estavam em estoque.",
                doPT: "Nada a fazer. Confira se os equipamentos voltaram ao fornecedor.",
                "The cancellation or refusal took the items still in stock out of the register.",
                doEN: "Nothing to do. Check that the equipment went back to the supplier.")
        case .cancelledAfterDeployment:
            Advice(
                "A nota foi cancelada, mas um dos equipamentos já está instalado em cliente.",
                doPT: "Recolha o equipamento ou peça ao fornecedor uma nova nota; depois decida na revisão.",
                "The note was cancelled, but one of its units is already installed at a customer.",
                doEN: "Collect the unit or ask the supplier for a new note; then decide in the review.")
        case .assetsReversed:
            Advice(
                "A devolução tirou do patrimônio os equipamentos da nota referida.",
                doPT: "Nada a fazer.",
                "The return took the units of the referenced note out of the register.",
                doEN: "Nothing to do.")
        case .deliveryFailed:
            Advice(
                "A transportadora informou que a mercadoria não foi entregue; os itens ficaram retidos.",
                doPT: "Confirme a entrega com o almoxarifado e decida na revisão.",
                "The carrier reported that the goods were not delivered; the units are held.",
                doEN: "Confirm the delivery with the warehouse and decide in the review.")
        case .correctionLetter:
            Advice(
                "Há uma carta de correção para uma nota que criou patrimônio.",
                doPT: "Leia a correção e confira os itens da nota; depois decida na revisão.",
                "A correction letter came for a note that created assets.",
                doEN: "Read the correction, check the items of the note, then decide in the review.")
        case .eventRejected:
            Advice(
                "A SEFAZ recusou este evento; ele não vale.",
                doPT: "Nada a fazer.",
                "The tax office refused this event; it has no effect.",
                doEN: "Nothing to do.")
        case .eventUnregistered:
            Advice(
                "O evento não traz a resposta da SEFAZ.",
                doPT: "Se ele foi registrado, baixe o XML do evento com o protocolo (procEventoNFe).",
                "The event carries no answer of the tax office.",
                doEN: "If it was registered, download the event's XML with its protocol (procEventoNFe).")
        case .testEnvironment:
            Advice(
                "A nota é do ambiente de testes (homologação) e não tem valor fiscal.",
                doPT: "Peça ao fornecedor o XML de produção.",
                "The note comes from the test environment and has no fiscal value.",
                doEN: "Ask the supplier for the production XML.")
        case .notOurs:
            Advice(
                "Nem o emitente nem o destinatário é uma das suas empresas.",
                doPT: "Confira o CNPJ da nota. Se for de uma filial, inclua a raiz do CNPJ em sintonia.yaml.",
                "Neither the issuer nor the recipient is one of your companies.",
                doEN: "Check the CNPJ of the note. If it is yours, add its root to sintonia.yaml.")
        case .notAuthorised:
            Advice(
                "A SEFAZ não autorizou a nota.",
                doPT: "Peça ao fornecedor a nota autorizada.",
                "The tax office did not authorise the note.",
                doEN: "Ask the supplier for the authorised note.")
        case .notPurchase:
            Advice(
                "O CFOP diz que a mercadoria não é sua: comodato, conserto ou demonstração.",
                doPT: "Decida na revisão se os itens entram no patrimônio.",
                "The CFOP says the goods are not yours: a loan, a repair or a demonstration.",
                doEN: "Decide in the review whether its items become assets.")
        case .otherDocument:
            Advice(
                "É outro tipo de documento fiscal, que não gera patrimônio.",
                doPT: "Nada a fazer.",
                "This is another kind of fiscal document, which creates no assets.",
                doEN: "Nothing to do.")
        default: nil
        }
    }

    // What makes a note doubtful.
    private var trustAdvice: Advice? {
        switch self {
        case .serialCountMismatch:
            Advice(
                "A quantidade de números de série, MAC ou CASN da nota não bate com a quantidade do item.",
                doPT: "Confira os números no equipamento, importe a lista (Importar STB) e decida na revisão.",
                "The serials, MACs or CASNs in the note do not match the quantity of the item.",
                doEN: "Check the numbers on the equipment, import the list of boxes and decide in the review.")
        case .duplicateSerial:
            Advice(
                "Um número de série, MAC ou CASN desta nota já existe no patrimônio.",
                doPT: "Procure o número com sintonia find e decida na revisão qual registro vale.",
                "A serial, MAC or CASN of this note is already in the register.",
                doEN: "Look the number up with sintonia find and decide in the review which record holds.")
        case .purchaseTotalDiffers:
            Advice(
                "Há uma compra sem XML e uma NF-e do mesmo fornecedor e número, com totais diferentes.",
                doPT: "Confira a nota; corrija as linhas da compra e envie de novo, ou mude o número do documento.",
                "A purchase without XML and a note have the same supplier and number, and different totals.",
                doEN: "Check the note; correct the rows of the purchase and send them again, or its document number.")
        case .digestMismatch:
            Advice(
                "O conteúdo do XML foi alterado depois de assinado.",
                doPT: "Peça o XML original ao fornecedor; não edite nem formate o arquivo.",
                "The content of the XML was altered after it was signed.",
                doEN: "Ask the supplier for the original XML; do not edit or reformat it.")
        case .signatureInvalid:
            Advice(
                "A assinatura digital da nota não confere.",
                doPT: "Peça o XML original ao fornecedor.",
                "The digital signature of the note does not verify.",
                doEN: "Ask the supplier for the original XML.")
        case .protocolDigestMismatch:
            Advice(
                "O protocolo de autorização é de outro conteúdo, não deste XML.",
                doPT: "Baixe de novo o XML autorizado pela chave de acesso.",
                "The authorisation protocol belongs to other content than this XML.",
                doEN: "Download the authorised XML again by its access key.")
        case .certificateMismatch:
            Advice(
                "A nota foi assinada com o certificado de outra empresa.",
                doPT: "Não use esta nota. Fale com o fornecedor.",
                "The note was signed with another company's certificate.",
                doEN: "Do not use this note. Talk to the supplier.")
        case .certificateExpired:
            Advice(
                "O certificado estava vencido quando a nota foi assinada.",
                doPT: "Consulte a chave no portal da NF-e e decida na revisão.",
                "The certificate had expired when the note was signed.",
                doEN: "Look the key up on the NF-e portal and decide in the review.")
        case .certificateUntrusted:
            Advice(
                "O certificado não leva a nenhuma das autoridades em que você confia (nfe.trust).",
                doPT: "Atualize o arquivo de certificados da ICP-Brasil ou consulte a chave no portal da NF-e.",
                "The certificate leads to none of the authorities that you trust (nfe.trust).",
                doEN: "Bring the file of ICP-Brasil certificates up to date, or look the key up on the NF-e portal.")
        case .unsigned:
            Advice(
                "A nota não tem assinatura digital.",
                doPT: "Peça o XML assinado ao fornecedor ou decida na revisão.",
                "The note has no digital signature.",
                doEN: "Ask the supplier for the signed XML or decide in the review.")
        case .badKey:
            Advice(
                "A chave de acesso está errada ou não corresponde aos dados da nota.",
                doPT: "Peça o XML original ao fornecedor.",
                "The access key is wrong or does not fit the data of the note.",
                doEN: "Ask the supplier for the original XML.")
        case .protocolKeyMismatch:
            Advice(
                "O protocolo de autorização é de outra nota.",
                doPT: "Baixe de novo o XML autorizado pela chave de acesso.",
                "The authorisation protocol is another note's.",
                doEN: "Download the authorised XML again by its access key.")
        case .totalMismatch:
            Advice(
                "O total da nota não é a soma dos itens.",
                doPT: "Confira os valores com o fornecedor e decida na revisão.",
                "The total of the note is not the sum of its items.",
                doEN: "Check the amounts with the supplier and decide in the review.")
        case .itemTotalMismatch:
            Advice(
                "O total de um item não é a quantidade vezes o valor unitário.",
                doPT: "Confira os valores com o fornecedor e decida na revisão.",
                "The total of an item is not its quantity times its unit value.",
                doEN: "Check the amounts with the supplier and decide in the review.")
        default: nil
        }
    }

    // What the bytes decide.
    private var containerAdvice: Advice? {
        switch self {
        case .malformed:
            Advice(
                "O arquivo está danificado ou incompleto.",
                doPT: "Gere ou baixe o arquivo de novo e coloque-o na entrada.",
                "The file is damaged or incomplete.",
                doEN: "Export or download it again and drop it in the inbox.")
        case .empty:
            Advice(
                "O arquivo está vazio.",
                doPT: "Gere o arquivo de novo. Um arquivo vazio nunca é lido como \"não há ninguém\".",
                "The file is empty.",
                doEN: "Export it again. An empty file is never read as \"there is nobody\".")
        case .notAFiscalDocument:
            Advice(
                "O XML não é um documento fiscal conhecido.",
                doPT: "Confira se este é o arquivo certo.",
                "The XML is no known fiscal document.",
                doEN: "Check that this is the right file.")
        case .doctypeRefused:
            Advice(
                "O XML declara um DOCTYPE, que documentos fiscais não têm e que pode ser perigoso.",
                doPT: "Peça o XML original ao fornecedor.",
                "The XML declares a DOCTYPE, which no fiscal document has and which may be dangerous.",
                doEN: "Ask the supplier for the original XML.")
        case .limitExceeded:
            Advice(
                "O arquivo passa de um limite de tamanho, de profundidade ou de quantidade.",
                doPT: "Divida o arquivo em partes menores e coloque-as na entrada.",
                "The file exceeds a limit of size, depth or count.",
                doEN: "Split it into smaller files and drop those in the inbox.")
        case .unsafePath:
            Advice(
                "Não é um arquivo comum (um atalho, uma cópia ligada), ou o pacote traz um nome que sai da própria pasta.",
                doPT: "Copie o arquivo inteiro para a entrada; se for um pacote, peça outro a quem o enviou.",
                "Not a plain file (a link, a linked copy), or the archive has a name that leads out of its folder.",
                doEN: "Copy the whole file into the inbox; if it is an archive, ask its sender for another.")
        case .crash:
            Advice(
                "A leitura deste arquivo interrompeu o programa três vezes.",
                doPT: "Envie o arquivo ao suporte; o resto da entrada seguiu normalmente.",
                "Reading this file stopped the program three times.",
                doEN: "Send the file to support; the rest of the inbox went on.")
        case .notRecognised:
            Advice(
                "O arquivo não é um documento fiscal nem uma tabela conhecida.",
                doPT:
                    "Confira o cabeçalho da tabela, ou coloque o arquivo na pasta do seu tipo (inbox/erp, inbox/stb).",
                "The file is neither a fiscal document nor a known table.",
                doEN: "Check the header of the table, or drop it in the folder of its kind (inbox/erp, inbox/stb).")
        case .rowsRejected:
            Advice(
                "Há linhas ruins, e este tipo de tabela só entra inteiro (tables.allOrNothing).",
                doPT: "Corrija as linhas listadas em rejected e envie o arquivo de novo.",
                "Some rows are bad, and tables of this kind are taken whole or not at all (tables.allOrNothing).",
                doEN: "Correct the rows listed in rejected and send the file again.")
        case .unreadableSpreadsheet:
            Advice(
                "É um documento de escritório que não se lê aqui: formato antigo (XLS), ODS, texto, ou com senha.",
                doPT: "Salve a planilha como XLSX sem senha, ou como CSV, e envie de novo.",
                "It is an office document that is not read here: an old format (XLS), ODS, a text, or one with a password.",
                doEN: "Save the spreadsheet as XLSX without a password, or as CSV, and send it again.")
        case .headerDiffers:
            Advice(
                "A exportação da plataforma não tem as colunas que o perfil dela descreve.",
                doPT:
                    "Compare as colunas esperadas com as encontradas: exporte de novo, corrija o perfil "
                    + "(sintonia platforms check), ou use os nomes das tabelas canônicas.",
                "The platform's export does not have the columns that its profile describes.",
                doEN:
                    "Compare the expected columns with those found: export again, correct the profile "
                    + "(sintonia platforms check), or use the names of the canonical tables.")
        case .notReadYet:
            Advice(
                "O tipo do arquivo foi reconhecido, mas esta versão ainda não o lê.",
                doPT: "Nada a fazer: o arquivo está guardado e pode ser relido por uma versão futura.",
                "The kind of the file is known, but this version does not read it yet.",
                doEN: "Nothing to do: the file is kept, and a later version can read it.")
        default: nil
        }
    }

    // What tables and decisions decide. The last group, so it answers for all that remains.
    private var tableAdvice: Advice {
        switch self {
        case .missingColumn:
            Advice(
                "Falta uma coluna obrigatória na tabela.",
                doPT: "Exporte a tabela com a coluna que falta, ou descreva os nomes em layouts (sintonia.yaml).",
                "A required column is missing from the table.",
                doEN: "Export the table with that column, or describe its names under layouts in sintonia.yaml.")
        case .hintMismatch:
            Advice(
                "O nome ou a pasta do arquivo diz uma coisa e o conteúdo diz outra.",
                doPT: "Corrija o nome ou mova o arquivo para a pasta certa.",
                "The name or folder of the file says one thing and its content another.",
                doEN: "Correct the name or move the file to the right folder.")
        case .undecidableDecimal:
            Advice(
                "Não dá para saber se o ponto ou a vírgula separa os centavos.",
                doPT: "Exporte os valores com duas casas decimais, ou declare decimal em layouts (sintonia.yaml).",
                "It cannot be told whether the point or the comma separates the centavos.",
                doEN: "Export amounts with two decimals, or declare the style under layouts in sintonia.yaml.")
        case .allRowsRejected:
            Advice(
                "Nenhuma linha da tabela pôde ser aceita.",
                doPT: "Veja cada linha e a regra em rejected.csv, corrija a exportação e envie de novo.",
                "Not one row of the table could be accepted.",
                doEN: "See each line and its rule in rejected.csv, correct the export and drop it again.")
        case .manifestMismatch:
            Advice(
                "O arquivo não corresponde ao seu manifesto (linhas ou SHA-256).",
                doPT: "Gere o arquivo e o manifesto de novo, juntos.",
                "The file does not match its manifest (rows or SHA-256).",
                doEN: "Export the file and its manifest again, together.")
        case .orderRefused:
            Advice(
                "A ordem não pode ser cumprida.",
                doPT: "Veja na mensagem o registro em conflito, corrija e envie uma nova ordem.",
                "The order cannot be carried out.",
                doEN: "See the conflicting record in the message, correct it and send a new order.")
        case .platformUnknown:
            Advice(
                "A tabela é de uma plataforma, mas não diz de qual.",
                doPT: "Coloque o arquivo em inbox/<plataforma> ou ponha o nome da plataforma no nome do arquivo.",
                "The table belongs to a platform but does not say which.",
                doEN: "Drop it in inbox/<platform>, or put the platform in the file name.")
        case .decisionStale:
            Advice(
                "Os dados mudaram depois que a decisão foi tomada; ela não foi aplicada.",
                doPT: "Veja a situação atual e decida de novo.",
                "The data changed after the decision was made; it was not applied.",
                doEN: "Look at the present state and decide again.")
        default: Self.unexplained
        }
    }

    // Never reached: a test asks that no reason ends here.
    static let unexplained = Advice(
        "Motivo sem explicação.", doPT: "Avise o suporte.", "A reason without a text.", doEN: "Tell support.")
}
