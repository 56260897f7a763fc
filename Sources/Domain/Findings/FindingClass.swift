/// Severity of a class of difference.
public enum Severity: String, Sendable, CaseIterable, Hashable, Comparable {
    /// Money or a customer down now.
    case s1 = "S1"
    /// Money soon, or an audit.
    case s2 = "S2"
    /// Hygiene.
    case s3 = "S3"
    /// For information.
    case s4 = "S4"

    /// Most severe first.
    public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// A class of difference between the ERP and a platform. The raw value is the code of reports and of finding ids:
/// codes are never reused.
public enum FindingClass: String, Sendable, CaseIterable, Hashable, Comparable {
    case channelMissingOnPlatform = "C01"
    case channelMissingInERP = "C02"
    case channelRenumbered = "C03"
    case channelRenamed = "C04"
    case channelFamilyChanged = "C05"
    case channelNumberTwice = "C06"
    case packageMissingOnPlatform = "P01"
    case packageMissingInERP = "P02"
    case packageChannelsAdded = "P03"
    case packageChannelsRemoved = "P04"
    case packageMappedTwice = "P09"
    case payingNotProvisioned = "A01"
    case provisionedNotPaying = "A02"
    case richerThanPaid = "A03"
    case poorerThanPaid = "A04"
    case blockedButActive = "A05"
    case activeButSuspended = "A06"
    case cancelledButActive = "A07"
    case orphanAccount = "A10"
    case boxOnTwoContracts = "D01"
    case boxUnknownToPatrimony = "D03"
    case boxActiveInStock = "D04"
    case boxNotReturned = "D05"
    case accountLinkConflict = "K03"
    case snapshotConflict = "K10"
    case duplicateAccounts = "A08"
    case accountOfTwoContracts = "A09"
    case courtesyAccount = "A11"
    case promotionOver = "A12"
    case billedDiffers = "A13"
    case notBilled = "A14"
    case billedForNothing = "A15"
    case priceWithoutReason = "P06"
    case startDateDrift = "A16"
    case inFlight = "A17"
    case loginMissing = "A18"
    case identityDrift = "A19"
    case unusedAccount = "A20"
    case invoiceCount = "A21"
    case accountIDMissing = "K01"
    case pinMissing = "K02"
    case accountIDTwice = "K05"
    case loginTwice = "K06"
    case credentialOfCancelled = "K07"
    case staleLink = "K08"
    case passwordEqualsDocument = "K09"
    case boxOfAnotherCustomer = "D02"
    case macDiffers = "D06"
    case modelDiffers = "D07"
    case outletWithoutBox = "D08"
    case moreBoxesThanOutlets = "D09"
    case boxStateDrift = "D10"
    case casnZerosLost = "D11"
    case swapNotPropagated = "D12"
    case boxWithoutDocument = "D13"
    case channelReused = "C07"
    case channelQualityChanged = "C08"
    case wholesalePriceDrift = "P05"
    case thinMargin = "P07"
    case extraPriceMismatch = "P08"
    case outletLimitExceeded = "P10"
    case planTelevisionMismatch = "P11"
    case chargedPerOutlet = "P12"
    case defaultChargedAsExtra = "P13"
    case packageInactiveSold = "P14"
    case unmappedPackage = "P15"
    case inputMissing = "Q01"
    case inputCut = "Q02"
    case volumeAnomaly = "Q03"
    case undecidableForm = "Q04"
    case keyTwice = "Q05"
    case keyLost = "Q06"
    case valueUnknown = "Q07"
    case snapshotSkew = "Q08"
    case dateImpossible = "Q09"
    case orderNotInERP = "O01"

