import Testing

@Suite struct ReportsTestsPlaceholder {}
