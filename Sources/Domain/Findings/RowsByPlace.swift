/// Rows by the place of what they belong to: two flat arrays, however many have some. The rows of one keep their order.
struct RowsByPlace<Row> {
    private let rows: [Row]
    private let order: [Int32]
    /// Where the rows of a place begin; one more than there are places.
    private let starts: [Int32]
    /// Rows that belong to no place.
    let homeless: [Row]

    init(_ rows: [Row], places: Int, place: (Row) -> Int?) {
        self.rows = rows
        let homes = rows.map { Int32(place($0) ?? places) }
        var starts = [Int32](repeating: 0, count: places + 2)
        for home in homes { starts[Int(home) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        var next = starts
        var order = [Int32](repeating: 0, count: rows.count)
        for (row, home) in homes.enumerated() {
            order[Int(next[Int(home)])] = Int32(row)
            next[Int(home)] += 1
        }
        self.starts = starts
        self.order = order
        homeless = order[Int(starts[places])...].map { rows[Int($0)] }
    }

    subscript(place: Int) -> [Row] {
        let range = Int(starts[place])..<Int(starts[place + 1])
        return range.isEmpty ? [] : order[range].map { rows[Int($0)] }
    }
}
