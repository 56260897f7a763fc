// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no other build waits for the fuzzer. The readers are those of Tests/FuzzReaders.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "Sintonia", path: "..")],
    targets: [
        .executableTarget(
            name: "fuzz",
            dependencies: [.product(name: "FuzzReaders", package: "Sintonia")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .treatAllWarnings(as: .error),
                .unsafeFlags(["-parse-as-library"]),
            ])
    ],
    swiftLanguageModes: [.v6]
)
