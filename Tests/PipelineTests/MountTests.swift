import Testing

@testable import Watching

@Suite struct MountTests {
    static let mounts = """
        21 1 254:1 / / rw shared:1 - ext4 /dev/vda1 rw
        30 21 0:40 / /srv rw - tmpfs none rw
        31 30 0:41 / /srv/my\\040share rw,relatime shared:9 - cifs //host/share rw
        32 21 0:42 / /srvx rw - nfs4 host:/x rw
        33 21 0:43 / /srv rw - xfs /dev/vdb rw
        """

    @Test(arguments: [
        ("/", "ext4"), ("/home/a", "ext4"), ("/srv", "xfs"), ("/srv/tv", "xfs"), ("/srv/my share/inbox", "cifs"),
        ("/srvx/tv", "nfs4"), ("/srvxy", "ext4"),
    ])
    func theInnermostMountCounts(_ path: String, _ kind: String) {
        #expect(LocalFiles.kind(of: path, mounts: Self.mounts) == kind)
    }
}
