import Domain
import Testing

/// Custody of boxes: synthetic data.
@Suite struct CustodyTests {
    static func day(_ number: Int) -> BusinessDate { BusinessDate(dayNumber: 20_000 + number) }
    static let file = Source(delivery: 1, position: 2)

    static func stay(_ point: String, _ contract: String, from: Int?, ending: Placement.Ending? = nil) -> Placement {
        Placement(
            contract: ContractID(trusted: contract), point: PointID(trusted: point), location: "Sala",
            from: from.map(day), ending: ending, source: file)
    }

    static func move(_ custody: Custody, on number: Int) -> CustodyMove {
        CustodyMove(
            box: BoxIdentifiers(), custody: custody, on: day(number), author: "ana", reason: "teste",
            order: "o-\(number)")
    }

    /// Every pair of states: where a person may move a box from (rows) to (words).
    @Test func handMovesByPair() {
        let allowed: [Custody: Set<Custody>] = [
            .toBeIdentified: [.stock, .repair, .lost, .writtenOff], .stock: [.repair, .lost, .writtenOff],
            .installed: [.stock, .returned, .repair, .lost, .writtenOff],
            .returnDue: [.stock, .returned, .repair, .lost, .writtenOff],
            .returned: [.stock, .repair, .lost, .writtenOff], .repair: [.stock, .lost, .writtenOff],
            .lost: [.stock, .returned, .repair, .writtenOff], .writtenOff: [],
        ]
        for from in Custody.allCases {
            for to in Custody.allCases {
                let isAllowed = CustodyRules.refusal(moving: from, to: to) == nil
                #expect(isAllowed == allowed[from]?.contains(to), "\(from) to \(to)")
            }
        }
    }

    @Test func aCancelledContractMakesItsBoxDueUntilRemoved() {
        let contract = ContractID(trusted: "c")
        let end = [contract: Cancellation(on: Self.day(10), source: Self.file)]
        let history = CustodyHistory(
            placements: [Self.stay("p", "c", from: 1, ending: .removed(Self.day(20)))], moves: [],
            cancellations: end, on: Self.day(30))
        #expect(history.steps.map(\.custody) == [.stock, .installed, .returnDue, .stock])
        #expect(history.custody(on: Self.day(0)) == .stock)
        #expect(history.custody(on: Self.day(9)) == .installed)
        #expect(history.custody(on: Self.day(19)) == .returnDue)
        #expect(history.custody(on: Self.day(20)) == .stock)
        let gone = CustodyHistory(
            placements: [Self.stay("p", "c", from: 1, ending: .vanished(Self.day(20)))], moves: [],
            cancellations: end, on: Self.day(30))
        #expect(gone.last.custody == .returnDue)
        #expect(gone.last.since == Self.day(10))
    }

    @Test func aWordHoldsUntilTheNextInstallation() {
        let history = CustodyHistory(
            placements: [Self.stay("p", "c", from: 1), Self.stay("q", "d", from: 9)],
            moves: [Self.move(.lost, on: 5), Self.move(.installed, on: 6)], cancellations: [:], on: Self.day(30))
        #expect(history.steps.map(\.custody) == [.stock, .installed, .lost, .installed])
        #expect(history.last.placement?.point.text == "q")
        #expect(history.refused.map(\.refusal) == [.installedByPointOnly])
    }

    @Test func whatIsWrittenOffStaysSo() {
        let history = CustodyHistory(
            placements: [Self.stay("p", "c", from: 9)], moves: [Self.move(.writtenOff, on: 3)], cancellations: [:],
            on: Self.day(30))
        #expect(history.last.custody == .writtenOff)
    }

    @Test func anyOrderOfInputsGivesTheSame() {
        let placements = [
            Self.stay("p", "c", from: nil, ending: .removed(Self.day(4))), Self.stay("q", "d", from: 4),
            Self.stay("r", "c", from: 12, ending: .vanished(Self.day(20))),
        ]
        let moves = [Self.move(.repair, on: 8), Self.move(.stock, on: 10), Self.move(.lost, on: 25)]
        let ends = [ContractID(trusted: "d"): Cancellation(on: Self.day(6), source: Self.file)]
        let whole = CustodyHistory(placements: placements, moves: moves, cancellations: ends, on: Self.day(30))
        let turned = CustodyHistory(
            placements: placements.reversed(), moves: moves.reversed(), cancellations: ends, on: Self.day(30))
        #expect(whole.steps == turned.steps)
        // What was known on an earlier day is what the whole history says of that day.
        for number in 0...30 {
            let then = CustodyHistory(
                placements: placements, moves: moves, cancellations: ends, on: Self.day(number))
            #expect(then.last.custody == whole.custody(on: Self.day(number)), "day \(number)")
        }
    }

    @Test func boxesNotReturnedAreSaidAfterTheirGrace() {
        func due(_ since: Int?) -> ReturnDueBox {
            let box = SetTopBox(
                number: 1, identifiers: BoxIdentifiers(casn: CASN(trusted: "00000000001")), model: "M", platform: nil,
                location: nil, custody: .returnDue, custodySince: since.map(Self.day),
                contract: ContractID(trusted: "c"), point: PointID(trusted: "p"))
            return ReturnDueBox(
                box: box, subscriber: nil, value: Money(centavos: 19_990), sources: [Self.file], on: Self.day(100))
        }
        #expect(D05BoxNotReturned.findings([due(98)]).isEmpty)
        #expect(D05BoxNotReturned.findings([due(97)]).first?.stake.amount == Money(centavos: 19_990))
        #expect(
            [100, 70, 69, 40, 39, 10, 9, nil].map { due($0).ageing } == [
                .upTo30, .upTo30, .upTo60, .upTo60, .upTo90, .upTo90, .over90, .unknown,
            ])
    }
}
