import Domain
import Testing

@testable import Platforms

/// Pages of a list: what came is one whole list, or it is said why not.
@Suite struct PageWalkTests {
    static func paging(_ fields: String) throws -> CallRules.Paging {
        let text = "{\"paging\":{\"evidence\":{\"level\":\"none\"},\(fields)}}"
        return CallRules(try JSONText.read(Array(text.utf8)), platform: PlatformID(trusted: "x")).paging
    }

    /// A platform with so many rows, which gives `size` of them a page; `bend` may falsify a page.
    static func walk(
        _ paging: CallRules.Paging, rows count: Int, total: (Int) -> Int?,
        bend: (Int, [Int]) -> [Int] = { $1 }
    ) throws -> (rows: [Int], isProved: Bool, pages: Int) {
        var walk = PageWalk(paging)
        var parameters = walk.first
        var rows: [Int] = []
        for page in 0..<1000 {
            let start =
                parameters["start"].flatMap(Int.init) ?? ((Int(parameters["page"] ?? "1") ?? 1) - 1) * paging.size
            let given = bend(page, Array(min(start, count)..<min(start + paging.size, count)))
            rows += given
            let list = given.map { "\($0)" }.joined(separator: ",")
            let totals = total(page).map { ",\"total\":\"\($0)\"" } ?? ""
            let document = try JSONText.read(Array("{\"rows\":[\(list)]\(totals)}".utf8))
            switch try walk.next(after: document["rows"]?.items ?? [], of: document) {
            case .ask(let next): parameters = next
            case .over(let isProved): return (rows, isProved, page + 1)
            }
        }
        throw CallFault.noSection("endless")
    }

    static let offset = "\"kind\":\"offset\",\"startParam\":\"start\",\"limitParam\":\"limit\",\"size\":10"
    static let page = "\"kind\":\"page\",\"pageParam\":\"page\",\"size\":10"
    static let total = ",\"totalPath\":\"/total\""

    @Test(arguments: [offset, page], [0, 1, 9, 10, 11, 20, 95]) func everyRowOnce(_ form: String, _ count: Int) throws {
        for fields in [form, form + Self.total] {
            let ending = try Self.walk(try Self.paging(fields), rows: count) { _ in count }
            #expect(ending.rows == Array(0..<count))
            #expect(ending.isProved)
        }
    }

    /// The fault of a public plug-in: the list is read without its second page, and what is there is taken for missing.
    @Test func aListWithoutPagesProvesNothing() throws {
        let ending = try Self.walk(try Self.paging("\"kind\":\"none\",\"size\":10"), rows: 25) { _ in 25 }
        #expect(ending.rows.count == 10 && !ending.isProved)
    }

    @Test func pageTwoThatIsPageOneIsNoList() throws {
        for fields in [Self.offset, Self.page, Self.offset + Self.total] {
            #expect(throws: CallFault.self) {
                try Self.walk(
                    try Self.paging(fields), rows: 40, total: { _ in 40 }, bend: { $0 == 1 ? Array(0..<10) : $1 })
            }
        }
    }

    @Test func aTotalThatMovesIsNoList() throws {
        let paging = try Self.paging(Self.offset + Self.total)
        #expect(throws: CallFault.paging(.totalChanged, detail: "40 → 39")) {
            try Self.walk(paging, rows: 40, total: { $0 < 2 ? 40 : 39 })
        }
    }

    @Test func fewerRowsThanTheTotalIsNoList() throws {
        let paging = try Self.paging(Self.offset + Self.total)
        #expect(throws: CallFault.paging(.totalMissed, detail: "30 / 40")) {
            try Self.walk(paging, rows: 30, total: { _ in 40 })
        }
        #expect(throws: CallFault.paging(.noTotal, detail: "/total")) {
            try Self.walk(paging, rows: 30, total: { _ in nil })
        }
    }
}
