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
        }
    }

    /// By code.
    public static func < (a: FindingClass, b: FindingClass) -> Bool { a.rawValue < b.rawValue }
}
