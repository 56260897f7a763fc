import Foundation

/// The commands of the generator.
enum Command {
    static let usage = """
        sampleday write DIR [--without INJECTION|all]… [--seed N] [--fixtures DIR]
                                              writes the sample below DIR
        sampleday check EXPECTED SUMMARY      compares expected.json with the summary.json of a run
        sampleday injections [--fixtures DIR] lists what is wrong on purpose
        """

    /// 0: done; 1: the comparison found differences; 2: the sample cannot be made.
    static func run(_ arguments: [String]) -> Int32 {
        do {
            var options = try Options(arguments)
            switch try options.next("command") {
            case "write":
                let folder = URL(fileURLWithPath: try options.next("DIR"))
                let sample = try options.sample()
                try sample.write(to: folder)
                return 0
            case "check":
                let expected = URL(fileURLWithPath: try options.next("EXPECTED"))
                var check = try Check(expected: expected, summary: URL(fileURLWithPath: try options.next("SUMMARY")))
                check.run()
                check.lines.forEach { print($0) }
                return check.differences == 0 ? 0 : 1
            case "injections":
                for injection in try options.sample().injections {
                    print("\(injection.id)\t\(injection.days.rawValue)\t\(injection.about)")
                }
                return 0
            case let other:
                throw GenerationFault.usage("no command “\(other)”\n\(usage)")
            }
        } catch {
            FileHandle.standardError.write(Data("sampleday: \(error)\n".utf8))
            return 2
        }
    }

    /// Options and operands, in any order.
    private struct Options {
        private var operands: [String] = []
        private var without: Set<String> = []
        private var seed: UInt64 = 20_261_122
        private var fixtures = "Tests/Fixtures"

        init(_ arguments: [String]) throws {
            var rest = arguments[...]
            while let argument = rest.popFirst() {
                guard argument.hasPrefix("--") else {
                    operands.append(argument)
                    continue
                }
                guard let value = rest.popFirst() else {
                    throw GenerationFault.usage("\(argument) needs a value\n\(usage)")
                }
                switch argument {
                case "--without": without.insert(value)
                case "--fixtures": fixtures = value
                case "--seed":
                    guard let number = UInt64(value) else {
                        throw GenerationFault.usage("--seed needs a number, not “\(value)”")
                    }
                    seed = number
                default: throw GenerationFault.usage("no option \(argument)\n\(usage)")
                }
            }
        }

        mutating func next(_ name: String) throws -> String {
            guard !operands.isEmpty else { throw GenerationFault.usage("\(name) is missing\n\(usage)") }
            return operands.removeFirst()
        }

        /// A world drawn by lot may have no contract for one of the differences (one seed in twenty-five): then the
        /// next one is drawn, and equal seeds still give equal samples.
        func sample() throws -> Sample {
            for attempt in 0..<8 {
                do {
                    return try sample(seed: seed &+ UInt64(attempt) << 32)
                } catch GenerationFault.noTarget {
                    continue
                }
            }
            return try sample(seed: seed)
        }

        private func sample(seed: UInt64) throws -> Sample {
            try Sample(seed: seed, fixtures: URL(fileURLWithPath: fixtures), without: without)
        }
    }
}
