internal import ArgumentParser
internal import Domain
internal import Pipeline
internal import Reports

/// `sintonia platforms`
struct PlatformsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "platforms", abstract: "The platforms: what each can and cannot do, and on which evidence.",
        subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

    /// `sintonia platforms list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Every platform with a profile; needs no workspace.")

        @OptionGroup var options: CommonOptions

        func run() throws {
            let (configuration, console) = try options.platforms()
            let views = PlatformQuestions.all(configuration)
            if options.json {
                console.json(["platforms": views.map { $0.json(console.language) }])
                throw ExitStatus.clean
            }
            let word = { PlatformWord.text($0, console.language) }
            console.table(
                [.columnID, .columnName, .columnDirection, .columnEvidence, .columnPlan, .columnExecutes],
                views.map { view in
                    [
                        view.id.text, view.name, word(view.direction), word(view.evidence.level), word(view.rendering),
                        console.language.word(view.isExecutable),
                    ]
                })
            throw ExitStatus.clean
        }
    }

    /// `sintonia platforms show ID`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "All that a profile says of its platform; needs no workspace.")

        @Argument(help: "The platform's id, e.g. beenius.")
        var id: String

        @OptionGroup var options: CommonOptions

        func run() throws {
            let (configuration, console) = try options.platforms()
            let views = PlatformQuestions.all(configuration)
            guard let view = views.first(where: { $0.id.text == id.lowercased() }) else {
                let ids = views.map(\.id.text).joined(separator: ", ")
                Console.complain(
                    PlatformText.unknownPlatform.phrase.text(console.language, ["value": id, "allowed": ids]))
                throw ExitStatus.badInput
            }
            if options.json { console.json(view.json(console.language)) } else { console.show(view) }
            throw ExitStatus.clean
        }
    }

    /// `sintonia platforms check FILE…`
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Whether profiles are sound: every fault with line, column and cure.")

        @Argument(help: "The profiles.")
        var files: [String]

        @OptionGroup var options: CommonOptions

        func run() throws {
            let language = options.lang ?? (try? options.opening.configuration())?.reportLanguage ?? .ptBR
            let console = Console(language: language, isJSON: options.json, isQuiet: options.quiet)
            var isSound = true
            for file in files {
                do {
                    let view = try PlatformQuestions.check(CommonOptions.absolute(file))
                    report(view, file, console)
                } catch {
                    isSound = false
                    report(error, file, console)
                }
            }
            throw isSound ? ExitStatus.clean : .badInput
        }

        private func report(_ view: PlatformView, _ file: String, _ console: Console) {
            if options.json {
                console.jsonLine(
                    ["file": file, "id": view.id.text, "sound": true, "version": view.version, "faults": [String]()])
            } else {
                console.say(.sound, ["file": file, "id": view.id.text, "version": "\(view.version)"])
            }
        }

        private func report(_ fault: ConfigurationFault, _ file: String, _ console: Console) {
            guard case .profile(let complaints) = fault.problem else {
                if options.json { console.jsonLine(["file": file, "sound": false, "faults": [String]()]) }
                _ = Failure.report(fault)
                return
            }
            if options.json {
                let faults = complaints.map { complaint in
                    [
                        "path": complaint.path, "line": complaint.line, "column": complaint.column,
                        "code": complaint.rule.rawValue, "message": complaint.text(console.language),
                    ] as [String: Any]
                }
                console.jsonLine(["file": file, "sound": false, "faults": faults])
            } else {
                for complaint in complaints {
                    console.line("\(file):\(complaint.text(console.language, withPlace: true))")
                }
            }
        }
    }
}

extension CommonOptions {
    /// The configuration, where there is one: profiles can be asked about without a workspace.
    fileprivate func platforms() throws -> (Configuration?, Console) {
        var configuration: Configuration?
        do {
            configuration = try opening.configuration()
        } catch WorkspaceFault.notAWorkspace where workspace == "." {
            configuration = nil
        }
        let language = lang ?? configuration?.reportLanguage ?? .ptBR
        return (configuration, Console(language: language, isJSON: json, isQuiet: quiet))
    }
}

extension Console {
    /// Prints a sentence about platforms.
    fileprivate func say(_ text: PlatformText, _ values: [String: String] = [:]) {
        line(text.phrase.text(language, values))
    }

