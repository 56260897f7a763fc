extension ConfigurationKey {
    /// What is said of each platform.
    static let platforms: [ConfigurationKey] = [
        [
            ConfigurationKey(
                "platforms.*.profile", nil, example: "platforms/beenius.json",
                pt: "Perfil próprio; senão, o que vem no programa", en: "A profile of your own; the program's otherwise"
            )
        ],
        guards("destructive", ("5", "10", "500"), small: ("3", "30"), pt: "o que retira", en: "what takes away"),
        guards("additive", ("5", "20", nil), small: (nil, nil), pt: "o que dá", en: "what gives"),
        guards(
            "patrimony", ("5", "10", nil), small: ("3", "30"), pt: "aparelhos que o patrimônio não conhece",
            en: "boxes that the register does not know"),
        access,
    ].flatMap { $0 }

    private static let access: [ConfigurationKey] = [
        ConfigurationKey(
            "platforms.*.tenant.*", nil, example: "BR1", pt: "Valor próprio (endereço, oferta) usado nas chamadas",
            en: "A value of your own (host, offer) used in calls"),
        ConfigurationKey(
            "platforms.*.secrets", nil, example: "beenius.secrets.json",
            pt: "Arquivo JSON de senhas, modo 0600; ou variáveis SINTONIA_PLATAFORMA_NOME",
            en: "JSON file of secrets, mode 0600; or variables SINTONIA_PLATFORM_NAME"),
        ConfigurationKey(
            "platforms.*.trustFile", nil, example: "certificates/beenius.pem",
            pt: "Certificados PEM em lugar dos da máquina", en: "PEM certificates instead of the machine's"),
        ConfigurationKey(
            "platforms.*.proxy", nil, example: "\"http://proxy.example:3128\"", pt: "Proxy das chamadas",
            en: "Proxy of the calls"),
    ]

    private static func guards(
        _ lane: String, _ terms: (percent: String, above: String, most: String?),
        small: (least: String?, percent: String?), pt: String, en: String
    ) -> [ConfigurationKey] {
        let path = "platforms.*.guard.\(lane)"
        return [
            ConfigurationKey(
                "\(path).percent", terms.percent, example: "7", pt: "Trava (\(pt)): mais que esta parte da base",
                en: "Guard (\(en)): more than this share of the base"),
            ConfigurationKey(
                "\(path).above", terms.above, example: "15", pt: "Trava (\(pt)): e mais que tantos",
                en: "Guard (\(en)): and more than so many"),
            ConfigurationKey(
                "\(path).atMost", terms.most, example: "700", pt: "Trava (\(pt)): mais que tantos, sempre",
                en: "Guard (\(en)): more than so many, always"),
            ConfigurationKey(
                "\(path).smallBase.atLeast", small.least, example: "4",
                pt: "Trava (\(pt)), base pequena: ao menos tantos",
                en: "Guard (\(en)), small base: at least so many"),
            ConfigurationKey(
                "\(path).smallBase.percent", small.percent, example: "40",
                pt: "Trava (\(pt)), base pequena: e mais que esta parte",
                en: "Guard (\(en)), small base: and more than this share"),
        ]
    }

    /// Who is told of a run.
    static let notifications: [ConfigurationKey] = [
        ConfigurationKey(
            "notify.atMostEveryMinutes", "15", example: "60", pt: "Minutos entre duas mensagens pelo mesmo caminho",
            en: "Minutes between two messages the same way"),
        ConfigurationKey(
            "notify.secrets", nil, example: "notify.secrets.json",
            pt: "Arquivo JSON (user, password, url, token), modo 0600; ou variáveis SINTONIA_NOTIFY_USER, …",
            en: "JSON file (user, password, url, token), mode 0600; or variables SINTONIA_NOTIFY_USER, …"),
        ConfigurationKey(
            "notify.email.server", nil, example: "smtp.example.com", pt: "Servidor SMTP. Obrigatório para e-mail",
            en: "SMTP server. Required for e-mail"),
        ConfigurationKey("notify.email.port", "587", example: "465", pt: "Porta do servidor", en: "Port of the server"),
        ConfigurationKey(
            "notify.email.security", "starttls", example: "tls",
            pt: "Cifra, sempre com certificado conferido; none só nesta máquina",
            en: "Encryption, the certificate always checked; none on this machine only"),
        ConfigurationKey(
            "notify.email.from", nil, example: "sintonia@example.com", pt: "Remetente. Obrigatório para e-mail",
            en: "Sender. Required for e-mail"),
        ConfigurationKey(
            "notify.email.to", nil, example: "[noc@example.com]", pt: "Destinatários. Obrigatório para e-mail",
            en: "Recipients. Required for e-mail"),
        ConfigurationKey(
            "notify.email.when", "problems", example: "always", pt: "Depois de toda rodada, ou só das que pedem alguém",
            en: "After every run, or only after those that need somebody"),
        ConfigurationKey(
            "notify.email.trustFile", nil, example: "certificates/mail.pem",
            pt: "Certificados PEM em lugar dos da máquina", en: "PEM certificates instead of the machine's"),
        ConfigurationKey(
            "notify.webhook.url", nil, example: "https://hooks.example.com/sintonia",
            pt: "Endereço que recebe o JSON; ou url nas senhas", en: "Address that gets the JSON; or url in the secrets"
        ),
        ConfigurationKey(
            "notify.webhook.when", "problems", example: "always", pt: "Como em notify.email.when",
            en: "As in notify.email.when"),
        ConfigurationKey(
            "notify.webhook.trustFile", nil, example: "certificates/hook.pem",
            pt: "Certificados PEM em lugar dos da máquina", en: "PEM certificates instead of the machine's"),
    ]
}
