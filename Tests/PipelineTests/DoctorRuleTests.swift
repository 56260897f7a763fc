import Foundation
import Pipeline
import Reports
import Testing
import Watching

/// What a doctor makes of a machine that a test invents.
@Suite struct DoctorRuleTests {
    private func found(
        _ workspace: ProbeWorkspace, _ machine: SetMachine = SetMachine(), environment: [String: String] = [:]
    ) throws -> [DoctorText: Diagnosis.State] {
        var doctor = Doctor(
            opening: workspace.opening, machine: machine, environment: environment, readsThrough: true)
        return Dictionary(try doctor.examine().map { ($0.text, $0.state) }, uniquingKeysWith: { a, b in max(a, b) })
    }

    @Test func aFreshWorkspaceIsWell() throws {
        let found = try found(try ProbeWorkspace())
        #expect(found.values.allSatisfy { $0 == .ok }, "\(found)")
        #expect(found[.storeNew] == .ok && found[.librariesWAL] == .ok && found[.notificationsOff] == .ok)
    }

    @Test(
        arguments: [
            (199 << 20, 1 << 20, DoctorText.spaceGone, Diagnosis.State.problem),
            (1 << 30, 1 << 20, .spaceShort, .warning),
            (3 << 30, 1 << 20, .spaceEnough, .ok), (1 << 40, 900, .namesGone, .problem),
            (1 << 40, 19_000, .namesShort, .warning), (1 << 40, 20_000, .namesEnough, .ok),
        ] as [(Int64, Int64, DoctorText, Diagnosis.State)])
    func roomIsMeasured(_ bytes: Int64, _ names: Int64, _ text: DoctorText, _ state: Diagnosis.State) throws {
        var machine = SetMachine()
        machine.space = StorageRoom(freeBytes: bytes, freeNames: names, names: 1 << 21, kind: "ext4")
        #expect(try found(try ProbeWorkspace(), machine)[text] == state)
    }

    @Test(
        arguments: [
            ("nfs4", DoctorText.fileSystemNetwork, Diagnosis.State.problem), ("cifs", .inboxNetwork, .warning),
            ("tmpfs", .fileSystemMemory, .warning), ("xfs", .fileSystemSound, .ok),
        ] as [(String, DoctorText, Diagnosis.State)])
    func theKindOfFileSystemIsTold(_ kind: String, _ text: DoctorText, _ state: Diagnosis.State) throws {
        var machine = SetMachine()
        machine.space.kind = kind
        #expect(try found(try ProbeWorkspace(), machine)[text] == state)
    }

    @Test func foldersAreOnOneFileSystemAndWritable() throws {
        var machine = SetMachine()
        machine.devices = ["archive": 2]
        machine.closed = ["inbox"]
        let found = try found(try ProbeWorkspace(), machine)
        #expect(found[.otherFileSystem] == .problem && found[.foldersClosed] == .problem)
    }

    @Test func whoHoldsTheLockIsNamed() throws {
        var machine = SetMachine()
        machine.holding = [LockHolder(process: 4711, name: "sintonia")]
        let workspace = try ProbeWorkspace()
        var doctor = Doctor(opening: workspace.opening, machine: machine, environment: [:], readsThrough: false)
        let held = try doctor.examine().first { $0.check == .lock }
        #expect(held?.finding(.en).contains("sintonia (4711)") == true)
    }

    @Test func theLimitsOfWatchingAreCompared() throws {
        var machine = SetMachine()
        machine.settings["fs/inotify/max_user_watches"] = 100
        #expect(try found(try ProbeWorkspace(), machine)[.watchesShort] == .warning)
        machine.settings = [:]
        #expect(try found(try ProbeWorkspace(), machine)[.watchesUnknown] == .warning)
    }

    /// A date's run counts from its nightly hour; two hours of patience after the next.
    @Test func aRunThatIsMissingIsTold() throws {
        let workspace = try ProbeWorkspace()
        do {
            let (context, lock) = try workspace.opening.forWork()
            defer { withExtendedLifetime(lock) {} }
            _ = try Run(context: context, isNightly: true).make()
        }
        #expect(try found(workspace)[.runFresh] == .ok)
        workspace.clock.advance(20 * 3600)
        #expect(try found(workspace)[.runFresh] == .ok)
        workspace.clock.advance(2 * 3600)
        #expect(try found(workspace)[.runOld] == .warning)
    }

    @Test func aFileThatWaitsIsNamed() throws {
        let workspace = try ProbeWorkspace()
        try "x".write(toFile: workspace.root + "/inbox/velho.csv", atomically: false, encoding: .utf8)
        // The probe's clock says 2026; the file is of the machine's today.
        workspace.clock.advance(max(0, Date().timeIntervalSince(workspace.clock.now())) + 80_000)
        #expect(try found(workspace)[.waitingNone] == .ok)
        workspace.clock.advance(7000)
        #expect(try found(workspace)[.waitingLong] == .warning)
    }

    @Test func waysWithoutAnAddressOrSecretsAreTold() throws {
        let hook = try ProbeWorkspace("notify: { webhook: {} }")
        #expect(try found(hook)[.notificationsNowhere] == .problem)
        #expect(try found(hook, environment: ["SINTONIA_NOTIFY_URL": "https://h/x"])[.notificationsSound] == .ok)
        let closed = try ProbeWorkspace("notify: { secrets: n.json, webhook: {} }")
        let found = try found(closed)
        #expect(found[.secretsMissing] == .problem && found[.notificationsSecrets] == .problem)
    }
}
