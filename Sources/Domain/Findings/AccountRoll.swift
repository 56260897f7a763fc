/// The accounts of one platform, each under a number, its place: what is known of a million of them then stands in
/// arrays, and not in as many dictionaries.
struct AccountRoll: Sendable {
    /// By id, gone ones included.
    let accounts: [Sighted<PlatformAccount>]
    private let places: [AccountID: Int32]

    init(_ accounts: [Sighted<PlatformAccount>]) {
        let accounts = accounts.distinct(by: \.id)
        self.accounts = accounts
        var places = [AccountID: Int32](minimumCapacity: accounts.count)
        for (place, account) in accounts.enumerated() { places[account.record.id] = Int32(place) }
        self.places = places
    }

    func place(of id: AccountID) -> Int? { places[id].map(Int.init) }

    subscript(id: AccountID) -> Sighted<PlatformAccount>? { place(of: id).map { accounts[$0] } }

    /// Whether it is there and not over.
    func isLiving(_ place: Int) -> Bool {
        let account = accounts[place]
        return account.isPresent && !account.record.status.isOver
    }
}
