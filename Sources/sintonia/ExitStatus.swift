/// What the shell is told. Where several hold, the highest rank wins.
enum ExitStatus: Int32, Error, CaseIterable {
    /// Nothing to do for anybody.
    case clean = 0
    /// Findings of severity S1–S3, or files that wait for a person.
    case findings = 1
    /// Bad input, configuration or usage.
    case badInput = 2
    /// An internal invariant is broken.
    case broken = 3
    /// A safety rule withheld something.
    case withheld = 4
    /// The workspace stayed locked, or the disk is full: try again.
    case tryAgain = 75
}
