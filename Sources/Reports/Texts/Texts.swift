internal import Domain

/// All texts of the program, for the test that proves them complete.
public enum Texts {
    /// One entry of a catalogue.
    public struct Entry: Sendable, Hashable {
        /// Catalogue and entry: `Reason.no_protocol`.
        public let name: String
        /// Its phrases.
        public let phrases: [Phrase]
    }

    /// Every entry of every catalogue. A new catalogue is added here.
    public static var all: [Entry] {
        entries(Reason.self) + entries(SignatureEvidence.Result.self) + entries(NoteStanding.self)
            + entries(UnitStanding.self) + entries(Disposition.self)
            + entries(Custody.self) + entries(Severity.self)
            + entries(ServiceStatus.self) + entries(ContractStatus.self) + entries(FindingClass.self)
            + entries(Stake.Formula.self)
            + entries(ProposedAction.Verb.self) + entries(ActionText.self) + entries(ProposedAction.Withholding.self)
            + entries(ReportedState.self) + entries(RowRule.self) + entries(OutputTable.self)
            + entries(Identity.Name.self) + entries(Verdict.Level.self) + entries(PageLabel.self)
            + entries(Exposure.self) + entries(FindingsWord.self)
            + entries(TableNoticeText.self) + entries(CountedText.self) + entries(CommandText.self)
            + entries(DetailText.self)
            + entries(BillingEventState.self) + entries(PriceOrigin.self)
            + entries(LedgerAccount.self) + entries(BillingQuarantineReason.self)
            + entries(TableNote.self) + entries(BillingChange.CancelReason.self)
            + entries(BillingChange.KeepReason.self)
            + entries(GuardText.self) + entries(ListText.self)
            + entries(FindText.self) + entries(CustodyStep.Cause.self) + entries(CustodyRefusal.self)
            + entries(OrderRefusal.self) + entries(OrderReferent.self) + entries(OrderStanding.self)
            + entries(TableKind.self) + entries(FiscalKind.self) + entries(OtherKindText.self)
            + entries(OrderText.self) + entries(CallText.self) + entries(ActionOutcome.self)
            + entries(ChargeText.self) + entries(CorrectionText.self) + entries(LikelyOwnerText.self)
            + entries(PlatformText.self) + entries(PlatformWord.self) + entries(ProfileRule.self)
            + entries(ReviewText.self) + entries(TripText.self) + entries(PlannedAction.Lane.self)
            + entries(ConfigurationWord.self) + entries(DoctorCheck.self) + entries(DoctorText.self)
            + entries(NotificationText.self)
            + ConfigurationKey.all.map { Entry(name: "ConfigurationKey.\($0.path)", phrases: [$0.meaning]) }
            + entries(QuarantineText.self) + entries(QuarantineOutcomeText.self)
            + entries(ReviewQuestionText.self) + entries(ProgressLine.Work.self)
            + entries(StatusText.self)
    }

    private static func entries<Catalogue: TextCatalogue>(_ catalogue: Catalogue.Type) -> [Entry] {
        catalogue.allCases.map { Entry(name: "\(catalogue).\($0.rawValue)", phrases: $0.phrases) }
    }
}
