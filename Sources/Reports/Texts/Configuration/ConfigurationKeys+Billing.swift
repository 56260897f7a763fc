extension ConfigurationKey {
    /// Who the provider is, and what holds everywhere.
    static let general: [ConfigurationKey] = [
        ConfigurationKey(
            "provider.name", "\"\"", example: "TV Exemplo", pt: "Nome do provedor nos relatórios",
            en: "The provider's name in reports"),
        ConfigurationKey(
            "provider.cnpj", nil, example: "[\"11222333000181\"]",
            pt: "CNPJs do provedor; filiais contam pela raiz. Obrigatório",
            en: "The provider's CNPJs; branches count by root. Required"),
        ConfigurationKey(
            "provider.state", nil, example: "SP", pt: "Sigla do estado, para feriados locais",
            en: "State in two letters, for local holidays"),
        ConfigurationKey(
            "provider.city", nil, example: "\"3550308\"", pt: "Código IBGE da cidade, para feriados locais",
            en: "IBGE code of the city, for local holidays"),
        ConfigurationKey(
            "language", "pt-BR", example: "en", pt: "Língua dos relatórios e das mensagens",
            en: "Language of reports and messages"),
        ConfigurationKey(
            "timeZone", "America/Sao_Paulo", example: "America/Manaus",
            pt: "Fuso do provedor: decide a data do dia e a hora noturna",
            en: "The provider's time zone: decides the business date and the nightly hour"),
        ConfigurationKey(
            "nightly", "\"03:00\"", example: "\"04:30\"", pt: "Hora da rodada completa de `watch`",
            en: "Hour of the full run of `watch`"),
        ConfigurationKey(
            "csv", "excel-br", example: "rfc4180", pt: "Dialeto dos CSV que saem",
            en: "Dialect of the CSV files written"
        ),
    ]

    /// What decides an amount or a date.
    static let billing: [ConfigurationKey] = [
        ConfigurationKey(
            "billing.proration", nil, example: "proportional", pt: "O que custa uma parte do mês. Obrigatório",
            en: "What a part of a month costs. Required"),
        ConfigurationKey(
            "billing.convention", "actual-days-end-exclusive", example: "actual-over-30",
            pt: "Como se contam os dias; obrigatório com proration: proportional",
            en: "How days are counted; required with proration: proportional"),
        ConfigurationKey(
            "billing.period", "current", example: "previous", pt: "Qual ciclo uma competência cobra",
            en: "Which cycle a competence bills"),
        ConfigurationKey(
            "billing.cycle", "calendar", example: "due-day", pt: "Como se cortam os ciclos", en: "How cycles are cut"),
        ConfigurationKey(
            "billing.blocked", "full", example: "{ percentage: 50 }", pt: "O que paga um contrato bloqueado",
            en: "What a blocked contract pays"),
        ConfigurationKey(
            "billing.blocked.percentage", nil, example: "50", pt: "A parte do preço que um bloqueado paga",
            en: "The share of the price that a blocked one pays", isItem: true),
        ConfigurationKey(
            "billing.dueDate", "postpone", example: "keep", pt: "Vencimento que não cai em dia útil",
            en: "A due date that is no business day"),
        ConfigurationKey(
            "billing.outlets", "once", example: "each", pt: "Quantas vezes um pacote extra é cobrado num contrato",
            en: "How often an extra is charged in a contract"),
        ConfigurationKey(
            "billing.ashWednesday", "open", example: "closed", pt: "Se a Quarta-feira de Cinzas é dia útil",
            en: "Whether Ash Wednesday is a business day"),
        ConfigurationKey(
            "billing.yearEnd", "open", example: "closed", pt: "Se o último dia do ano é dia útil",
            en: "Whether the last day of the year is a business day"),
    ]
}
