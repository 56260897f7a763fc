/// What one package costs on the days of one term.
enum PackageTerms: Hashable, Sendable {
    /// A month's price, more than zero. `isReasonMissing`: it was negotiated, and nobody wrote why.
    case priced(Money, PriceOrigin, isReasonMissing: Bool)
    /// Nothing to pay.
    case free(PriceOrigin)
    /// It had a price once and has none now: never taken for zero.
    case gap

    /// The terms of `row` on `date`, when the package's list price of that day is `listPrice`.
    init(_ row: ContractPackage, on date: BusinessDate, listPrice: ListPrice) {
        if row.isCourtesy {
            self = .free(.courtesy)
        } else if let end = row.freeUntil, date < end {
            self = .free(.freeUntil)
        } else if let price = row.price, row.priceUntil.map({ date < $0 }) ?? true {
            let isReasonMissing = row.reason?.trimmingBlanks().isEmpty ?? true
            self = price == .zero ? .free(.negotiated) : .priced(price, .negotiated, isReasonMissing: isReasonMissing)
        } else {
            switch listPrice {
            case .listed(let price):
                self = price == .zero ? .free(.list) : .priced(price, .list, isReasonMissing: false)
            case .never: self = row.price == nil ? .free(.neverPriced) : .gap
            case .gap: self = .gap
            }
        }
    }

    var isFree: Bool { if case .free = self { true } else { false } }

    /// Cheapest for the customer first: among rows that say different things of one day, charging less is the error
    /// that costs less (CDC art. 42: an undue charge is paid back twice).
    private var rank: (Int, Int64, Int) {
        switch self {
        case .free(let origin): (0, 0, PriceOrigin.allCases.firstIndex(of: origin) ?? 0)
        case .priced(let price, let origin, let isReasonMissing):
            (1, price.centavos, (PriceOrigin.allCases.firstIndex(of: origin) ?? 0) * 2 + (isReasonMissing ? 1 : 0))
        case .gap: (2, 0, 0)
        }
    }

    /// The terms that the newest agreements among `rows` give on `date`; `nil` where none of them holds.
    static func speaking(of rows: [ContractPackage], on date: BusinessDate, listPrice: ListPrice) -> PackageTerms? {
        let holding = rows.filter { $0.holds(on: date) }
        guard let newest = holding.map(\.startsOn).max() else { return nil }
        return holding.filter { $0.startsOn == newest }.map { PackageTerms($0, on: date, listPrice: listPrice) }
            .min { $0.rank < $1.rank }
    }
}

/// Days of a cycle with the same terms.
struct Term: Hashable, Sendable {
    var span: DaySpan
    var terms: PackageTerms

    /// Cuts `span` wherever a row begins, ends or changes its price, or the list price changes, and asks for the terms
    /// of each piece. Days that no row covers are in no term; neighbours with equal terms are one.
    static func terms(
        of rows: [ContractPackage], package: Package, prices: PriceList, in span: DaySpan
    ) -> [Term] {
        let own = rows.flatMap { [$0.startsOn, $0.endsOn, $0.priceUntil, $0.freeUntil].compactMap(\.self) }
        let cuts = (own + prices.changes(of: package.id))
            .filter { span.startsOn < $0 && $0 < span.endsOn }
        let days = ([span.startsOn, span.endsOn] + Set(cuts)).sorted()
        var result: [Term] = []
        for (start, end) in zip(days, days.dropFirst()) where start < end {
            guard
                let terms = PackageTerms.speaking(
                    of: rows, on: start, listPrice: prices.price(of: package, on: start))
            else { continue }
            if let last = result.last, last.terms == terms, last.span.endsOn == start {
                result[result.count - 1].span = DaySpan(startsOn: last.span.startsOn, endsOn: end)
            } else {
                result.append(Term(span: DaySpan(startsOn: start, endsOn: end), terms: terms))
            }
        }
        return result
    }
}
