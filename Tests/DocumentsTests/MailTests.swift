import Documents
import Domain
import Testing

@Suite struct MailTests {
    private let note = Array("<NFe>çã</NFe>".utf8)

    private func mail(_ header: String, _ body: String) -> [UInt8] {
        Array((MailForge.head + MailForge.part(header, body)).utf8)
    }

    @Test func attachmentsAreMembers() {
        let zip = ZipForge(entries: [ZipForge.stored("dentro.xml", note)]).bytes
        let found = Unpacked(
            MailForge.mail([
                MailForge.attachment(note, name: "nota.xml", type: "text/xml"),
                MailForge.attachment(zip, name: "notas.zip"),
            ]))
        #expect(found.paths == ["nota.xml", "notas.zip/dentro.xml"])
        #expect(found.texts == ["<NFe>çã</NFe>", "<NFe>çã</NFe>"])
    }

    @Test func whatIsForTheEyeIsNone() {
        let alternative = MailForge.multipart(
            [
                MailForge.part("Content-Type: text/plain", "a"),
                MailForge.multipart(
                    [MailForge.part("Content-Type: text/html", "<b>a</b>")], boundary: "in", kind: "related"),
            ], boundary: "alt", kind: "alternative")
        let found = Unpacked(
            MailForge.mail([
                alternative, MailForge.part("Content-Type: application/pkcs7-signature; name=smime.p7s", "x"),
                MailForge.part("Content-Type: text/csv; name=t.csv", "a;b"),
                MailForge.part("Content-Type: text/xml", "<a/>"),
                MailForge.part("Content-Disposition: attachment", "raw"),
            ]))
        #expect(found.paths == ["t.csv", "part-9.xml", "part-10.txt"])
        #expect(found.texts == ["a;b", "<a/>", "raw"])
        #expect(Unpacked(mail("Content-Type: text/plain", "Bom dia")).members.isEmpty)
        #expect(Unpacked(mail("X-A: b", "")).isWhole)
    }

    @Test func aMailThatIsTheFile() {
        let found = Unpacked(
            mail("Content-Type: application/xml\r\nContent-Transfer-Encoding: quoted-printable", "<a b=3D\"=\r\n1\"/>"))
        #expect(found.paths == ["part-1.xml"])
        #expect(found.texts == ["<a b=\"1\"/>"])
    }

    @Test func quotedPrintable() {
        func read(_ body: String) -> String? {
            let header = "Content-Type: application/xml\r\nContent-Transfer-Encoding: quoted-printable"
            return Unpacked(mail(header, body)).texts.first
        }
        #expect(read("S=C3=A3o  \r\nPaulo=") == "São\r\nPaulo")
        #expect(read("a=\r\nb=\nc") == "abc")
        #expect(read("1=ZZ2=4") == "1=ZZ2=4")
        #expect(read("=41=") == "A")
    }

    @Test(arguments: [
        ("filename=nota.xml", "nota.xml"), ("filename=\"a;b \\\"c\\\".xml\"", "a;b \"c\".xml"),
        ("filename*=UTF-8''nota%20fiscal%20n%C2%BA%201.xml", "nota fiscal nº 1.xml"),
        ("filename*=iso-8859-1'pt'Eletr%F4nica.xml; filename=x.xml", "Eletrônica.xml"),
        ("filename*0=\"parte um \"; filename*1=\"parte dois.xml\"", "parte um parte dois.xml"),
        ("filename*0*=UTF-8''a%C3; filename*1*=%A3; filename*2=\"%41.xml\"", "aã%41.xml"),
        ("filename=\"=?UTF-8?B?Tm90YSBGaXNjYWwgw6ku?= =?UTF-8?Q?_xml?=\"", "Nota Fiscal é. xml"),
        ("filename=\"=?iso-8859-1?q?Eletr=F4nica?= 1.xml\"", "Eletrônica 1.xml"),
        ("filename=\"=?UTF-8?Q?a=C3?= =?UTF-8?Q?=A3.xml?=\"", "aã.xml"),
        ("filename=\"=?broken.xml\"", "=?broken.xml"), ("filename=\"é.xml\"", "é.xml"),
        ("filename=\"../../etc/passwd\"", "passwd"), ("filename=\"C:\\\\notas\\\\n.xml\"", "n.xml"),
        ("filename=\"a\u{7}\u{202E}b.xml\"", "ab.xml"), ("filename=\"..\"", "part-1.bin"),
        ("filename = nota fiscal.xml ; x=y", "nota fiscal.xml"), ("filename=\" a \"", "a"),
        ("filename=\"sem fim.xml", "sem fim.xml"), ("filename=\"\"", "part-1.bin"),
        ("(um comentário) filename=n.xml (outro; aqui)", "n.xml"),
    ])
    func names(_ disposition: String, _ name: String) {
        let found = Unpacked(
            mail("Content-Type: application/x-any\r\nContent-Disposition: attachment; \(disposition)", "x"))
        #expect(found.paths == [name])
    }

    @Test func aNameInLatinLettersIsRead() {
        let header = Array("From: a\nTo: b\nContent-Disposition: attachment; filename=\"Eletr".utf8) + [0xF4]
        #expect(Unpacked(header + Array("nica.xml\"\n\nx".utf8)).paths == ["Eletrônica.xml"])
    }

