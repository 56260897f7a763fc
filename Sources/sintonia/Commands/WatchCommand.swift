internal import ArgumentParser
@preconcurrency internal import Dispatch
internal import Foundation
internal import Glibc
internal import Pipeline
internal import Reports

/// `sintonia watch`
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "A service: each drop applied within seconds, the full run once per business date at its hour.")

    @OptionGroup var options: CommonOptions

    func run() throws {
        let console = try options.console()
        let environment = ProcessInfo.processInfo.environment
        let service = Service(opening: options.opening, environment: environment) { event in Self.tell(event, console) }
        let sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { service.end() }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        console.say(.watchStarted, ["path": options.opening.root])
        console.flush()
        try service.run()
        console.say(.watchEnded)
    }

    private static func tell(_ event: Service.Event, _ console: Console) {
        defer { console.flush() }
        switch event {
        case .applied(let count): console.say(.watchApplied, ["count": "\(count)"])
        case .ran(let result): for line in result.lines(in: console.language) { console.line(line) }
        case .paused(let fault): console.fault(.watchPaused, ["fault": fault])
        }
    }
}
