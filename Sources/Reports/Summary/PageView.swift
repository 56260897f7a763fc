/// The page as its template sees it: words ready to be shown, nothing left to decide. A property is a name in
/// `summary.mustache`; an optional or a Bool opens a section, an array repeats one.
struct PageView {
    var language: String
    var title: String
    var provider: String
    var date: String
    var machineDate: String
    var level: String
    var levelWord: String
    var verdict: String
    var figures: [Figure]
    var matrix: Matrix?
    var classes: [ClassView]
    var oldest: [FindingView]
    var hasOldest: Bool
    var actions: [ActionView]
    var hasActions: Bool
    var billing: BillingView?
    var stock: [StockView]
    var held: String?
    var notReturned: String?
    var hasTallies: Bool
    var quarantine: [QuarantineView]
    var hasQuarantine: Bool
    var inputs: [InputView]
    var hasInputs: Bool
    var tallies: [Count]
    var inputsLimit: String?
    var rejectedLines: String?
    var identities: [IdentityView]
    var hasIdentities: Bool
    var files: [FileView]
    var hasFiles: Bool
    /// Words of the page by ``PageLabel``.
    var t: [String: String]

    struct Figure {
        var value: String
        var label: String
        var note: String?
        var link: String
        var isLoud: Bool
    }

    struct Count {
        var value: String
        var label: String
        var tone: String
    }

    struct Matrix {
        var platforms: [String]
        var rows: [Row]
        var totals: [String]
        var total: String
        var money: String

        struct Row {
            var code: String
            var title: String
            var severity: String
            var severityMeaning: String
            var cells: [Cell]
            var total: String
            var money: String
        }

        struct Cell {
            var value: String
            var isZero: Bool
        }
    }

    struct ClassView {
        var code: String
        var title: String
        var severity: String
        var severityMeaning: String
        var count: String
        var money: String?
        var cure: String
        var caption: String
        var rows: [FindingView]
        var limit: String?
    }

    struct FindingView {
        var id: String
        var code: String
        var explanation: String
        var erp: String
        var platform: String
        var money: String
        var days: String
        var since: String
        var mark: String?
        var action: String
        var withheld: String?
    }

    struct ActionView {
        var label: String
        var note: String
        var count: String
        var tone: String
    }

    struct BillingView {
        var lines: [Line]
        var events: String
        var customers: String
        var total: String
        var quarantined: String?
        var free: String?
        var comparison: Comparison?

        struct Comparison {
            var lead: String
            var rows: [Row]

            struct Row {
                var name: String
                var before: String
                var now: String
                var difference: String
            }
        }

        struct Line {
            var competence: String
            var due: String
            var events: String
            var customers: String
            var total: String
        }
    }

    struct StockView {
        var custody: String
        var patrimony: String
        var boxes: String
        var isTotal: Bool
    }

    struct QuarantineView {
        var file: String
        var since: String
        var happened: String
        var cure: String
        var code: String
        var message: String?
    }

    struct InputView {
        var file: String
        var kind: String
        var disposition: String
        var tone: String
        var reason: String?
        var message: String?
        var records: String
    }

    struct IdentityView {
        var label: String
        var platform: String?
        var left: String
        var right: String
        var closes: Bool
    }

    struct FileView {
        var title: String
        var rows: String
        var csv: String
        var json: String
    }
}
