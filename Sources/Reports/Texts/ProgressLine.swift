/// One line that says how far long work has come: what is done, at which rate, and how long it will still take.
public struct ProgressLine: Sendable, Hashable {
    /// What is being done, and what its parts are called.
    public enum Work: String, Sendable, Hashable, CaseIterable, TextCatalogue {
        case recognise, apply, rows, reconcile, report, pull

        /// What is being done.
        public var phrase: Phrase {
            switch self {
            case .recognise: Phrase(pt: "reconhecendo arquivos", en: "recognising files")
            case .apply: Phrase(pt: "aplicando arquivos", en: "applying files")
            case .rows: Phrase(pt: "lendo linhas", en: "reading rows")
            case .reconcile: Phrase(pt: "comparando os dois lados", en: "comparing both sides")
            case .report: Phrase(pt: "gravando o relatório", en: "writing the report")
            case .pull: Phrase(pt: "lendo a plataforma", en: "reading the platform")
            }
        }

        /// Every phrase of this entry.
        public var phrases: [Phrase] { [phrase] }
    }

    /// What is being done.
    public var work: Work
    /// Parts done, and all of them where that is known.
    public var done: Int, total: Int?
    /// Seconds since it began.
    public var seconds: Double

    /// All fields.
    public init(work: Work, done: Int, total: Int?, seconds: Double) {
        self.work = work
        self.done = done
        self.total = total
        self.seconds = seconds
    }

    /// Parts a second; none before anything is done.
    public var rate: Double? { done > 0 && seconds > 0 ? Double(done) / seconds : nil }

    /// Seconds that the rest will take at this rate.
    public var secondsLeft: Int? {
        guard let rate, let total, total > done else { return nil }
        return Int((Double(total - done) / rate).rounded(.up))
    }

    /// The line, at most `width` characters: the bar gives way to the words.
    public func text(_ language: Language, width: Int) -> String {
        var words = [work.phrase.text(language)]
        if let total, total > 0 {
            words.append("\(language.count(done))/\(language.count(total))")
        } else if done > 0 {
            words.append(language.count(done))
        }
        if let rate {
            words.append(rate >= 1 ? "\(language.count(Int(rate)))/s" : "\(language.count(Int(rate * 60)))/min")
        }
        if let secondsLeft {
            let age = language.age(seconds: secondsLeft)
            words.append(language == .ptBR ? "faltam \(age)" : "\(age) left")
        } else if done == 0 {
            // Nobody counts its parts: how long it has taken would stand still.
            words[0] += " …"
        }
        let text = words.joined(separator: "  ")
        let room = width - text.count - 3
        guard let total, total > 0, room >= 10 else { return String(text.prefix(max(0, width))) }
        let cells = min(room, 30)
        let full = min(cells, cells * min(done, total) / total)
        return "[" + String(repeating: "#", count: full) + String(repeating: "·", count: cells - full) + "] " + text
    }
}