    @Test func aForwardedMailIsOpenedOnce() {
        let inner = String(
            decoding: MailForge.mail([MailForge.attachment(note, name: "nota.xml")], boundary: "in"), as: UTF8.self)
        let once = MailForge.part("Content-Type: message/rfc822; name=\"enc.eml\"", inner)
        #expect(Unpacked(MailForge.mail([once])).paths == ["enc.eml/nota.xml"])
        let twice = MailForge.part("Content-Type: message/rfc822", MailForge.head + once)
        #expect(Unpacked(MailForge.mail([twice])).fault?.code == .limit(.nesting))
        // Attached as a file, it is an archive in an archive.
        #expect(
            Unpacked(MailForge.mail([MailForge.attachment(Array(inner.utf8), name: "m.eml")])).paths
                == ["m.eml/nota.xml"])
        #expect(
            Unpacked(ZipForge(entries: [ZipForge.stored("m.eml", Array(inner.utf8))]).bytes).paths
                == ["m.eml/nota.xml"])
    }

    @Test func recognisedByItsHeader() {
        func kind(_ text: String) -> ArchiveKind? { ArchiveKind(head: text.utf8) }
        #expect(kind("From: a\nTo: b\n\n") == .mail)
        #expect(kind("\u{FEFF}Return-Path: <a>\r\nX-Any: b\r\n c\r\nReceived: d\r\n\r\n") == .mail)
        #expect(kind("From MAILER Mon Nov 23\nFrom: a\nDate: b\n") == .mail)
        for text in [
            "", "<NFe/>", "{\"From\": 1}", "From: a\n\nTo: b", "contract;plan\n1;2\n", "De: a\nPara: b\n\n",
            "From: a\nTo: b\nno field\n\n", "From: a\nFrom: b\n\n", " From: a\nTo: b\n\n",
        ] {
            #expect(kind(text) == nil, "\(text)")
        }
        #expect(kind("MIME-Version: 1.0\n" + String(repeating: "X-A: b\n", count: 100_000)) == nil)
    }

    @Test func damageAndDisguise() {
        let base64 = "Content-Type: application/xml\r\nContent-Transfer-Encoding: base64"
        for body in ["PE5", "PE5GZ", "P$5GZQ==", "PA==PA==", "="] {
            #expect(Unpacked(mail(base64, body)).faults == [.malformed], "\(body)")
        }
        #expect(Unpacked(mail(base64, " PE5G\r\n\tZT4 =\r\n")).texts == ["<NFe>"])
        #expect(
            Unpacked(mail("Content-Type: application/xml\r\nContent-Transfer-Encoding: x-uuencode", "x")).faults
                == [.malformed])
        #expect(Unpacked(mail("Content-Type: multipart/mixed", "x")).fault?.code == .malformed)
        #expect(Unpacked(mail("Content-Type: multipart/mixed; boundary=a", "--b--")).fault?.code == .malformed)
        // A boundary that another begins with is none of its own.
        let found = Unpacked(
            mail(
                "Content-Type: multipart/mixed; boundary=a",
                "--a\r\nContent-Type: text/xml\r\n\r\n--ab\r\n--a -- x\r\n--a--  \r\nepilogue"))
        #expect(found.texts == ["--ab\r\n--a -- x"])
    }

    @Test func limitsAreKept() {
        var nested = MailForge.part("Content-Type: text/xml", "<a/>")
        for level in 0..<40 { nested = MailForge.multipart([nested], boundary: "b\(level)") }
        #expect(Unpacked(Array((MailForge.head + nested).utf8)).fault?.code == .limit(.depth))
        let many = Array(repeating: MailForge.part("Content-Type: text/xml", "<a/>"), count: 1001)
        #expect(Unpacked(MailForge.mail(many)).fault?.code == .limit(.entries))
        let flood = MailForge.head + "Content-Type: multipart/mixed; boundary=a\r\n\r\n"
        #expect(
            Unpacked(Array((flood + String(repeating: "--a\r\n", count: 200_000)).utf8)).fault?.code
                == .limit(.entries))
        let tall = MailForge.head + String(repeating: "X-A: b\r\n", count: 50_000) + "\r\n"
        #expect(Unpacked(Array(tall.utf8)).fault?.code == .limit(.headerBytes))
        let wide = MailForge.head + "Content-Type: text/xml;\r\n" + String(repeating: " a=b;\r\n", count: 50_000)
        #expect(Unpacked(Array(wide.utf8)).fault?.code == .limit(.headerBytes))
        let two = MailForge.mail((1...2).map { MailForge.attachment([1, 2, 3], name: "\($0).bin") })
        #expect(Unpacked(two, named: "", ArchiveLimits(memberBytes: 2)).fault?.code == .limit(.entryBytes))
        #expect(Unpacked(two, named: "", ArchiveLimits(totalBytes: 5)).fault?.code == .limit(.totalBytes))
        #expect(Unpacked(two, named: "", ArchiveLimits(members: 1)).fault?.code == .limit(.entries))
    }

    /// Cut, a mail with attachments is refused, or is no mail yet, or has not said yet that it has any.
    @Test func aMailCutOrChangedAnywhereIsHarmless() {
        let bytes = MailForge.mail([
            MailForge.attachment(note, name: "n.xml"), MailForge.attachment(GzipForge.stored(note), name: "n.gz"),
        ])
        let says = MailForge.head.utf8.count + "Content-Type: multipart/mixed;\r\n boundary=\"=_b\"\r\n".utf8.count
        for place in bytes.indices {
            let cut = Array(bytes[..<place])
            if ArchiveKind(head: cut) == .mail {
                let found = Unpacked(cut, as: .mail)
                if place < bytes.count - 2, place > says { #expect(!found.isWhole, "cut at \(place)") }
            }
            var changed = bytes
            changed[place] ^= 0x15
            _ = Unpacked(changed, as: .mail)
        }
        #expect(Unpacked(bytes).paths == ["n.xml", "n.gz/n"])
    }
}
