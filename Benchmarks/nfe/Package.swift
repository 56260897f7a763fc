// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no other build waits for it.
let package = Package(
    name: "NFeBenchmark",
    dependencies: [.package(name: "Sintonia", path: "../..")],
    targets: [
        .executableTarget(
            name: "nfebench",
            dependencies: [
                .product(name: "Documents", package: "Sintonia"),
                .product(name: "SigningSupport", package: "Sintonia"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .treatAllWarnings(as: .error),
            ])
    ],
    swiftLanguageModes: [.v6]
)
