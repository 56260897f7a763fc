import Testing

@Suite struct FaultTestsPlaceholder {}
