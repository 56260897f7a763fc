internal import Glibc
internal import Pipeline
internal import Reports
internal import Synchronization

/// The progress of long work as one line on the terminal that standard error is. It appears after a second, and goes
/// before anything else is printed. The time comes from outside.
final class ProgressBar: WorkProgress {
    private struct State {
        var line: ProgressLine?
        var begunAt = 0.0
        var drawnAt = 0.0
        var isShown = false
        /// The row of files behind that of rows: taken up again when the table is read.
        var outer: (line: ProgressLine, begunAt: Double)?
    }

    /// Seconds before the line appears, and between two pictures of it.
    private static let patience = 1.0, pause = 0.1

    private let clock: any Clock
    private let language: Language
    private let width: Int
    private let startedAt: Double
    private let state = Mutex(State())

    init(clock: any Clock, language: Language, width: Int) {
        self.clock = clock
        self.language = language
        self.width = width
        startedAt = clock.monotonicSeconds()
    }

    func begin(_ work: WorkPiece, of total: Int?) {
        let now = clock.monotonicSeconds()
        state.withLock { state in
            if work == .rows, let line = state.line, line.work == .apply { state.outer = (line, state.begunAt) }
            state.line = ProgressLine.Work(rawValue: work.rawValue).map {
                ProgressLine(work: $0, done: 0, total: total, seconds: 0)
            }
            state.begunAt = now
            draw(&state, now: now, isForced: state.isShown)
        }
    }

    func advance(by count: Int) {
        let now = clock.monotonicSeconds()
        state.withLock { state in
            state.line?.done += count
            draw(&state, now: now, isForced: false)
        }
    }

    /// The rows of a table are read: the file is one of the files again.
    func end(_ work: WorkPiece) {
        state.withLock { state in
            guard let outer = state.outer, state.line?.work.rawValue == work.rawValue else { return }
            state.line = outer.line
            state.begunAt = outer.begunAt
            state.outer = nil
        }
    }

    /// Takes the line away.
    func end() {
        state.withLock { state in
            if state.isShown { Self.write("\r\u{1B}[K") }
            state = State()
        }
    }

    private func draw(_ state: inout State, now: Double, isForced: Bool) {
        guard now - startedAt >= Self.patience, isForced || now - state.drawnAt >= Self.pause else { return }
        state.line?.seconds = now - state.begunAt
        guard let line = state.line else { return }
        Self.write("\r" + line.text(language, width: width - 1) + "\u{1B}[K")
        state.drawnAt = now
        state.isShown = true
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }
}

extension CommonOptions {
    /// Does long work with its progress on the terminal, if anybody sees it there and wants to.
    func showingProgress<Result>(_ console: Console, _ body: (Opening) throws -> Result) throws -> Result {
        var opening = opening
        guard !json, !quiet, let width = Console.errorColumns else { return try body(opening) }
        let bar = ProgressBar(clock: opening.clock, language: console.language, width: width)
        defer { bar.end() }
        opening.progress = bar
        return try body(opening)
    }
}
