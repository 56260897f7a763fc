internal import Domain
internal import Reports

extension Console {
    /// How a purchase without XML stands beside the notes.
    func word(_ standing: PurchaseStanding) -> String {
        switch standing {
        case .alone: word(.purchaseAlone)
        case .joined(let key): word(.purchaseJoined, ["key": key.text])
        case .differs(let key): word(.purchaseDiffers, ["key": key.text])
        }
    }
}
