internal import ArgumentParser
internal import Domain

extension OrderCommand {
    /// `order add-package`
    struct AddPackage: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-package", abstract: "Contracts an extra package.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @Option(name: .long, help: "The extra package.")
        var package: PackageID
        @Option(name: .long, help: "Negotiated price a month: 29,95 or 29.95.")
        var price: Money?
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.addPackage(contract, package, price: price)) }
    }

    /// `order cancel-package`
    struct CancelPackage: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel-package", abstract: "Ends a contracted package; its history stays.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @Option(name: .long, help: "The package.")
        var package: PackageID
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.cancelPackage(contract, package)) }
    }

    /// `order delete-package`
    struct DeletePackage: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete-package",
            abstract: "Takes a package back that was never billed, as if never contracted.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @Option(name: .long, help: "The package.")
        var package: PackageID
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.deletePackage(contract, package)) }
    }

    /// `order change-plan`
    struct ChangePlan: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "change-plan", abstract: "Gives a contract another plan.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @Option(name: .long, help: "The new plan.")
        var plan: PlanID
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.changePlan(contract, plan)) }
    }

    /// `order add-point`
    struct AddPoint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-point", abstract: "Adds an outlet, with or without a box.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @Option(name: .long, help: "The room.")
        var location: String
        @Option(name: .long, help: "CASN, MAC, serial or asset tag of the box.")
        var box: String?
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.addPoint(contract, location: location, box: box)) }
    }

    /// `order edit-point`
    struct EditPoint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit-point", abstract: "Moves an outlet to another room.")

        @Option(name: .long, help: "The outlet.")
        var point: PointID
        @Option(name: .long, help: "The room.")
        var location: String
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.editPoint(point, location: location)) }
    }

    /// `order remove-point`
    struct RemovePoint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove-point", abstract: "Takes an outlet away; its box goes back to stock.")

        @Option(name: .long, help: "The outlet.")
        var point: PointID
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.removePoint(point)) }
    }

    /// `order swap-point`
    struct SwapPoint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "swap-point", abstract: "Puts another box at an outlet; the old one goes back to stock.")

        @Option(name: .long, help: "The outlet.")
        var point: PointID
        @Option(name: .long, help: "CASN, MAC, serial or asset tag of the new box.")
        var box: String
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.swapPoint(point, box: box)) }
    }

    /// `order move-box`
    struct MoveBox: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "move-box", abstract: "Says where a box went: stock, returned, repair, lost, written-off.")

        @Option(name: .long, help: "CASN, MAC, serial or asset tag of the box.")
        var box: String
        @Option(name: .long, help: "stock, returned, repair, lost or written-off.")
        var custody: Custody
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.moveBox(box: box, custody)) }
    }

    /// `order block`
    struct Block: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "block", abstract: "Blocks a contract.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.block(contract)) }
    }

    /// `order unblock`
    struct Unblock: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unblock", abstract: "Unblocks a contract.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.unblock(contract)) }
    }

    /// `order cancel`
    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel", abstract: "Cancels a contract.")

        @Option(name: .long, help: "The contract.")
        var contract: ContractID
        @OptionGroup var options: OrderOptions

        func run() throws { try options.submit(.cancel(contract)) }
    }
}
