internal import Mustache

/// `summary.html`: one self-contained page, without scripts and without anything to load. At most
/// ``FindingsSummary/rowsPerClass`` findings of a class are on it; where there are more, it says how many and in
/// which file.
/// - Throws: what the template engine throws on a template it cannot read.
public func renderSummaryHTML(_ model: SummaryModel, language: Language) throws -> String {
    // The pragma on the template's first line names the content type, so it must be known before parsing.
    _ = HTMLEscaping.registered
    let template = try MustacheTemplate(string: String(decoding: PackageResources.summary_mustache, as: UTF8.self))
    return template.render(PageBuilder(model: model, language: language).view())
}
