/// What holds for all findings of a class: on what it rests, what may be done about it, and how its money is made. The
/// table in `docs/findings.md` is written from here.
extension FindingClass {
    /// Who may act on a finding of a class.
    public enum Rail: String, Sendable, CaseIterable, Hashable {
        /// Gives or corrects: its own cap.
        case additive
        /// Takes away: proof of absence, and the cap over all that takes away.
        case guarded
        /// Gives or corrects, and takes away where the thing has too much as well: then guarded.
        case either
        /// A person's task: never an action.
        case manual
        /// Nothing is done.
        case none
    }

    /// Who may act.
    public var rail: Rail {
        switch self {
        case .payingNotProvisioned, .activeButSuspended, .identityDrift, .accountIDMissing, .credentialOfCancelled:
            .additive
        case .poorerThanPaid, .boxStateDrift: .either
        case .provisionedNotPaying, .richerThanPaid, .blockedButActive, .cancelledButActive, .boxActiveInStock,
            .boxOfAnotherCustomer, .swapNotPropagated:
            .guarded
        case .inFlight: .none
        default: .manual
        }
    }

    /// The tables of which a whole picture is needed before a finding that is not seen any more is resolved.
    public var judgedBy: [TableKind] {
        switch self {
        case .channelMissingOnPlatform, .channelMissingInERP, .channelRenumbered, .channelRenamed,
            .channelFamilyChanged, .channelNumberTwice, .channelReused, .channelQualityChanged:
            [.packageChannels, .catalogueChannels]
        case .packageMissingOnPlatform, .packageMissingInERP, .packageChannelsAdded, .packageChannelsRemoved,
            .packageMappedTwice:
            [.packages, .packageChannels, .cataloguePackages, .cataloguePackageChannels]
        case .wholesalePriceDrift, .thinMargin, .unmappedPackage: [.packages, .cataloguePackages]
        case .extraPriceMismatch, .planTelevisionMismatch, .chargedPerOutlet, .defaultChargedAsExtra,
            .packageInactiveSold:
            [.plans, .packages, .contracts, .contractPackages]
        case .billedDiffers, .notBilled, .billedForNothing, .priceWithoutReason:
            [.plans, .packages, .contracts, .contractPackages]
        case .outletLimitExceeded: [.plans, .packages, .contracts, .contractPackages, .points]
        case .boxOnTwoContracts: [.points]
        case .boxNotReturned: [.points, .contracts]
        case .boxUnknownToPatrimony, .boxActiveInStock: [.points, .devices]
        case .boxOfAnotherCustomer, .macDiffers, .modelDiffers, .outletWithoutBox, .moreBoxesThanOutlets,
            .boxStateDrift, .casnZerosLost, .swapNotPropagated:
            [.contracts, .points, .accounts, .devices]
        case .identityDrift: [.subscribers, .contracts, .accounts]
        // Which account is the better one rests on the boxes.
        case .duplicateAccounts:
            [.plans, .packages, .contracts, .contractPackages, .accounts, .entitlements, .devices]
        case .unusedAccount: [.contracts, .accounts, .entitlements, .devices]
        case .pinMissing, .loginTwice, .credentialOfCancelled, .staleLink, .passwordEqualsDocument,
            .accountIDMissing, .accountIDTwice:
            [.contracts, .accounts]
        case .payingNotProvisioned, .provisionedNotPaying, .richerThanPaid, .poorerThanPaid, .blockedButActive,
            .activeButSuspended, .cancelledButActive, .accountOfTwoContracts, .orphanAccount,
            .courtesyAccount, .promotionOver, .startDateDrift, .inFlight, .loginMissing, .invoiceCount,
            .accountLinkConflict:
            [.plans, .packages, .contracts, .contractPackages, .accounts, .entitlements]
        // These are known from the files of the day, the register or the orders themselves.
        case .boxWithoutDocument, .snapshotConflict, .orderNotInERP, .inputMissing, .inputCut, .volumeAnomaly,
            .undecidableForm, .keyTwice, .keyLost, .valueUnknown, .snapshotSkew, .dateImpossible:
            []
        }
    }

    /// How its money is made.
    public var formula: Stake.Formula {
        switch self {
        case .payingNotProvisioned, .poorerThanPaid, .activeButSuspended, .defaultChargedAsExtra: .retailNotDelivered
        case .provisionedNotPaying, .richerThanPaid, .promotionOver: .retailNotCharged
        case .blockedButActive, .cancelledButActive, .orphanAccount, .duplicateAccounts, .courtesyAccount,
            .unusedAccount, .invoiceCount, .packageMissingInERP:
            .wholesaleForNothing
        case .packageChannelsRemoved: .contentLost
        case .packageMissingOnPlatform, .unmappedPackage: .retailOfCustomers
        case .startDateDrift: .daysBetween
        case .billedDiffers: .billedDifference
        case .notBilled: .notBilled
        case .billedForNothing: .billedForNothing
        case .priceWithoutReason: .priceDifference
        case .outletLimitExceeded, .chargedPerOutlet, .moreBoxesThanOutlets, .outletWithoutBox: .outletsUnpaid
        case .wholesalePriceDrift: .wholesaleChange
        case .thinMargin: .marginLost
        case .boxNotReturned, .boxUnknownToPatrimony: .replacement
        default: .none
        }
    }
}
