/// Why a box may not be moved by hand.
public enum CustodyRefusal: String, Sendable, CaseIterable, Hashable {
    /// What is written off does not come back.
    case writtenOffIsFinal = "written-off-is-final"
    /// A box is installed by a point, never by hand.
    case installedByPointOnly = "installed-by-point-only"
    /// Follows from a cancelled contract whose box is not back.
    case returnDueIsDerived = "return-due-is-derived"
    /// A box with identifiers is identified.
    case isIdentified = "is-identified"
    /// Only what was at a customer's, or lost, can be returned.
    case wasNotOut = "was-not-out"
    /// It is there already.
    case isThere = "is-there"
}

/// Which changes of custody are allowed. Source: the contract of files, enum Custody and `move-box`.
public enum CustodyRules {
    /// Why a person may not move a box from one custody to another; `nil` where he may.
    public static func refusal(moving from: Custody, to: Custody) -> CustodyRefusal? {
        switch (from, to) {
        case (.writtenOff, _): .writtenOffIsFinal
        case (_, .installed): .installedByPointOnly
        case (_, .returnDue): .returnDueIsDerived
        case (_, .toBeIdentified): .isIdentified
        case (.installed, .returned), (.returnDue, .returned), (.lost, .returned): nil
        case (.toBeIdentified, .returned), (.stock, .returned), (.repair, .returned): .wasNotOut
        case (.returned, .returned), (.stock, .stock), (.repair, .repair), (.lost, .lost): .isThere
        case (_, .stock), (_, .repair), (_, .lost), (_, .writtenOff), (_, .returned): nil
        }
    }

    /// What an outlet that names the box makes of it: installed, or due back where the contract is cancelled. What is
    /// written off stays so.
    public static func custody(after from: Custody, installedAtCancelled isCancelled: Bool) -> Custody {
        from == .writtenOff ? .writtenOff : isCancelled ? .returnDue : .installed
    }

    /// What the removal of its outlet makes of a box. The ERP's date of removal says that it is back (as the order
    /// `remove-point` does); an outlet that merely vanished says nothing of a box that is due back.
    public static func custody(after from: Custody, removalWasSaid: Bool) -> Custody {
        switch from {
        case .installed: .stock
        case .returnDue: removalWasSaid ? .stock : .returnDue
        case .toBeIdentified, .stock, .returned, .repair, .lost, .writtenOff: from
        }
    }

    /// What the cancellation of the contract makes of a box.
    public static func custodyAfterCancellation(_ from: Custody) -> Custody {
        from == .installed ? .returnDue : from
    }
}
