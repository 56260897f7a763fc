internal import Domain
internal import Foundation
internal import Reports
internal import Signing
internal import Store
internal import Watching

extension Doctor {
    /// `outbox/latest`: a finished run, every file of it as its manifest says.
    mutating func examineReport() {
        let link = workspace.outbox + "/latest"
        guard (try? files.look(at: link)) != nil else {
            let isNew = (try? files.look(at: workspace.store)) == nil
            return note(.report, isNew ? .ok : .warning, isNew ? .reportNone : .reportLost, ["path": link])
        }
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link) else {
            return note(.report, .problem, .reportNoLink, ["path": link])
        }
        let folder = workspace.outbox + "/" + target
        guard let bytes = try? files.read(folder + "/manifest.json", limit: 64 << 20),
            let manifest = try? JSONDecoder().decode(OutboxManifest.self, from: Data(bytes))
        else { return note(.report, .problem, .reportUnfinished, ["path": target]) }
        let changed = manifest.outputs.filter { output in
            (try? hash(folder + "/" + output.file)) != output.sha256
        }
        guard changed.isEmpty else {
            return note(
                .report, .problem, .reportChanged, ["path": target, "files": few(changed.map(\.file))])
        }
        note(.report, .ok, .reportSound, ["run": manifest.run, "count": "\(manifest.outputs.count)"])
    }

    private func hash(_ path: String) throws -> String {
        let file = try files.open(path)
        let hasher = ContentHasher()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = try piece.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
            piece.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        return hasher.finish()
    }

    /// Who works here now.
    mutating func examineLock() {
        let holders = machine.holders(ofLock: workspace.lock)
        let words = holders.map { "\($0.name) (\($0.process))" }.joined(separator: ", ")
        note(.lock, .ok, holders.isEmpty ? .lockFree : .lockHeld, ["holder": words])
    }

    /// Versions, and what is known against one of them.
    mutating func examineLibraries() {
        let words = machine.libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
        let sqlite = machine.libraries.first { $0.name == "SQLite" }?.version ?? ""
        note(
            .libraries, .ok, SQLiteLibrary.hasWALResetBug(sqlite) ? .librariesWAL : .librariesSound,
            ["versions": words])
    }

    /// Secrets: readable by their owner alone, and the owner is who works here.
    mutating func examineSecrets(_ configuration: Configuration) {
        let own = ["secrets.json", "secrets.key"].map(place).filter { (try? files.look(at: $0)) != nil }
        let named =
            configuration.access.values.compactMap(\.secretsFile).sorted().map(place)
            + [configuration.notify.secretsFile].compactMap { $0 }.map(place)
        let home = (try? machine.permissions(of: workspace.root))?.owner
        var isSound = true
        func tell(_ doctor: inout Doctor, _ state: Diagnosis.State, _ text: DoctorText, _ path: String) {
            doctor.note(.secrets, state, text, ["path": path, "user": "\(doctor.machine.user)"])
            isSound = false
        }
        for path in own + named {
            guard let permissions = try? machine.permissions(of: path) else {
                tell(&self, .problem, .secretsMissing, path)
                continue
            }
            if permissions.mode & 0o077 != 0 { tell(&self, .problem, .secretsOpen, path) }
            if permissions.owner != home { tell(&self, .problem, .secretsOwner, path) }
        }
        if own == [place("secrets.json")] { tell(&self, .problem, .secretsKeyMissing, place("secrets.key")) }
        if isSound { note(.secrets, .ok, .secretsSound, ["count": "\(own.count + named.count)"]) }
    }
}

/// What of a manifest is compared.
private struct OutboxManifest: Decodable {
    struct Output: Decodable {
        var file: String
        var sha256: String
    }
    var run: String
    var outputs: [Output]
}
