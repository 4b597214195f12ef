// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody builds it by accident: `make fuzz` does. libFuzzer wants a `main` of its own, which
// SwiftPM's executables do not leave it; so this is a library, and `.ci/fuzz` links it.
let package = Package(
    name: "fuzz",
    products: [.library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"])],
    dependencies: [.package(name: "sharp-eyes", path: "../..", traits: ["XLSX"])],
    targets: [
        .target(
            name: "FuzzTargets", dependencies: [.product(name: "SharpEyes", package: "sharp-eyes")],
            swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")])
    ])
