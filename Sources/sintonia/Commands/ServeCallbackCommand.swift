internal import ArgumentParser
@preconcurrency internal import Dispatch
internal import Domain
internal import Foundation
internal import Glibc
internal import Pipeline
internal import Platforms
internal import Reports

/// `sintonia serve-callback`
struct ServeCallbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve-callback",
        abstract: "Answers a platform that asks at login, from the decision table of the last run. Reads only.",
        discussion: """
            It listens on 127.0.0.1 alone, for a proxy of yours that encrypts, says who may ask, and turns the platform's
            question into GET /login?login=L[&package=P]. The answer is JSON: allow, packages, reason. Before the first
            run, and once the table of the last one is too old, it answers 503: neither a yes nor a no. The form in which the platform asks is not public: see platforms show.
            """)

    @Argument(help: "The platform.")
    var platform = "neotv"
    @Option(name: .long, help: "The port on 127.0.0.1; 0: any that is free.")
    var port: UInt16 = 8642
    @Option(name: .long, help: "Answers a second, at most.")
    var rate = 50
    @Option(name: .long, help: "For how many days after its own a table is answered from; then 503.")
    var staleAfter = 1
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard (0...30).contains(staleAfter) else { throw ValidationError("--stale-after is from 0 to 30 days") }
        guard (1...10_000).contains(rate) else { throw ValidationError("--rate is from 1 to 10000") }
    }

    func run() throws {
        let console = try options.console()
        guard let context = try options.opening.forReading() else {
            console.fault(.faultNoWorkspace, ["path": options.opening.root])
            throw ExitStatus.badInput
        }
        let id = PlatformID(trusted: platform)
        let desk: CallbackDesk
        do {
            desk = try CallbackDesk(
                context, platform: id, longestDays: staleAfter, date: options.opening.asOf)
        } catch let fault as CallFault {
            console.complain(fault, platform: id)
            throw ExitStatus.forCall(fault)
        } catch let fault as AccessFault {
            console.complain(fault)
            throw ExitStatus.badInput
        }
        try Self.serve(CallbackServer(desk: desk, port: port, perSecond: rate), console)
    }

    private static func serve(_ server: CallbackServer, _ console: Console) throws {
        let sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { Task { await server.stop() } }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        let end = DispatchSemaphore(value: 0)
        let ending = Ending()
        Task {
            guard let port = try? await server.port() else { return }
            console.say(.callbackStarted, ["port": "\(port)"])
            console.flush()
        }
        Task {
            do { try await server.run() } catch { ending.fault = "\(error)" }
            end.signal()
        }
        end.wait()
        if let fault = ending.fault {
            console.fault(.callbackFailed, ["fault": fault])
            throw ExitStatus.tryAgain
        }
        console.say(.watchEnded)
    }

    /// How the server ended. Written before the semaphore is signalled and read after it was waited for, never at once.
    private final class Ending: @unchecked Sendable {
        var fault: String?
    }
}
