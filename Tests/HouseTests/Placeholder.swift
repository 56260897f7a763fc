import Testing

@Suite struct HouseTestsPlaceholder {}
