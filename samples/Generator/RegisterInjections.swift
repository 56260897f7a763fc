/// D05, D11 and O01: boxes that did not come back, numbers that lost their zeros, orders that nobody carried over.
extension InjectionPlanner {
    func planRegisters() throws {
        let left = try contract("cdntv", status: .cancelled, where: { formerBox($0.code) != nil })
        let box = formerBox(left) ?? ""
        add("D05-cdntv-1", "D05", "-", "box \(box) of contract \(left), which is cancelled, did not come back") {
            for index in $0.points.indices where $0.points[index].contract == left { $0.points[index].removedOn = nil }
            $0.declare("D05", "-", box)
        }
        let home = try contract("beenius", where: hasBox)
        let cut = world.points.first { $0.contract == home && $0.box != nil && $0.removedOn == nil }?.box ?? ""
        add("D11-beenius-1", "D11", "beenius", "the platform's file lost the zeros and the MAC of box \(cut)") {
            $0.changeDevice(cut, on: "beenius") {
                ($0.casn, $0.mac) = ($0.casn.map { String($0.drop { $0 == "0" }) }, nil)
            }
            $0.spokenFor.insert(cut)
            $0.declare("D11", "beenius", cut)
        }
        let moved = try contract("ion", where: hasPoint)
        let point = world.points.first { $0.contract == moved }?.code ?? ""
        add(
            "O01-1", "O01", "-", .today,
            "the ERP does not have that outlet \(point) moved by order OS-0902 of yesterday"
        ) {
            $0.forgottenOrders.append((order: "OS-0902", point: point, location: "Varanda"))
        }
    }

    /// The box that a cancelled contract had, and that nothing else speaks of.
    private func formerBox(_ contract: String) -> String? {
        let points = world.points.filter { $0.contract == contract }
        guard points.count == 1, let box = points[0].box, !box.hasPrefix("SC26"), !isUsed(box: box) else { return nil }
        return world.points.filter { $0.box == box }.count == 1 ? box : nil
    }
}

extension Oracle {
    /// Orders of yesterday that today's outlets contradict: the sample gives the ERP no day of grace.
    func ordersNotTaken() -> Set<Difference> {
        let late = world.forgottenOrders.filter { order in
            world.points.contains { $0.code == order.point && $0.location != order.location }
        }
        return Set(late.map { Difference(kind: "O01", platform: "-", key: $0.order) })
    }
}
