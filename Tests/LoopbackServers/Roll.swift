/// Rows by id, in the order of their arrival; a removal costs nothing until the next listing.
struct Roll<Row: Identifiable & Sendable>: Sendable where Row.ID == String {
    private var slots: [Row?] = []
    private var places: [String: Int] = [:]

    init() {}

    var count: Int { places.count }

    subscript(id: String) -> Row? {
        get { places[id].flatMap { slots[$0] } }
        set {
            switch (newValue, places[id]) {
            case (nil, nil): return
            case (nil, .some(let place)):
                slots[place] = nil
                places[id] = nil
            case (.some, .some(let place)): slots[place] = newValue
            case (.some, nil):
                places[id] = slots.count
                slots.append(newValue)
            }
        }
    }

    var rows: [Row] { slots.compactMap { $0 } }

    /// One page of the rows.
    mutating func page(start: Int, limit: Int) -> [Row] {
        compact()
        guard start >= 0, limit > 0, start < slots.count else { return [] }
        return slots[start..<min(slots.count, start + min(limit, slots.count))].compactMap { $0 }
    }

    private mutating func compact() {
        guard slots.count > places.count else { return }
        slots = slots.filter { $0 != nil }
        for (place, slot) in slots.enumerated() {
            if let slot { places[slot.id] = place }
        }
    }
}
