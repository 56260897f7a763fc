/// Invented subscribers: names with accents, addresses in domains reserved for examples, telephones of nobody.
struct PeopleBuilder {
    private var seed: Seed

    init(seed: UInt64) { self.seed = Seed(seed, for: "people") }

    private static let given = [
        "Ana", "João", "Conceição", "Ângela", "Júlia", "Antônio", "Luís", "Cauã", "Zélia", "Íris", "Márcio", "Inês",
        "Sebastião", "Débora", "Otávio", "Lúcia", "Fábio", "Mônica", "Caíque", "Vitória", "Raí", "Helena", "Estêvão",
        "Patrícia", "Nádia", "Gláucia", "Rômulo", "Tainá", "Éverton", "Simão",
    ]
    private static let family = [
        "Araújo", "Gonçalves", "Magalhães", "D'Ávila", "Assunção", "Peçanha", "Simões", "Falcão", "Brandão",
        "Guimarães",
        "Corrêa", "Mattoso", "Sá", "Frazão", "Leão", "Mourão", "Queirós", "Portugal", "Vilaça", "Nóbrega", "Paixão",
        "Tupinambá", "Esteves", "Bragança", "Lourenço",
    ]
    private static let companies = [
        "Padaria Pão & Mel Ltda", "Clínica São José; Unidade Centro", "Hotel \"Beira-Rio\" Ltda", "Açougue do Zé ME",
        "Oficina Três Irmãos", "Escola Girassol", "Restaurante Maré Alta", "Pousada Céu Azul", "Farmácia Avenida",
        "Academia Fôlego", "Mercearia União", "Barbearia Navalha, Cia e Filhos",
    ]
    private static let cities = [
        "São Paulo", "Guarulhos", "Mauá", "Santo André", "São Bernardo do Campo", "Embu-Guaçu",
    ]

    mutating func subscribers(_ count: Int) -> [Subscriber] {
        (1...count).map { number in
            let isCompany = number % 24 == 0 && number / 24 <= Self.companies.count
            let name =
                isCompany
                ? Self.companies[number / 24 - 1]
                : "\(seed.pick(Self.given)) \(seed.pick(Self.family)) \(seed.pick(Self.family))"
            let document = isCompany ? TaxNumber.cnpj(&seed) : TaxNumber.cpf(&seed)
            return Subscriber(
                code: padded(number, 5), name: name, document: document,
                email: "cliente\(padded(number, 5))@correio.example", phone: "(11) 95550-\(padded(number, 4))",
                city: seed.pick(Self.cities))
        }
    }
}
