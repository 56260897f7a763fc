internal import Domain
internal import Reports

/// A processed event as an item of an NFCom: what its issuer needs. Source: `domain/billing.md` §6.4.
struct NFComItem {
    let event: BillingEvent
    let package: Package?
    let contract: Contract?
    let language: Language

    /// *UN*, of the layout's table of units; pay television, of its table of services.
    private static let unit = "4", service = "3"

    var cells: [Cell] {
        let value = event.amount < .zero ? -event.amount : event.amount
        let corrected = event.corrects.map { BillingEventID(group: event.group, sequence: $0).key }
        let name = package?.name ?? event.group.package.text
        let (year, month, _) = event.group.competence.firstDay.civil
        return [
            .identifier(event.id.key), .identifier(event.group.contract.text), Cell(date: contract?.startedOn),
            .identifier(event.subscriber.text), .identifier(event.group.package.text),
            .text(event.billLine(name, language)), Cell(identifier: package?.nfcomClass),
            .identifier(Self.unit), .integer(1), .money(value), .money(value), .boolean(event.amount < .zero),
            Cell(identifier: corrected), Cell(text: event.taxNature), .identifier(Self.service),
            .identifier("\(year)" + (month < 10 ? "0" : "") + "\(month)"), .date(event.due.nominal),
            .date(event.span.startsOn), .date(event.span.endsOn.adding(days: -1)),
            Cell(identifier: event.motive?.code),
        ]
    }
}
