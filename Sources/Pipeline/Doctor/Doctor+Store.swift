internal import Domain
internal import Foundation
internal import Reports
internal import Store
internal import Watching

extension Doctor {
    /// The records: whole, of this program's version, of this provider, and up to date.
    mutating func examineStore(_ configuration: Configuration) {
        guard (try? files.look(at: workspace.store)) != nil else {
            return note(.store, .ok, .storeNew)
        }
        do {
            let store = try Store(readOnly: workspace.store, provider: configuration.provider)
            note(.store, .ok, .storeOpens)
            let (missing, unknown) = try store.read { try $0.migrations() }
            if !unknown.isEmpty {
                return note(.schema, .problem, .schemaNewer, ["names": few(unknown)])
            }
            if !missing.isEmpty {
                return note(.schema, .warning, .schemaOlder, ["names": few(missing)])
            }
            note(.schema, .ok, .schemaCurrent)
            if readsThrough {
                let damages = try store.read { try $0.damages() }
                note(
                    .integrity, damages.isEmpty ? .ok : .problem, damages.isEmpty ? .integritySound : .integrityBroken,
                    ["fault": damages.first ?? ""])
            }
            let other = try store.read { try $0.otherProvider() }
            note(
                .provider, other == nil ? .ok : .problem, other == nil ? .providerOne : .providerOther,
                ["stored": other?.text ?? "", "configured": configuration.provider.text])
            try examineJournal(store)
            try examineLastRun(store, configuration)
        } catch let fault as StoreFault {
            note(.store, .problem, fault.isDamage ? .storeDamaged : .storeCloses, ["fault": fault.description])
        } catch {
            note(.store, .problem, .storeCloses, ["fault": "\(error)"])
        }
    }

    private mutating func examineJournal(_ store: Store) throws {
        let open = try store.read { try $0.openDeliveries(limit: 1000) }
        guard !open.isEmpty else { return note(.journal, .ok, .journalClosed) }
        let isBusy = !machine.holders(ofLock: workspace.lock).isEmpty
        note(
            .journal, isBusy ? .ok : .warning, isBusy ? .journalBusy : .journalOpen,
            ["count": "\(open.count)", "files": few(open.map(\.path))])
    }

    /// The run of a date counts from the nightly hour of that date; 26 hours later the next one is missing.
    private mutating func examineLastRun(_ store: Store, _ configuration: Configuration) throws {
        guard let run = try store.read({ try $0.latestRun() }) else { return note(.lastRun, .warning, .runNever) }
        let now = opening.clock.now()
        let today = opening.clock.today(in: configuration.timeZone)
        let minutes =
            today.days(since: run.businessDate) * 1440 + minutesOfDay(now, in: configuration.timeZone)
            - configuration.nightlyMinute
        let isFresh = minutes <= 26 * 60
        note(
            .lastRun, isFresh ? .ok : .warning, isFresh ? .runFresh : .runOld,
            ["run": run.id, "hours": "\(max(0, minutes / 60))"])
    }

    /// Files that nobody took in for a day.
    mutating func examineInbox(_ configuration: Configuration) {
        let now = opening.clock.now().timeIntervalSince1970
        let scan = InboxScan(files: files, inbox: workspace.inbox, settleSeconds: 0, clock: opening.clock)
        var old: [String] = []
        var folders = 0
        func isOld(_ entry: FileEntry) -> Bool { now - Double(entry.changed) / 1_000_000_000 > 86_400 }
        do {
            let young = try scan.eachGroup { group in old += group.filter { isOld($0.entry) }.map(\.path) }
            old += young.filter { isOld($0.entry) }.map(\.path)
            folders = try count(below: workspace.inbox, depth: 0)
        } catch {
            return note(.waiting, .problem, .inboxUnreadable, ["fault": "\(error)"])
        }
        note(
            .waiting, old.isEmpty ? .ok : .warning, old.isEmpty ? .waitingNone : .waitingLong,
            ["count": "\(old.count)", "files": few(old.sorted())])
        examineWatches(folders)
    }

    private func count(below folder: String, depth: Int) throws -> Int {
        var inner: [String] = []
        try files.eachName(in: folder) { name in
            if depth < 8, (try? files.look(at: folder + "/" + name))?.kind == .folder { inner.append(name) }
        }
        return try inner.reduce(1) { try $0 + count(below: folder + "/" + $1, depth: depth + 1) }
    }

    /// What the kernel allows a user to watch.
    private mutating func examineWatches(_ folders: Int) {
        guard let watches = machine.setting("fs/inotify/max_user_watches"),
            let instances = machine.setting("fs/inotify/max_user_instances")
        else { return note(.inotify, .warning, .watchesUnknown) }
        let values = ["watches": "\(watches)", "instances": "\(instances)", "folders": "\(folders)"]
        let isEnough = watches >= folders * 2 + 100 && instances >= 8
        note(.inotify, isEnough ? .ok : .warning, isEnough ? .watchesEnough : .watchesShort, values)
    }
}
