// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target: a room that needs another one has to say why here.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "sharp-eyes",
    products: [
        .library(name: "SharpEyes", targets: ["SharpEyes"]),
        .executable(name: "sharpeyes", targets: ["sharpeyes"]),
        .executable(name: "camera-lab", targets: ["camera-lab"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Floor 0: values, and doors to C.
        .target(name: "CameraModel", swiftSettings: settings),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        // Floor 1: rooms that know CameraModel and never one another.
        .target(name: "CameraInventory", dependencies: ["CameraModel"], swiftSettings: settings),
        .target(
            name: "CameraRegistry",
            dependencies: [
                "CameraModel",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(name: "CameraProbe", dependencies: ["CameraModel", "CCurl"], swiftSettings: settings),
        .target(
            name: "CameraAudit",
            dependencies: ["CameraModel", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(name: "CameraCoverage", dependencies: ["CameraModel"], swiftSettings: settings),
        .target(
            name: "SharpEyes",
            dependencies: [
                "CameraModel", "CameraInventory", "CameraRegistry", "CameraProbe", "CameraAudit",
                "CameraCoverage",
            ],
            swiftSettings: settings),

        // Floor 3: programs.
        .executableTarget(
            name: "sharpeyes",
            dependencies: [
                "CameraModel", "CameraInventory", "CameraRegistry", "CameraProbe", "CameraAudit", "SharpEyes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "camera-lab",
            dependencies: [
                "CameraModel", "CameraCoverage", "CCurl",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // Tests mirror the rooms.
        .target(
            name: "TestSupport", dependencies: ["CameraModel"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(
            name: "CameraModelTests", dependencies: ["CameraModel", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "CameraInventoryTests", dependencies: ["CameraInventory", "CameraModel", "TestSupport"],
            exclude: ["Broken"], swiftSettings: settings),
        .testTarget(
            name: "CameraRegistryTests",
            dependencies: [
                "CameraRegistry", "CameraModel", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CameraProbeTests",
            dependencies: ["CameraProbe", "CameraModel", "TestSupport", "camera-lab"],
            swiftSettings: settings),
        .testTarget(
            name: "CameraAuditTests", dependencies: ["CameraAudit", "CameraModel", "TestSupport"],
            exclude: ["Golden"], swiftSettings: settings),
        .testTarget(
            name: "CameraCoverageTests", dependencies: ["CameraCoverage", "CameraModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SharpEyesTests", dependencies: ["SharpEyes", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "CommandTests", dependencies: ["sharpeyes", "camera-lab", "CameraModel", "TestSupport"],
            exclude: ["Golden"], swiftSettings: settings),
    ]
)
