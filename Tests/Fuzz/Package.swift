// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")]

// A package of its own, so that nobody builds it by accident: `make fuzz` does. libFuzzer wants a `main` of its own, which
// SwiftPM's executables do not leave it; so these are libraries, and `.ci/fuzz` links them. The dashboard stands apart, for
// the server's libraries under it take longer to build than all the rest.
let package = Package(
    name: "fuzz",
    products: [
        .library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"]),
        .library(name: "FuzzDashboard", type: .static, targets: ["FuzzDashboard"]),
    ],
    dependencies: [.package(name: "sharp-eyes", path: "../..", traits: ["XLSX"])],
    targets: [
        .target(
            name: "FuzzTargets", dependencies: [.product(name: "SharpEyes", package: "sharp-eyes")],
            swiftSettings: settings),
        .target(
            name: "FuzzDashboard",
            dependencies: [
                .product(name: "SharpEyes", package: "sharp-eyes"),
                .product(name: "CameraDashboard", package: "sharp-eyes"),
            ],
            swiftSettings: settings),
    ])
