// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Sintonia",
    products: [
        .executable(name: "sintonia", targets: ["sintonia"]),
        // For Fuzz/ and Benchmarks/, which are packages of their own.
        .library(name: "FuzzReaders", targets: ["FuzzReaders"]),
        .library(name: "Documents", targets: ["Documents", "Domain", "Signing"]),
        .library(name: "SigningSupport", targets: ["SigningSupport"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // serve-callback, and the loopback servers of the tests.
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // C libraries from Debian: module map and shim, nothing else.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // Tests only: the second opinion on signatures (libxmlsec1-dev). A target of C, for SwiftPM drops the -D flags of
        // xmlsec1's pkg-config file; `system` holds a link to its headers, which Debian keeps out of the usual place.
        .target(
            name: "CLibXMLSec", dependencies: ["CLibXML2"], exclude: ["system"],
            cSettings: [.headerSearchPath("system")],
            linkerSettings: [.linkedLibrary("xmlsec1-openssl"), .linkedLibrary("xmlsec1"), .linkedLibrary("xml2")]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CLibZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLinux"),

        // One wrapper over one C module each; the only importers of the modules above. Signing also takes libxml2's
        // tree and canonical form, which XMLKit has no use for.
        .target(name: "XMLKit", dependencies: ["CLibXML2"], swiftSettings: strict),
        .target(name: "HTTPKit", dependencies: ["CLibCurl"], swiftSettings: strict),
        .target(name: "SheetKit", dependencies: ["CLibXLSXWriter"], swiftSettings: strict),
        .target(name: "ZipKit", dependencies: ["CLibZip", "CLibZ"], swiftSettings: strict),
        .target(name: "Signing", dependencies: ["CLibCrypto", "CLibXML2"], swiftSettings: strict),
        .target(name: "Watching", dependencies: ["CLinux"], swiftSettings: strict),

        .target(name: "Domain", swiftSettings: strict),
        .target(name: "Documents", dependencies: ["Domain", "XMLKit", "ZipKit"], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: ["Domain", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .target(
            name: "Platforms", dependencies: ["Domain", "HTTPKit", "Signing", "XMLKit"],
            resources: [
                .embedInCode("Profiles/beenius.json"), .embedInCode("Profiles/cdntv.json"),
                .embedInCode("Profiles/deezer.json"), .embedInCode("Profiles/ion.json"),
                .embedInCode("Profiles/maxitv.json"), .embedInCode("Profiles/mcr.json"),
                .embedInCode("Profiles/neotv.json"),
            ], swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: ["Domain", .product(name: "Mustache", package: "swift-mustache")],
            resources: [
                .embedInCode("Templates/summary.css"), .embedInCode("Templates/summary.js"),
                .embedInCode("Templates/summary.mustache"),
            ],
            swiftSettings: strict),
        .target(
            name: "Pipeline",
            dependencies: [
                "Domain", "Documents", "Store", "Platforms", "Reports", "Signing", "Watching", "HTTPKit", "SheetKit",
                "ZipKit",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "sintonia",
            dependencies: [
                "Pipeline", "Domain", "Platforms", "Reports", "Store", "Watching", "HTTPKit",
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
            path: "Tests/TestSupport",
            swiftSettings: strict),

        // Servers on the loopback that speak the shapes of three platform contracts, with faults on demand.
        .target(
            name: "LoopbackServers",
            dependencies: [
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
            ], path: "Tests/LoopbackServers", swiftSettings: strict),

        // Makes certificates and signs notes with them; shares no code with what it tests.
        .target(
            name: "SigningSupport", dependencies: ["CLibCrypto"], path: "Tests/SigningSupport", swiftSettings: strict),

        // The readers as a fuzzer sees them: for Fuzz/ and for the regressions it leaves.
        .target(
            name: "FuzzReaders", dependencies: ["Documents", "Domain", "Signing"], path: "Tests/FuzzReaders",
            swiftSettings: strict),

        // Makes samples/ from a fixed seed. Imports no target of the product: what it expects is its own arithmetic.
        .executableTarget(name: "sampleday", path: "samples/Generator", swiftSettings: strict),

        .testTarget(
            name: "WrapperTests", dependencies: ["XMLKit", "ZipKit", "Signing", "HTTPKit", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "SigningTests",
            dependencies: [
                "Signing", "SigningSupport", "TestSupport", "Documents", "Domain", "CLibCrypto", "CLibXML2",
                "CLibXMLSec",
            ],
            swiftSettings: strict),
        .testTarget(name: "PlatformsTests", dependencies: ["Platforms", "Domain", "HTTPKit"], swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents", "Domain", "FuzzReaders"], swiftSettings: strict),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Domain", "Signing"], swiftSettings: strict),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "Pipeline", "Store", "Domain", "Documents", "Platforms", "Reports", "Watching", "HTTPKit",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["sintonia", "sampleday", "TestSupport", "SigningSupport", "ZipKit"],
            swiftSettings: strict),
        .testTarget(
            name: "FaultTests", dependencies: ["sintonia", "TestSupport"], exclude: ["Shim"], swiftSettings: strict),
        .testTarget(
            name: "LoopbackTests", dependencies: ["LoopbackServers", "TestSupport", "CLibCrypto"],
            swiftSettings: strict),
        .testTarget(
            name: "CallTests", dependencies: ["sintonia", "LoopbackServers", "TestSupport", "Signing"],
            swiftSettings: strict),
        .testTarget(name: "HouseTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