    /// The English name in reports.
    public var name: String {
        switch self {
        case .channelMissingOnPlatform: "channel-missing-on-platform"
        case .channelMissingInERP: "channel-missing-in-erp"
        case .channelRenumbered: "channel-renumbered"
        case .channelRenamed: "channel-renamed"
        case .channelFamilyChanged: "channel-family-changed"
        case .channelNumberTwice: "channel-number-twice"
        case .packageMissingOnPlatform: "package-missing-on-platform"
        case .packageMissingInERP: "package-missing-in-erp"
        case .packageChannelsAdded: "package-channels-added"
        case .packageChannelsRemoved: "package-channels-removed"
        case .packageMappedTwice: "package-mapped-twice"
        case .payingNotProvisioned: "paying-not-provisioned"
        case .provisionedNotPaying: "provisioned-not-paying"
        case .richerThanPaid: "richer-than-paid"
        case .poorerThanPaid: "poorer-than-paid"
        case .blockedButActive: "blocked-but-active"
        case .activeButSuspended: "active-but-suspended"
        case .cancelledButActive: "cancelled-but-active"
        case .orphanAccount: "orphan-account"
        case .boxOnTwoContracts: "box-on-two-contracts"
        case .boxUnknownToPatrimony: "box-unknown-to-patrimony"
        case .boxActiveInStock: "box-active-in-stock"
        case .boxNotReturned: "box-not-returned"
        case .accountLinkConflict: "account-link-conflict"
        case .snapshotConflict: "snapshot-conflict"
        case .duplicateAccounts: "duplicate-accounts"
        case .accountOfTwoContracts: "account-of-two-contracts"
        case .courtesyAccount: "courtesy-account"
        case .promotionOver: "promotion-over"
        case .billedDiffers: "billed-differs"
        case .notBilled: "not-billed"
        case .billedForNothing: "billed-for-nothing"
        case .priceWithoutReason: "price-without-reason"
        case .startDateDrift: "start-date-drift"
        case .inFlight: "in-flight"
        case .loginMissing: "login-missing"
        case .identityDrift: "identity-drift"
        case .unusedAccount: "unused-account"
        case .invoiceCount: "invoice-count"
        case .accountIDMissing: "account-id-missing"
        case .pinMissing: "pin-missing"
        case .accountIDTwice: "account-id-twice"
        case .loginTwice: "login-twice"
        case .credentialOfCancelled: "credential-of-cancelled"
        case .staleLink: "stale-link"
        case .passwordEqualsDocument: "password-equals-document"
        case .boxOfAnotherCustomer: "box-of-another-customer"
        case .macDiffers: "mac-differs"
        case .modelDiffers: "model-differs"
        case .outletWithoutBox: "outlet-without-box"
        case .moreBoxesThanOutlets: "more-boxes-than-outlets"
        case .boxStateDrift: "box-state-drift"
        case .casnZerosLost: "casn-zeros-lost"
        case .swapNotPropagated: "swap-not-propagated"
        case .boxWithoutDocument: "box-without-document"
        case .channelReused: "channel-reused"
        case .channelQualityChanged: "channel-quality-changed"
        case .wholesalePriceDrift: "wholesale-price-drift"
        case .thinMargin: "thin-margin"
        case .extraPriceMismatch: "extra-price-mismatch"
        case .outletLimitExceeded: "outlet-limit-exceeded"
        case .planTelevisionMismatch: "plan-television-mismatch"
        case .chargedPerOutlet: "charged-per-outlet"
        case .defaultChargedAsExtra: "default-charged-as-extra"
        case .packageInactiveSold: "package-inactive-sold"
        case .unmappedPackage: "unmapped-package"
        case .inputMissing: "input-missing"
        case .inputCut: "input-cut"
        case .volumeAnomaly: "volume-anomaly"
        case .undecidableForm: "undecidable-form"
        case .keyTwice: "key-twice"
        case .keyLost: "key-lost"
        case .valueUnknown: "value-unknown"
        case .snapshotSkew: "snapshot-skew"
        case .dateImpossible: "date-impossible"
        case .orderNotInERP: "order-not-in-erp"
        }
    }

    /// How urgent.
    public var severity: Severity {
        switch self {
        case .packageMissingOnPlatform, .payingNotProvisioned, .provisionedNotPaying, .poorerThanPaid,
            .activeButSuspended, .cancelledButActive, .boxOnTwoContracts, .accountLinkConflict:
            .s1
        case .channelMissingOnPlatform, .packageChannelsRemoved, .richerThanPaid, .blockedButActive, .orphanAccount,
            .boxUnknownToPatrimony, .boxActiveInStock, .boxNotReturned, .snapshotConflict:
            .s2
        case .orderNotInERP, .packageMappedTwice: .s2
        case .channelMissingInERP, .channelRenumbered, .packageMissingInERP, .channelNumberTwice: .s3
        case .channelRenamed, .channelFamilyChanged, .packageChannelsAdded: .s4
        case .billedDiffers, .notBilled, .billedForNothing: .s1
        case .priceWithoutReason: .s2
        case .accountOfTwoContracts, .invoiceCount, .accountIDTwice: .s1
        case .duplicateAccounts, .promotionOver, .loginMissing, .accountIDMissing, .loginTwice, .staleLink: .s2
        case .startDateDrift, .identityDrift, .pinMissing, .credentialOfCancelled, .passwordEqualsDocument: .s3
        case .courtesyAccount, .inFlight, .unusedAccount: .s4
        case .boxOfAnotherCustomer, .swapNotPropagated: .s1
        case .moreBoxesThanOutlets, .boxStateDrift, .casnZerosLost: .s2
        case .macDiffers, .outletWithoutBox: .s3
        case .modelDiffers, .boxWithoutDocument: .s4
        case .inputMissing, .inputCut, .volumeAnomaly: .s1
        case .channelReused, .wholesalePriceDrift, .extraPriceMismatch, .outletLimitExceeded, .planTelevisionMismatch,
            .defaultChargedAsExtra, .unmappedPackage, .undecidableForm, .keyTwice, .keyLost, .valueUnknown:
            .s2
        case .thinMargin, .chargedPerOutlet, .packageInactiveSold, .snapshotSkew, .dateImpossible: .s3
        case .channelQualityChanged: .s4
        }
    }

    /// By code.
    public static func < (a: FindingClass, b: FindingClass) -> Bool { a.rawValue < b.rawValue }
}
