/// What a doctor looks at.
public enum DoctorCheck: String, CaseIterable, Sendable, TextCatalogue {
    case configuration, profiles, timeZone, folders, oneFileSystem, space, inodes, fileSystem
    case libraries, lock, secrets, notifications, waiting, inotify
    case store, schema, integrity, provider, journal, lastRun, report

    /// Its name in both languages.
    public var phrase: Phrase {
        switch self {
        case .configuration: Phrase(pt: "configuração", en: "configuration")
        case .profiles: Phrase(pt: "perfis", en: "profiles")
        case .timeZone: Phrase(pt: "fuso horário", en: "time zone")
        case .folders: Phrase(pt: "pastas", en: "folders")
        case .oneFileSystem: Phrase(pt: "um só volume", en: "one volume")
        case .space: Phrase(pt: "espaço", en: "space")
        case .inodes: Phrase(pt: "inodes", en: "inodes")
        case .fileSystem: Phrase(pt: "sistema de arquivos", en: "file system")
        case .libraries: Phrase(pt: "bibliotecas", en: "libraries")
        case .lock: Phrase(pt: "trava", en: "lock")
        case .secrets: Phrase(pt: "senhas", en: "secrets")
        case .notifications: Phrase(pt: "avisos", en: "notifications")
        case .waiting: Phrase(pt: "entrada", en: "inbox")
        case .inotify: Phrase(pt: "inotify", en: "inotify")
        case .store: Phrase(pt: "registros", en: "records")
        case .schema: Phrase(pt: "esquema", en: "schema")
        case .integrity: Phrase(pt: "integridade", en: "integrity")
        case .provider: Phrase(pt: "provedor", en: "provider")
        case .journal: Phrase(pt: "diário", en: "journal")
        case .lastRun: Phrase(pt: "última rodada", en: "last run")
        case .report: Phrase(pt: "relatório", en: "report")
        }
    }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [phrase] }
}

/// What a doctor finds, and what to do about it.
public enum DoctorText: String, CaseIterable, Sendable, TextCatalogue {
    case configurationSound, configurationBroken, configurationUnreadable, namedFileMissing
    case profilesSound, profileBroken, timeZoneKnown, timeZoneUnknown
    case foldersSound, foldersMissing, foldersClosed, oneFileSystem, otherFileSystem
    case roomUnknown, spaceEnough, spaceShort, spaceGone, namesUncounted, namesEnough, namesShort, namesGone
    case fileSystemSound, fileSystemMemory, fileSystemNetwork, inboxNetwork
    case librariesSound, librariesWAL, lockFree, lockHeld
    case secretsSound, secretsMissing, secretsOpen, secretsOwner, secretsKeyMissing
    case notificationsOff, notificationsSound, notificationsSecrets, notificationsNowhere
    case waitingNone, waitingLong, inboxUnreadable, watchesEnough, watchesShort, watchesUnknown
    case storeNew, storeOpens, storeCloses, storeDamaged, schemaCurrent, schemaOlder, schemaNewer
    case integritySound, integrityBroken, providerOne, providerOther
    case journalClosed, journalBusy, journalOpen, runFresh, runOld, runNever
    case reportSound, reportNone, reportLost, reportNoLink, reportUnfinished, reportChanged

    /// What was found.
    public var happened: Phrase { words.happened }
    /// What to do; none where there is nothing to do.
    public var cure: Phrase? { words.cure }

    /// Every phrase of this entry.
    public var phrases: [Phrase] { [happened] + [cure].compactMap { $0 } }

    struct Words {
        var happened: Phrase
        var cure: Phrase?

        init(_ pt: String, _ en: String) { happened = Phrase(pt: pt, en: en) }

        init(_ pt: String, doPT: String, _ en: String, doEN: String) {
            happened = Phrase(pt: pt, en: en)
            cure = Phrase(pt: doPT, en: doEN)
        }
    }

    private var words: Words { placeWords ?? machineWords ?? secretWords ?? storeWords ?? reportWords }
}
