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
    var board: [BoardView]
    var hasTrend: Bool
    var trend: [TrendRow]
    var matrix: Matrix?
    var ages: [AgeView]
    var hasAges: Bool
    var choices: Choices
    var rows: [FindingView]
    var hasRows: Bool
    /// How many more rows there are than the page shows without its script.
    var rest: String
    /// How many findings the page does not carry.
    var unlisted: String?
    var oldest: [FindingView]
    var hasOldest: Bool
    var actions: [ActionView]
    var hasActions: Bool
    var places: [PlaceView]
    var trips: [String]
    var billing: BillingView?
    var stock: [StockView]
    var held: String?
    var notReturned: String?
    var hasTallies: Bool
    var quarantine: [QuarantineView]
    var hasQuarantine: Bool
    var pictures: [PictureView]
    var hasPictures: Bool
    var inputs: [InputView]
    var hasInputs: Bool
    var tallies: [Count]
    var inputsLimit: String?
    var rejectedLines: String?
    var identities: [IdentityView]
    var hasIdentities: Bool
    var files: [FileView]
    var hasFiles: Bool
    /// What the page allows a browser to do, its style, its script and the script's data: the only values that are not
    /// escaped by the template. The first three are this program's own; ``FindingsData`` guards the last.
    var policy = PageAssets.policy
    var style = PageAssets.style
    var script = PageAssets.script
    var data: String
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
            /// The list of just these findings; none where there are none.
            var link: String?
            var label: String
        }
    }

    struct FindingView {
        var code: String
        var title: String
        var severity: String
        var severityMeaning: String
        var place: String
        var contract: String
        var explanation: String
        var money: String
        var days: String
        var since: String
        var mark: String?
        var action: String
        var withheld: String?
    }

    struct BoardView {
        var title: String
        var meaning: String
        var link: String
        var money: String
        var change: String?
        var changeTone: String
        var contracts: String?
        var chart: ChartView?
    }

    /// A line over time, in a box of 240 by 60.
    struct ChartView {
        var title: String
        var description: String
        var curve: String
        var area: String
    }

    struct TrendRow {
        var date: String
        var amounts: [String]
        var findings: String
    }

    struct AgeView {
        var label: String
        var count: String
        /// Of 100.
        var width: String
    }

    /// What the filters offer.
    struct Choices {
        var severities: [Choice]
        var classes: [Choice]
        var platforms: [Choice]
        var states: [Choice]
        var exposures: [Choice]

        struct Choice {
            var value: String
            var label: String
        }
    }

    struct PlaceView {
        var name: String
        var additive: String
        var destructive: String
        var withheld: String
        var tasks: String
        var command: String
    }

    struct PictureView {
        var place: String
        var kind: String
        var date: String
        var ageTone: String
        var whole: String
        var wholeTone: String
        var rows: String
        var rejected: String
        var missing: String
        var extra: String
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
        var overdue: String?
        var upcoming: [String]
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
