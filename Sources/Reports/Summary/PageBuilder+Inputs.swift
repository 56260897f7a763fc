internal import Domain

extension PageBuilder {
    func inputView(_ input: ReportedInput) -> PageView.InputView {
        let happened = input.reason?.advice.happened.text(language)
        // A message may begin with the reason's own sentence: it is not said twice.
        let isSaid = happened.map { input.message?.hasPrefix($0) == true } ?? false
        return PageView.InputView(
            file: input.member.map { "\(input.file) » \($0)" } ?? input.file, kind: input.kind.name,
            disposition: input.disposition.label.text(language), tone: tone(input.disposition),
            reason: isSaid ? nil : happened, message: input.message,
            records: language.count(input.records))
    }

    func quarantineView(_ file: QuarantinedFile) -> PageView.QuarantineView {
        PageView.QuarantineView(
            file: file.file, since: language.date(file.since), happened: file.reason.advice.happened.text(language),
            cure: file.reason.advice.cure.text(language), code: file.reason.rawValue, message: file.message)
    }

    func tallies() -> [PageView.Count] {
        model.inputsByDisposition.map {
            PageView.Count(
                value: language.count($0.count), label: $0.disposition.label.text(language), tone: tone($0.disposition))
        }
    }

    var inputsLimit: String? {
        guard model.inputs.count > Self.inputRows else { return nil }
        return PageLabel.showingInputs.phrase.text(
            language,
            [
                "shown": language.count(Self.inputRows), "total": language.count(model.inputs.count),
                "file": OutputTable.documents.csvName,
            ])
    }

    func identityView(_ identity: Identity) -> PageView.IdentityView {
        PageView.IdentityView(
            label: identity.name.label.text(language), platform: identity.platform?.text,
            left: shown(identity.left), right: shown(identity.right), closes: identity.closes)
    }

    func fileView(_ file: OutboxFile) -> PageView.FileView {
        PageView.FileView(
            title: file.table.title.text(language), rows: language.count(file.rows), csv: file.table.csvName,
            json: file.table.jsonName)
    }

    private func shown(_ value: Identity.Value) -> String {
        switch value {
        case .count(let count): language.count(count)
        case .money(let money): language.money(money)
        }
    }

    private func tone(_ disposition: Disposition) -> String {
        switch disposition {
        case .applied, .recorded, .expanded: "good"
        case .duplicate, .ignored: "plain"
        case .pending, .review: "care"
        case .rejected: "held"
        }
    }
}
