internal import Domain

extension PageBuilder {
    func inputView(_ input: ReportedInput) -> PageView.InputView {
        let happened = input.reason?.advice.happened.text(language)
        // A message may begin with the reason's own sentence: it is not said twice.
        let isSaid = happened.map { input.message?.hasPrefix($0) == true } ?? false
        return PageView.InputView(
            file: input.member.map { "\(input.file) » \($0)" } ?? input.file, kind: input.kind.label.text(language),
            disposition: input.disposition.label.text(language), tone: tone(input.disposition),
            reason: isSaid ? nil : happened, message: input.message,
            records: language.count(input.records))
    }

    func quarantineView(_ file: QuarantinedFile) -> PageView.QuarantineView {
        PageView.QuarantineView(
            file: file.file, since: language.date(file.since), happened: file.reason.advice.happened.text(language),
            cure: file.reason.advice.cure.text(language), code: file.reason.rawValue, message: file.message)
    }

    /// What waits for somebody comes first; else in the order of the run.
    var inputs: [ReportedInput] {
        let waiting: Set<Disposition> = [.rejected, .review, .pending]
        return model.inputs.filter { waiting.contains($0.disposition) }
            + model.inputs.filter { !waiting.contains($0.disposition) }
    }

    /// What is old or not proved comes first; else by place and kind.
    var pictures: [TablePicture] { model.pictures.filter { !isSound($0) } + model.pictures.filter(isSound) }

    private func isSound(_ picture: TablePicture) -> Bool { picture.isComplete && picture.asOf == model.asOf }

    /// The day's files at a glance: the tables that are whole and of today, those that are not, and how the files ended.
    func health() -> [PageView.Count] {
        let whole = model.pictures.count(where: isSound)
        let counts: [(CountedText, Int, String)] = [
            (.wholePictures, whole, "good"), (.otherPictures, model.pictures.count - whole, "care"),
        ]
        let tables = counts.filter { $0.1 > 0 }.map {
            PageView.Count(value: nil, label: $0.0.text(language, $0.1), tone: $0.2)
        }
        let lines =
            model.rejectedLines > 0
            ? [
                PageView.Count(
                    value: nil, label: CountedText.rejectedLines.text(language, model.rejectedLines), tone: "care")
            ] : []
        return tables + tallies() + lines
    }

    var allClose: Bool { model.identities.allSatisfy(\.closes) }

    var identitiesLine: String {
        let open = model.identities.count { !$0.closes }
        return open == 0
            ? CountedText.sumsThatClose.text(language, model.identities.count)
            : CountedText.sumsThatDiffer.text(language, open)
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
