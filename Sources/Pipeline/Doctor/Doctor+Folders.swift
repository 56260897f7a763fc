internal import Domain
internal import Foundation
internal import Reports
internal import Store
internal import Watching

extension Doctor {
    /// The configuration and the profiles that it names; none where it cannot be read.
    mutating func examineConfiguration() -> Configuration? {
        do {
            let configuration = try opening.configuration()
            note(.configuration, .ok, .configurationSound, ["file": workspace.configuration])
            let own = configuration.profilePaths.count
            note(.profiles, .ok, .profilesSound, ["count": "\(configuration.platforms.count)", "own": "\(own)"])
            examineNamedFiles(configuration)
            examineTimeZone(configuration)
            return configuration
        } catch WorkspaceFault.configuration(let fault) {
            let isProfile = if case .profile = fault.problem { true } else { fault.file != workspace.configuration }
            let values = ["place": "\(fault.file):\(fault.line):\(fault.column)", "key": fault.key]
            if isProfile {
                note(.profiles, .problem, .profileBroken, values)
            } else {
                note(.configuration, .problem, .configurationBroken, values)
            }
        } catch {
            note(.configuration, .problem, .configurationUnreadable, ["fault": "\(error)"])
        }
        return nil
    }

    private mutating func examineNamedFiles(_ configuration: Configuration) {
        let names =
            [configuration.trustFile, configuration.notify.email?.trustFile, configuration.notify.webhook?.trustFile]
            .compactMap { $0 } + configuration.access.values.compactMap(\.trustFile).sorted()
        let missing = names.filter { (try? files.open(place($0))) == nil }
        if !missing.isEmpty { note(.configuration, .problem, .namedFileMissing, ["files": few(missing)]) }
    }

    /// Without the machine's list of zones every zone would be Greenwich's.
    private mutating func examineTimeZone(_ configuration: Configuration) {
        let zone = configuration.timeZone
        let isKnown = zone.identifier != "GMT" && TimeZone(identifier: zone.identifier) != nil
        let local = minutesOfDay(opening.clock.now(), in: zone)
        let values = [
            "zone": zone.identifier, "date": opening.clock.today(in: zone).description,
            "time": String(format: "%02d:%02d", local / 60, local % 60),
        ]
        note(.timeZone, isKnown ? .ok : .problem, isKnown ? .timeZoneKnown : .timeZoneUnknown, values)
    }

    /// The folders: there, writable, and on one file system, for a file moves by its name alone.
    mutating func examineFolders() {
        var missing: [String] = []
        var closed: [String] = []
        var elsewhere: [String] = []
        let home = try? machine.permissions(of: workspace.root)
        for folder in [workspace.root] + workspace.folders {
            guard let permissions = try? machine.permissions(of: folder), permissions.isFolder else {
                missing.append(folder)
                continue
            }
            if !machine.mayWrite(folder) { closed.append(folder) }
            if permissions.device != home?.device { elsewhere.append(folder) }
        }
        // What an earlier run under another user left.
        for file in [
            workspace.store, workspace.store + "-wal", workspace.store + "-shm", workspace.lock, workspace.audit,
        ]
        where (try? files.look(at: file)) != nil && !machine.mayWrite(file) { closed.append(file) }
        if !missing.isEmpty { note(.folders, .warning, .foldersMissing, ["paths": few(missing)]) }
        if !closed.isEmpty {
            note(.folders, .problem, .foldersClosed, ["paths": few(closed), "user": "\(machine.user)"])
        }
        if missing.isEmpty, closed.isEmpty { note(.folders, .ok, .foldersSound) }
        if elsewhere.isEmpty {
            note(.oneFileSystem, .ok, .oneFileSystem)
        } else {
            note(.oneFileSystem, .problem, .otherFileSystem, ["paths": few(elsewhere)])
        }
    }

    /// Free bytes and names, and what kind of file system carries the store and the inbox.
    mutating func examineRoom() {
        guard let room = try? machine.room(at: workspace.root) else {
            return note(.space, .problem, .roomUnknown, ["path": workspace.root])
        }
        let store = (try? files.look(at: workspace.store))?.size ?? 0
        let mebibyte: Int64 = 1 << 20
        let wanted = max(2048 * mebibyte, 2 * store)
        let space = ["free": "\(room.freeBytes / mebibyte)", "wanted": "\(wanted / mebibyte)"]
        if room.freeBytes < 200 * mebibyte {
            note(.space, .problem, .spaceGone, space)
        } else {
            let isEnough = room.freeBytes >= wanted
            note(.space, isEnough ? .ok : .warning, isEnough ? .spaceEnough : .spaceShort, space)
        }
        let names = ["free": "\(room.freeNames)"]
        if room.names == 0 {
            note(.inodes, .ok, .namesUncounted)
        } else if room.freeNames < 1000 {
            note(.inodes, .problem, .namesGone, names)
        } else {
            let isEnough = room.freeNames >= 20_000
            note(.inodes, isEnough ? .ok : .warning, isEnough ? .namesEnough : .namesShort, names)
        }
        let kind = FileSystemKind(room.kind)
        switch kind.nature {
        case .disk: note(.fileSystem, .ok, .fileSystemSound, ["kind": kind.name])
        case .memory: note(.fileSystem, .warning, .fileSystemMemory, ["kind": kind.name])
        case .network: note(.fileSystem, .problem, .fileSystemNetwork, ["kind": kind.name])
        }
        if let inbox = (try? machine.room(at: workspace.inbox)).map({ FileSystemKind($0.kind) }),
            inbox.nature == .network
        {
            note(.fileSystem, .warning, .inboxNetwork, ["kind": inbox.name])
        }
    }
}

/// Kinds of file systems, by the kernel's names.
struct FileSystemKind: Hashable, Sendable {
    enum Nature: Hashable, Sendable {
        case disk, memory, network
    }

    let name: String

    init(_ name: String) { self.name = name }

    var nature: Nature {
        if ["tmpfs", "ramfs"].contains(name) { return .memory }
        // What a program in user space carries (sshfs, gluster) is remote as a rule; `fuseblk` is a disk.
        return Self.network.contains(name) || name.hasPrefix("fuse.") ? .network : .disk
    }

    private static let network: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "ceph", "afs", "kafs", "gfs2", "ocfs2", "lustre",
        "vboxsf", "prl_fs", "fuse",
    ]
}
