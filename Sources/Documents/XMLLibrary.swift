internal import XMLKit

/// The XML library in use: what a bug report needs to say.
public enum XMLLibrary {
    /// `2.9.14`.
    public static var version: String { XMLScannerLibrary.version }
}
