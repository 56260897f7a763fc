internal import CLibXML2
internal import CLibXMLSec
internal import Synchronization

/// xmlsec1's verdict on the first signature of a document as it stands: another implementation than the product's.
enum SecondOpinion {
    // One thread at a time: the keys are not for sharing.
    private static let keys = Mutex<UInt?>(nil)

    /// Whether it holds; `nil` where xmlsec cannot say.
    static func holds(_ bytes: [UInt8]) -> Bool? {
        keys.withLock { kept in
            if kept == nil, shim_xmlsec_start() == 0 { kept = shim_xmlsec_keys().map { UInt(bitPattern: $0) } }
            guard let kept, let keys = UnsafeMutableRawPointer(bitPattern: kept) else { return nil }
            let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
            let document = bytes.withUnsafeBytes {
                xmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil, options)
            }
            guard let document else { return nil }
            defer { xmlFreeDoc(document) }
            let root = xmlDocGetRootElement(document)
            guard let signature = find("Signature", below: root),
                let signed = find("infNFe", below: root) ?? find("infEvento", below: root)
            else { return nil }
            switch shim_xmlsec_verify(keys, document, signature, signed) {
            case 1: return true
            case 0: return false
            default: return nil
            }
        }
    }

    private static func find(_ name: String, below node: xmlNodePtr?) -> xmlNodePtr? {
        var next = node
        while let current = next {
            if current.pointee.type == XML_ELEMENT_NODE, String(cString: current.pointee.name) == name {
                return current
            }
            if let found = find(name, below: current.pointee.children) { return found }
            next = current.pointee.next
        }
        return nil
    }
}
