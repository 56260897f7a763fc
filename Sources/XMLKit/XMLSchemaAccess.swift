internal import CLibXML2
internal import Glibc
internal import Synchronization

/// What the library may open by itself. Its loader is one for the whole process, so it asks here each time, and the
/// answer is no unless a schema is being read: a document that names a schema of its own makes nothing be opened.
enum XMLSchemaAccess {
    /// The folder that is open, with a slash at its end.
    private static let folder = Mutex<String?>(nil)
    /// Schemas change inside while they are used, and the open folder is one for all: one thread at a time.
    private static let turn = Mutex(())

    private static let installed: Void = {
        XMLLibrary.prepare()
        xmlSetExternalEntityLoader { address, _, context in
            guard let address, let path = XMLSchemaAccess.permitted(String(cString: address)) else { return nil }
            return xmlNewInputFromFile(context, path)
        }
    }()

    /// Runs `work` while the library may open the files below `open`, or none.
    static func with<Answer: Sendable>(open: String?, _ work: () -> Answer) -> Answer {
        _ = installed
        return turn.withLock { _ in
            folder.withLock { $0 = open }
            defer { folder.withLock { $0 = nil } }
            return work()
        }
    }

    /// The real path of a local file below the open folder, links followed; nil for anything else.
    private static func permitted(_ address: String) -> String? {
        guard let open = folder.withLock({ $0 }), let real = realPath(address) else { return nil }
        return real.hasPrefix(open) ? real : nil
    }

    /// The path with links followed; nil where there is none, as for an address on the network.
    static func realPath(_ path: String) -> String? {
        guard let buffer = realpath(path, nil) else { return nil }
        defer { free(buffer) }
        return String(cString: buffer)
    }
}
