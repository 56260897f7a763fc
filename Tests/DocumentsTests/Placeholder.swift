import Testing

@Suite struct DocumentsTestsPlaceholder {}
