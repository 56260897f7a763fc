internal import Mustache

/// `summary.html`: one self-contained page with nothing to load; a browser may run its one script and nothing else. It
/// carries ``FindingsSummary/pageRows`` findings; where there are more, it says how many and in which file.
/// - Throws: what the template engine throws on a template it cannot read.
public func renderSummaryHTML(_ model: SummaryModel, language: Language) throws -> String {
    // The pragma on the template's first line names the content type, so it must be known before parsing.
    _ = HTMLEscaping.registered
    let template = try MustacheTemplate(string: String(decoding: PackageResources.summary_mustache, as: UTF8.self))
    return template.render(PageBuilder(model: model, language: language).view())
}
