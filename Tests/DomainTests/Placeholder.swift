import Testing

@Suite struct DomainTestsPlaceholder {}
