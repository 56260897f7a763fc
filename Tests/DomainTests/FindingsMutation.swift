import Domain

/// One change of one side, and the one finding that it makes.
enum FindingsMutation: CaseIterable {
    case channelOff, channelNew, renumber, rename, otherFamily
    case offerGone, offerNew, channelAdded, channelTaken
    case accountGone, nothingDue, grantAdded, grantTaken, blocked, suspended, cancelled, contractGone, orphan,
        twoAccounts
    case boxTwice, boxUnknown, boxFromStock

    /// Changes `generated`; the heading of the finding and its platform.
    func apply(to generated: inout GeneratedWorld) -> (heading: String, platform: PlatformID?)? {
        guard let customer = generated.pick(generated.customers),
            let platform = generated.pick(GeneratedWorld.platforms)
        else { return nil }
        switch self {
        case .channelOff, .channelNew, .renumber, .rename, .otherFamily:
            return changeChannel(&generated.world, generated.pick((1...4).map { "ch\($0)" }) ?? "", platform)
        case .offerGone, .offerNew, .channelAdded, .channelTaken:
            return changePackage(&generated.world, platform)
        case .boxTwice, .boxUnknown, .boxFromStock:
            return changeBox(&generated, customer)
        default:
            return changeSubscriber(&generated.world, customer)
        }
    }

    private func changeChannel(
        _ world: inout FindingsWorld, _ id: String, _ platform: PlatformID
    ) -> (heading: String, platform: PlatformID?)? {
        let index = world.channels.firstIndex { $0.record.id.text == id && $0.record.platform == platform }
        guard let index else { return nil }
        // Rows without id are known by number and name: give them the id before one of these changes.
        for row in world.grid.indices where world.grid[row].record.name == world.channels[index].record.name {
            world.grid[row].record.channel = ChannelID(trusted: id)
        }
        switch self {
        case .channelOff:
            world.channels[index].record.isActive = false
            return ("C01 \(id)", platform)
        case .channelNew:
            world.channel("new", number: 777, name: "Novo", on: platform)
            world.compose("200", "new", on: platform)
            return ("C02 new", platform)
        case .renumber:
            world.channels[index].record.number = 999
            return ("C03 \(id)", platform)
        case .rename:
            world.channels[index].record.name += " HD"
            return ("C04 \(id)", platform)
        default:
            world.channels[index].record.family = "Outra"
            return ("C05 \(id)", platform)
        }
    }

    private func changePackage(
        _ world: inout FindingsWorld, _ platform: PlatformID
    ) -> (heading: String, platform: PlatformID?)? {
        let code = "900"
        let package = GeneratedWorld.package(code, on: platform)
        switch self {
        case .offerGone:
            world.offers.removeAll { $0.record.platform == platform && $0.record.id.text == code }
            return ("P01 \(package)", platform)
        case .offerNew:
            world.offer("950", on: platform)
            return ("P02 950", platform)
        case .channelAdded:
            // Every fourth channel is in this package already.
            world.compose(code, "ch1", on: platform)
            return ("P03 \(package)", platform)
        default:
            world.compositions.removeAll {
                $0.record.platform == platform && $0.record.package.text == code && $0.record.channel.text == "ch4"
            }
            return ("P04 \(package)", platform)
        }
    }

    private func changeSubscriber(
        _ world: inout FindingsWorld, _ customer: GeneratedWorld.Customer
    ) -> (heading: String, platform: PlatformID?)? {
        let contractIndex = world.contracts.firstIndex { $0.record.id.text == customer.contract }
        let accountIndex = world.accounts.firstIndex { $0.record.id.text == customer.account }
        guard let contract = contractIndex, let account = accountIndex else { return nil }
        switch self {
        case .accountGone:
            world.accounts.remove(at: account)
            return ("A01 \(customer.contract)", customer.platform)
        case .nothingDue:
            world.contracts[contract].record.plan = PlanID(trusted: "NET")
            return ("A02 \(customer.contract)", customer.platform)
        case .grantAdded:
            world.grant(customer.account, "900", on: customer.platform)
            return ("A03 \(customer.contract)", customer.platform)
        case .grantTaken:
            world.grants.removeAll {
                $0.record.account.text == customer.account && $0.record.package.text == customer.codes.last
            }
            return ("A04 \(customer.contract)", customer.platform)
        case .blocked:
            world.contracts[contract].record.status = .blocked
            return ("A05 \(customer.contract)", customer.platform)
        case .suspended:
            world.accounts[account].record.status = .suspended
            return ("A06 \(customer.contract)", customer.platform)
        case .cancelled:
            world.contracts[contract].record.status = .cancelled
            return ("A07 \(customer.contract)", customer.platform)
        case .contractGone:
            world.contracts[contract].absences = 2
            return ("A07 \(customer.contract)", customer.platform)
        case .orphan:
            world.account("orphan", on: customer.platform, reference: "9999", login: "nobody")
            return ("A10 orphan", customer.platform)
        default:
            world.accounts[account].record.externalReference = customer.contract
            world.accounts[account].record.login = nil
            world.account("other", .suspended, on: customer.platform, login: "login" + customer.contract)
            return ("K03 \(customer.contract)", customer.platform)
        }
    }

    private func changeBox(
        _ generated: inout GeneratedWorld, _ customer: GeneratedWorld.Customer
    ) -> (heading: String, platform: PlatformID?)? {
        switch self {
        case .boxTwice:
            guard let (box, owner) = generated.pick(generated.installed) else { return nil }
            let others = generated.customers.map(\.contract).filter { $0 != owner }
            guard let other = generated.pick(others) else { return nil }
            generated.world.point("twice", of: other, box: FindingsWorld.box(casn: box))
            return ("D01 \(box)", nil)
        case .boxUnknown:
            generated.world.device(FindingsWorld.box(casn: "12345"), on: customer.platform)
            return ("D03 12345", customer.platform)
        default:
            guard let box = generated.pick(generated.stock) else { return nil }
            generated.world.device(FindingsWorld.box(casn: box), on: customer.platform)
            return ("D04 \(box)", customer.platform)
        }
    }
}
