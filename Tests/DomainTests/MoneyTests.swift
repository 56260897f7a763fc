import Domain
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        ("29,90", DecimalStyle.comma, 2990), ("1.234,56", .comma, 123_456), ("1.234.567", .comma, 123_456_700),
        ("29.90", .point, 2990), ("1,234.5", .point, 123_450), ("R$ 0,01", .comma, 1), ("-5", .point, -500),
    ])
    func reads(_ text: String, _ style: DecimalStyle, _ centavos: Int64) throws {
        #expect(try Money(text, style: style).centavos == centavos)
    }

    @Test(arguments: [
        ("", DecimalStyle.comma), ("-", .comma), ("29.90", .comma), ("1.23,00", .comma), ("1,234", .comma),
        ("0,001", .comma), ("1e3", .point), ("99999999999999999999", .point), ("92233720368547758.08", .point),
    ])
    func refuses(_ text: String, _ style: DecimalStyle) {
        #expect(throws: MoneyFault.self) { try Money(text, style: style) }
    }

    @Test(arguments: [(100, 3, [34, 33, 33]), (-100, 3, [-34, -33, -33]), (2, 3, [1, 1, 0]), (5, 0, [])])
    func splitsWithoutLosingACentavo(_ whole: Int64, _ parts: Int, _ expected: [Int64]) {
        #expect(Money(centavos: whole).split(into: parts).map(\.centavos) == expected)
    }

    @Test func everySplitSumsToItsWhole() {
        for whole in stride(from: -1000, through: 1000, by: 37) {
            for parts in 1...40 {
                let shares = Money(centavos: Int64(whole)).split(into: parts).map(\.centavos)
                #expect(shares.reduce(0, +) == Int64(whole))
                #expect((shares.max() ?? 0) - (shares.min() ?? 0) <= 1)
            }
        }
    }

    @Test func scalesHalfAwayFromZero() {
        #expect(Money(centavos: 2995).scaled(by: 15, over: 30).centavos == 1498)
        #expect(Money(centavos: -2995).scaled(by: 15, over: 30).centavos == -1498)
        #expect(Money(centavos: 100).scaled(by: 1, over: 3).centavos == 33)
    }

    @Test func showsTwoDecimalsAlways() {
        #expect(Money(centavos: -5).text(separator: ",") == "-0,05")
        #expect("\(Money(centavos: 123_400))" == "1234.00")
    }
}

@Suite struct ExactDecimalTests {
    @Test func multipliesLikeTheLayout() throws {
        let quantity = try #require(ExactDecimal("1234.5678"))
        let unitValue = try #require(ExactDecimal("0.4321098765"))
        let product = try #require(quantity.multiplied(by: unitValue))
        #expect(product.description == "533.46893958887670")
        #expect(product.money == Money(centavos: 53347))
    }

    @Test(arguments: ["", ".", "1.", ".5", "-1", "1,5", "1e3", "1.2.3", "1234567890123456789012345"])
    func refuses(_ text: String) { #expect(ExactDecimal(text) == nil) }

    @Test(arguments: [("2.0000", 2), ("5", 5), ("0", 0), ("2.5000", nil)] as [(String, Int?)])
    func wholeNumbers(_ text: String, _ expected: Int?) { #expect(ExactDecimal(text)?.wholeNumber == expected) }

    @Test func roundsHalfUp() {
        #expect(ExactDecimal("0.005")?.money == Money(centavos: 1))
        #expect(ExactDecimal("0.00499")?.money == Money(centavos: 0))
    }

    /// The numbers come from files: what does not fit is no number, and no end of the process.
    @Test func numbersTooLongForTheProductAreNoMoney() throws {
        let long = try #require(ExactDecimal("999999999999999999999999"))
        let fine = try #require(ExactDecimal("0.00000000000000000000001"))
        let wide = try #require(ExactDecimal("99999999999999"))
        #expect(long.multiplied(by: long) == nil)
        #expect(long.money == nil)
        #expect(long.multiplied(by: wide)?.money == nil)
        #expect(fine.multiplied(by: fine) == nil)
        #expect(fine.money == .zero)
    }
}
