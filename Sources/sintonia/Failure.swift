internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Glibc
internal import Pipeline
internal import Reports
internal import Store
internal import Watching

/// Says what went wrong, where, and what to do next; decides the exit status.
enum Failure {
    /// The language of faults that come before any configuration was read.
    static var language: Language {
        let arguments = CommandLine.arguments
        if let index = arguments.firstIndex(of: "--lang"), index + 1 < arguments.count,
            let language = Language(rawValue: arguments[index + 1])
        {
            return language
        }
        let locale = ProcessInfo.processInfo.environment["LANG"] ?? ""
        return locale.hasPrefix("en") ? .en : .ptBR
    }

    static func report(_ error: any Error) -> ExitStatus {
        let console = Console(language: language, isJSON: false, isQuiet: false)
        switch error {
        case let fault as WorkspaceFault: return report(fault, console)
        case let fault as ConfigurationFault: return report(.configuration(fault), console)
        case let fault as FileFault:
            console.fault(fault.isEnvironment ? .faultDisk : .faultFile, ["fault": fault.description])
            return fault.isEnvironment ? .tryAgain : .badInput
        case let fault as StoreFault:
            let isDisk = fault.isEnvironment && !fault.isDamage
            console.fault(isDisk ? .faultDisk : .faultStore, ["fault": fault.description])
            return isDisk ? .tryAgain : .broken
        case let fault as DueTooFar:
            console.fault(
                .billingDueTooFar,
                ["due": console.language.date(fault.due), "latest": console.language.date(fault.latest)])
            return .badInput
        case let status as ExitStatus: return status
        default:
            let text = Sintonia.fullMessage(for: error)
            if Sintonia.exitCode(for: error) == .validationFailure || error is CleanExit {
                Console.complain(text)
                return .badInput
            }
            console.fault(.faultInternal, ["fault": "\(error)"])
            return .broken
        }
    }

    private static func report(_ fault: WorkspaceFault, _ console: Console) -> ExitStatus {
        switch fault {
        case .notAWorkspace(let path):
            console.fault(.faultNoWorkspace, ["path": path])
            return .badInput
        case .locked(let path, let seconds):
            console.fault(.faultLocked, ["path": path, "seconds": "\(seconds)"])
            return .tryAgain
        case .configuration(let fault):
            report(fault, console)
            return .badInput
        case .store(let fault): return report(fault)
        case .files(let fault): return report(fault)
        case .otherProvider(let path, let stored, let configured):
            console.fault(
                .faultOtherProvider, ["path": path, "stored": stored.text, "configured": configured.text])
            return .badInput
        case .exists(let path):
            console.fault(.faultExists, ["path": path])
            return .badInput
        }
    }

    private static func report(_ fault: ConfigurationFault, _ console: Console) {
        var values = [
            "file": fault.file, "line": "\(fault.line)", "column": "\(fault.column)", "key": fault.key,
        ]
        switch fault.problem {
        case .unreadable(let words):
            values["fault"] = words
            console.fault(.configUnreadable, values)
        case .syntax(let words):
            values["fault"] = words
            console.fault(.configSyntax, values)
        case .unknownKey(let suggestion):
            values["suggestion"] = suggestion ?? ""
            console.fault(suggestion == nil ? .configUnknownKey : .configUnknownKeySuggestion, values)
        case .missing: console.fault(.configMissing, values)
        case .profile(let complaints):
            for complaint in complaints {
                Console.complain("\(fault.file):\(complaint.text(console.language, withPlace: true))")
            }
        case .value(let value, let allowed):
            values["value"] = value
            values["allowed"] = allowed
            console.fault(.configValue, values)
        }
    }
}
