internal import CLibXML2

/// The libxml2 that this was built with.
public enum XMLScannerLibrary {
    /// `2.9.14`.
    public static var version: String { LIBXML_DOTTED_VERSION }
}
