import Domain
import Testing

/// The chain of decisions: whoever changes one, or takes one out, is seen.
@Suite struct AuditEntryTests {
    static func chain(_ count: Int) -> [AuditEntry] {
        (1...count).reduce(into: []) { entries, number in
            let note = AuditEntry.Note(
                date: BillingWorld.day("2026-12-01"), delivery: Int64(number), author: "clara", action: "billing-save",
                subject: "2026-12-10", reason: "", before: "a\(number)", after: "b\(number)")
            entries.append(AuditEntry(note, after: entries.last, digest: digest))
        }
    }

    static func digest(_ text: String) -> String { "\(text.utf8.reduce(5381) { ($0 &* 33) &+ Int($1) })" }

    @Test func anUntouchedChainHolds() {
        let chain = Self.chain(5)
        #expect(chain.map(\.number) == [1, 2, 3, 4, 5])
        #expect(AuditEntry.intact(chain, digest: Self.digest) == 5)
        #expect(AuditEntry.intact([], digest: Self.digest) == 0)
    }

    @Test func aChangeOrAGapIsSeen() {
        var changed = Self.chain(5)
        changed[2].note.author = "bob"
        #expect(AuditEntry.intact(changed, digest: Self.digest) == 2)
        var rehashed = Self.chain(5)
        rehashed[2].note.author = "bob"
        rehashed[2].hash = Self.digest(rehashed[2].text)
        #expect(AuditEntry.intact(rehashed, digest: Self.digest) == 3)
        var cut = Self.chain(5)
        cut.remove(at: 1)
        #expect(AuditEntry.intact(cut, digest: Self.digest) == 1)
    }
}
