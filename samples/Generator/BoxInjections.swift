/// D02 and D06–D12: boxes that the platform has otherwise. D11 is not among them: a number that lost its zeros is
/// refused when the file is read, and Q06 speaks of it.
extension InjectionPlanner {
    func planBoxes() throws {
        let (home, other) = (try contract("cdntv", where: hasBox), try contract("cdntv"))
        let wrong = world.account(of: other, on: "cdntv")?.id
        let taken = box(of: home)
        add("D02-cdntv-1", "D02", "cdntv", "box \(taken) of contract \(home) is on the account of \(other)") {
            $0.changeDevice(taken, on: "cdntv") { $0.account = wrong }
            $0.declare("D02", "cdntv", taken)
        }
        let relabelled = box(of: try contract("beenius", where: hasBox))
        add("D06-beenius-1", "D06", "beenius", "the platform has another MAC for box \(relabelled)") {
            $0.changeDevice(relabelled, on: "beenius") { $0.mac = "025AFF0000AA" }
            $0.declare("D06", "beenius", relabelled)
        }
        let renamed = box(of: try contract("cdntv", where: hasBox))
        add("D07-cdntv-1", "D07", "cdntv", "the platform calls box \(renamed) another model") {
            $0.changeDevice(renamed, on: "cdntv") { $0.model = "Outro 9000" }
            $0.declare("D07", "cdntv", renamed)
        }
        let empty = try contract("cdntv", where: hasBox)
        let loose = box(of: empty)
        let point = world.points.first { $0.contract == empty && $0.box == loose }?.code ?? ""
        add("D08-cdntv-1", "D08", "cdntv", "outlet \(point) of contract \(empty) lost its box, which is on its account")
        {
            for index in $0.points.indices where $0.points[index].code == point { $0.points[index].box = nil }
            $0.spokenFor.insert(loose)
            $0.declare("D08", "cdntv", point)
        }
        let crowded = try contract("cdntv", where: hasBox)
        let account = world.account(of: crowded, on: "cdntv")?.id
        let spare = try stockBox("cdntv")
        add("D09-cdntv-1", "D09", "cdntv", "box \(spare.serial) is on the account of \(crowded) beyond its outlets") {
            $0.devices.append(
                Device(
                    platform: "cdntv", casn: spare.casn, mac: spare.mac, serial: spare.serial, account: account,
                    model: spare.model, status: .active, lastSeenDaysAgo: 0))
            $0.spokenFor.insert(spare.serial)
            $0.declare("D09", "cdntv", crowded)
        }
        let blocked = box(of: try contract("beenius", where: hasBox))
        add("D10-beenius-1", "D10", "beenius", "box \(blocked) is blocked on the platform, its customer active") {
            $0.changeDevice(blocked, on: "beenius") { $0.status = .suspended }
            $0.declare("D10", "beenius", blocked)
        }
        let swapped = try contract("ion", where: hasBox)
        let old = box(of: swapped)
        let fresh = try stockBox("ion")
        add(
            "D12-ion-1", "D12", "ion",
            "contract \(swapped) got box \(fresh.serial) for \(old), the platform does not know"
        ) {
            for index in $0.points.indices where $0.points[index].contract == swapped && $0.points[index].box == old {
                ($0.points[index].box, $0.points[index].namedBy) = (fresh.serial, .serial)
            }
            $0.spokenFor.insert(old)
            $0.declare("D12", "ion", fresh.serial)
        }
    }

    private func box(of contract: String) -> String {
        world.points.first { $0.contract == contract && $0.box != nil && $0.removedOn == nil }?.box ?? ""
    }
}
