extension Schema {
    /// Why a person gave something back, where he named one of the motives of an NFCom.
    static let motives = "ALTER TABLE billingEvent ADD COLUMN motive TEXT"
}
