import Testing

@testable import Platforms

/// The closed list of transforms.
struct TransformTests {
    private static let tools = TransformTools(
        lookups: ["kinds": ["B": "base", "E": "extra"], "open": ["*": "extra"]], pseudonym: { "h(\($0))" })

    private static func apply(_ text: String, _ values: [String]) throws -> [String] {
        let transform = try #require(Transform(text))
        return try transform.apply(values, tools)
    }

    @Test(
        arguments: [
            ("trim", " a b\u{A0}", "a b"), ("collapse-space", "a  b\tc", "a b c"), ("digits", "1.2-3a", "123"),
            ("upper", "ação", "AÇÃO"), ("lower", "A&E", "a&e"), ("pad-left:5", "42", "00042"),
            ("pad-left:4,x", "42", "xx42"), ("strip-left-zeros", "00120", "120"), ("strip-left-zeros", "000", "0"),
            ("date:dd/mm/yyyy", "05/11/2026", "2026-11-05"), ("date:yyyymmdd", "20261105", "2026-11-05"),
            ("date:yyyy-mm-dd*", "2026-11-05T23:00:00Z", "2026-11-05"),
            ("date:yyyy-mm-ddTHH:MM:SSZ,America/Sao_Paulo", "2026-11-05T02:30:00Z", "2026-11-04"),
            ("date:unix,America/Sao_Paulo", "1793932200", "2026-11-05"), ("cents:comma", "1.234,50", "1234.50"),
            ("cents:point", "29.9", "29.90"), ("cents:integer", "2995", "29.95"), ("cents:integer", "-5", "-0.05"),
            ("bool-map:S|Sim,N|Não", "sim", "true"), ("bool-map:S|Sim,N|Não", "Não", "false"),
            ("invert", "true", "false"),
            ("split:-,2", "a-b-c", "b"), ("split:-,4", "a-b-c", ""), ("const:base", "x", "base"),
            ("lookup:kinds", " E ", "extra"), ("lookup:open", "?", "extra"), ("presence", "4711", "set"),
            ("sha256", "x", "h(x)"), ("mac", "0012.aabb.ccdd", "00:12:AA:BB:CC:DD"),
        ])
    func one(_ text: String, _ value: String, _ expected: String) throws {
        #expect(try Self.apply(text, [value]) == [expected])
    }

    @Test func manyBecomeOne() throws {
        #expect(try Self.apply("join:-", ["a", "", "b"]) == ["a-b"])
        #expect(try Self.apply("first", ["", "b", "c"]) == ["b"])
        #expect(try Self.apply("first", ["", ""]).isEmpty)
    }

    /// A blank cell says nothing, and no transform makes something of it.
    @Test(arguments: ["trim", "mac", "date:dd/mm/yyyy", "cents:comma", "bool-map:S,N", "lookup:kinds", "presence"])
    func blankStaysBlank(_ text: String) throws {
        #expect(try Self.apply(text, [""]) == [""])
    }

    @Test(
        arguments: [
            ("date:dd/mm/yyyy", "2026-11-05"), ("date:dd/mm/yyyy", "31/02/2026"), ("date:dd/mm/yyyy", "05/11/2026 x"),
            ("cents:integer", "29,95"), ("cents:comma", "abc"), ("bool-map:S,N", "talvez"), ("invert", "S"),
            ("lookup:kinds", "X"), ("mac", "not a mac"), ("date:unix", "soon"),
        ])
    func refused(_ text: String, _ value: String) throws {
        #expect(throws: Transform.Refusal.self) { try Self.apply(text, [value]) }
    }

    @Test(
        arguments: [
            "", "eval", "trim:x", "pad-left:0", "pad-left:a", "date:", "date:dd/mm", "date:dd/mm/yyyy,Nowhere/City",
            "cents:dollars", "bool-map:S", "split:-", "split:-,0", "const:", "lookup:",
        ])
    func noTransform(_ text: String) { #expect(Transform(text) == nil) }
}
