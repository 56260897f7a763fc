/// Which rows carry a name, by their places. Nearly every name is one row's, which costs a number and no array.
struct NameIndex: Sendable {
    /// The places of one name, in the order in which they were added.
    struct Places: RandomAccessCollection, Sendable {
        private let first: Int32?
        private let rest: ArraySlice<Int32>

        fileprivate init(first: Int32? = nil, rest: ArraySlice<Int32> = []) {
            self.first = first
            self.rest = rest
        }

        var startIndex: Int { 0 }
        var endIndex: Int { first == nil ? 0 : 1 + rest.count }

        subscript(index: Int) -> Int {
            Int(index == 0 ? first ?? 0 : rest[rest.startIndex + index - 1])
        }
    }

    /// A place; or, below zero, the place of a list.
    private var places: [String: Int32] = [:]
    private var lists: [[Int32]] = []

    mutating func add(_ name: String, _ place: Int) {
        guard let known = places[name] else { return places[name] = Int32(place) }
        if known < 0 {
            lists[Int(-known) - 1].append(Int32(place))
        } else {
            lists.append([known, Int32(place)])
            places[name] = -Int32(lists.count)
        }
    }

    subscript(name: String) -> Places {
        guard let known = places[name] else { return Places() }
        guard known < 0 else { return Places(first: known) }
        let list = lists[Int(-known) - 1]
        return Places(first: list[0], rest: list[1...])
    }

    /// Whether several rows carry the name.
    func isShared(_ name: String) -> Bool { (places[name] ?? 0) < 0 }

    /// The names of several rows.
    var shared: [String] { lists.isEmpty ? [] : places.filter { $0.value < 0 }.map(\.key) }
}
