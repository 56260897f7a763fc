internal import ArgumentParser
internal import Domain
internal import Foundation
internal import HTTPKit
internal import Pipeline
internal import Platforms
internal import Reports

/// `sintonia pull PLATFORM`
struct PullCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull",
        abstract: "Reads a platform's lists over HTTP into the inbox, as files with a manifest. Applies nothing.",
        discussion: """
            Secrets come from the environment (SINTONIA_PLATFORM_NAME) or from the file that the configuration names in
            platforms.X.secrets (mode 600). What rests on less than the vendor's word is only shown, with --dry-run,
            until somebody signs the profile.
            """)

    @Argument(help: "The platform.")
    var platform: String
    @Option(name: .long, help: "Only this read of the profile.")
    var only: String?
    @Flag(name: .long, help: "Print the calls, secrets left out, and make none.")
    var dryRun = false
    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        let id = PlatformID(trusted: platform)
        do {
            if dryRun {
                try show(options.work(console) { try desk($0).shown(id, only: only) }, console)
            } else {
                try tell(options.work(console) { try desk($0).pull(id, only: only) }, console)
            }
        } catch let fault as CallFault {
            console.complain(fault, platform: id)
            throw ExitStatus.forCall(fault)
        } catch let fault as AccessFault {
            console.complain(fault)
            throw ExitStatus.badInput
        }
    }

    private func desk(_ context: Context) -> PullDesk {
        PullDesk(door: PlatformDoor(context: context, environment: ProcessInfo.processInfo.environment))
    }

    private func show(_ calls: [(read: String, lines: [String])], _ console: Console) {
        if options.json {
            return console.json(["calls": calls.map { ["read": $0.read, "lines": $0.lines] as [String: Any] }])
        }
        for call in calls {
            console.line(call.read)
            for line in call.lines { console.line("  " + line) }
        }
    }

    private func tell(_ files: [PullDesk.Laid], _ console: Console) {
        if options.json {
            return console.json([
                "files": files.map {
                    [
                        "path": $0.path, "read": $0.read, "rows": $0.rows ?? -1, "refused": $0.refused,
                        "complete": $0.isComplete,
                    ] as [String: Any]
                }
            ])
        }
        for file in files {
            guard let rows = file.rows else {
                console.say(.pulledReport, ["path": file.path])
                continue
            }
            let proof = (file.isComplete ? CallText.whole : .notProved).phrase.text(console.language)
            console.say(
                .pulled,
                [
                    "path": file.path, "rows": console.language.count(rows), "proof": proof,
                    "refused": file.refused == 0 ? "" : " (−\(file.refused))",
                ])
        }
        console.say(CallText.pullNext)
    }
}

extension ExitStatus {
    /// A safety rule that withheld a call, bad input, or a platform that may answer another time.
    static func forCall(_ fault: CallFault) -> ExitStatus {
        switch fault {
        case .notSignedOff: .withheld
        case .transport(let fault): fault.kind == .certificate || fault.kind == .address ? .badInput : .tryAgain
        case .busy, .refused(.retry, _), .paging: .tryAgain
        default: .badInput
        }
    }
}

extension Console {
    /// Prints a sentence.
    func say(_ text: CallText, _ values: [String: String] = [:]) { line(text.phrase.text(language, values)) }

    fileprivate func complain(_ text: CallText, _ values: [String: String]) {
        Self.complain(text.phrase.text(language, values))
    }

    /// Why a platform was not called.
    func complain(_ fault: AccessFault) {
        switch fault {
        case .unknownPlatform(let name): complain(.unknownPlatform, ["name": name])
        case .nothingToRead(let name): complain(.nothingToRead, ["name": name])
        case .asksNothing(let name): complain(.asksNothing, ["name": name])
        case .unknownRead(let name, let known):
            complain(.unknownRead, ["name": name, "known": known.joined(separator: ", ")])
        case .openSecrets(let path): complain(.openSecrets, ["path": path])
        case .unreadableSecrets(let path): complain(.unreadableSecrets, ["path": path])
        }
    }

    /// Why a call gave nothing.
    func complain(_ fault: CallFault, platform: PlatformID) {
        var values = ["platform": platform.text]
        let text: CallText
        switch fault {
        case .notSignedOff(let section, let level):
            text = .notSignedOff
            values["section"] = section
            values["level"] = level.rawValue
        case .noSection(let name): (text, values["name"]) = (.noSection, name)
        case .noSecret(let name):
            text = .noSecret
            values["name"] = name
            values["variable"] = PlatformAccess.variable(of: platform, secret: name)
        case .noTenantValue(let name): (text, values["name"]) = (.noTenantValue, name)
        case .noValue(let name): (text, values["name"]) = (.noValue, name)
        case .unsafeValue(let name): (text, values["name"]) = (.unsafeValue, name)
        case .noDigest(let name): (text, values["name"]) = (.noDigest, name)
        case .busy(let status): (text, values["status"]) = (.busy, "\(status)")
        case .notEncrypted(let host): (text, values["host"]) = (.notEncrypted, host)
        case .transport(let fault):
            text = fault.kind == .certificate ? .certificate : .transport
            values["fault"] = fault.description
        case .redirected(let host): (text, values["host"]) = (.redirected, host)
        case .format(let expected, let got):
            text = .format
            values["expected"] = expected
            values["got"] = got
        case .refused(let refusal, let native):
            text = .refused
            values["refusal"] = refusal.rawValue
            values["native"] = native
        case .paging(let problem, let detail):
            text = .paging
            values["problem"] = problem.rawValue
            values["detail"] = detail
        case .row(let number, let field, let value):
            text = .row
            values["row"] = "\(number)"
            values["field"] = field
            values["value"] = value
        }
        complain(text, values)
    }
}