    fileprivate func table(_ header: [PlatformText], _ rows: [[String]]) {
        columns(header.map(\.phrase), rows)
    }

    fileprivate func show(_ view: PlatformView) {
        let word = { PlatformWord.text($0, language) }
        say(.title, ["name": view.name, "id": view.id.text, "version": "\(view.version)"])
        line("  \(view.summary.text(language))")
        line()
        say(.direction, ["direction": word(view.direction), "plan": word(view.rendering)])
        say(.evidence, ["evidence": word(view.evidence.level)])
        for source in view.evidence.sources { say(.sources, ["source": source]) }
        if view.isExecutable {
            say(.executable, ["by": view.signedOffBy ?? word(view.abilityEvidence.level)])
        } else {
            say(.notExecutable)
        }
        line()
        say(.operations, ["evidence": word(view.abilityEvidence.level)])
        pairs(
            view.operations.map { ability in
                (word(ability.name), word(ability.can) + (ability.by.map { ": \($0.text(language))" } ?? ""))
            })
        say(.traits)
        pairs(view.traits.map { (word($0.name), word($0.can)) })
        say(.listing, ["value": word(view.listAccounts == "none" ? "no" : view.listAccounts)])
        say(.substitute, ["value": word(view.suspendSubstitute == "none" ? "no" : view.suspendSubstitute)])
        line()
        showFiles(view)
        say(.states)
        pairs(view.states.map { ($0.native, $0.canonical) })
        line("  " + PlatformText.otherStates.phrase.text(language))
        say(.ladder, ["rungs": view.ladder.joined(separator: ", ")])
        if let field = view.erpField { say(.erpField, ["field": field]) }
        line()
        if !view.calls.isEmpty {
            say(.calls)
            for call in view.calls {
                line("  \(call.name)  [\(word(call.evidence.level))]")
                for text in call.lines { line("    \(text)") }
            }
            line()
        }
        say(.unknowns)
        for unknown in view.unknowns { line("  - \(unknown.text(language))") }
    }

    private func showFiles(_ view: PlatformView) {
        say(.files)
        for file in view.files {
            let evidence = PlatformWord.text(file.evidence.level, language)
            line(
                "  - "
                    + PlatformText.file.phrase.text(
                        language, ["kind": file.kind, "form": file.form, "evidence": evidence]))
            if !file.header.isEmpty {
                line(
                    "    "
                        + PlatformText.header.phrase.text(
                            language, ["columns": file.header.joined(separator: " · ")]))
            }
        }
    }
}

extension PlatformView {
    /// Names with their values; of a name that a provider's own profile gives twice the first counts, as in reading.
    private static func object<Value>(_ pairs: [(String, Value)]) -> [String: Value] {
        Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    fileprivate func json(_ language: Language) -> [String: Any] {
        var object: [String: Any] = [
            "id": id.text, "name": name, "version": version, "direction": direction, "rendering": rendering,
            "evidence": evidence.json, "summary": summary.text(language),
            "unknowns": unknowns.map { $0.text(language) },
            "operations": Self.object(operations.map { ($0.name, $0.can) }),
            "emulatedBy": Self.object(operations.compactMap { item in item.by.map { (item.name, $0.text(language)) } }),
            "traits": Self.object(traits.map { ($0.name, $0.can) }),
            "capabilityEvidence": abilityEvidence.json, "listAccounts": listAccounts,
            "suspendSubstitute": suspendSubstitute, "executable": isExecutable, "ladder": ladder,
            "states": Self.object(states.map { ($0.native, $0.canonical) }),
        ]
        object["files"] = files.map { file in
            [
                "kind": file.kind, "format": file.form, "header": file.header, "evidence": file.evidence.json,
                "fields": Self.object(file.fields.map { ($0.column, $0.from) }),
            ] as [String: Any]
        }
        object["calls"] = calls.map {
            ["name": $0.name, "lines": $0.lines, "evidence": $0.evidence.json] as [String: Any]
        }
        if let signedOffBy { object["signedOffBy"] = signedOffBy }
        if let erpField { object["erpField"] = erpField }
        return object
    }
}

extension PlatformView.Evidence {
    fileprivate var json: [String: Any] { ["level": level, "sources": sources] }
}
