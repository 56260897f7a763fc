internal import Domain
internal import Foundation
internal import Store

/// How a document ended: what `inspect` foretells and the journal records.
struct Judgement: Equatable {
    var disposition: Disposition
    var reason: Reason?
    var detail = ReasonDetail()
    /// Records created or changed; rows rejected.
    var records = 0, rejected = 0

    init(_ disposition: Disposition, _ reason: Reason? = nil, _ detail: ReasonDetail = ReasonDetail()) {
        self.disposition = disposition
        self.reason = reason
        self.detail = detail
    }
}

extension ReasonDetail {
    /// Compact JSON with sorted keys: how the journal keeps it.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    /// Reads the journal's form; nothing where there is none.
    init(json text: String?) {
        let data = Data((text ?? "{}").utf8)
        self = (try? JSONDecoder().decode(ReasonDetail.self, from: data)) ?? ReasonDetail()
    }
}

extension Delivery {
    /// This delivery, judged: ready to be filed.
    func judged(_ judgement: Judgement) -> Delivery {
        var delivery = self
        delivery.state = .judged
        // Attempts matter while a file is in work; a judged one reads the same however often it was begun.
        delivery.attempts = 0
        delivery.disposition = judgement.disposition
        delivery.reason = judgement.reason
        delivery.detail = judgement.detail.json.maskingPersonalNumbers
        delivery.records = judgement.records
        delivery.rejected = judgement.rejected
        delivery.place = Filing.place(of: delivery)
        return delivery
    }
}

/// Attempts after which a file that brings the process down is set aside.
let attemptsMax = 3
