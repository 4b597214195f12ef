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
        .library(name: "CameraDashboard", targets: ["CameraDashboard"]),
        .executable(name: "sharpeyes", targets: ["sharpeyes"]),
        .executable(name: "camera-lab", targets: ["camera-lab"]),
    ],
    // Off unless asked for, so that a plain `swift build` needs libsqlite3 and libcurl alone; `make` asks for each
    // whose libraries pkg-config finds. Their files are inside `#if`, for SwiftPM compiles them all the same.
    traits: [
        .trait(name: "XML", description: "Reads GB/T 28181 catalogues; needs libexpat1-dev."),
        .trait(
            name: "XLSX",
            description:
                "Reads and writes Excel workbooks; needs libzip-dev, libexpat1-dev, libxlsxwriter-dev.",
            enabledTraits: ["XML"]),
        .trait(
            name: "POSTGRES", description: "Keeps the registry on a PostgreSQL server too; needs libpq-dev."),
        .trait(name: "TLS", description: "Lets `sharpeyes serve` speak TLS itself; builds BoringSSL."),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // Without its traits: no configuration files and no full Foundation of its own.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        // What Hummingbird is made of, named where the dashboard says one of its types.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
    ],
    targets: [
        // Floor 0: values, and doors to C.
        .systemLibrary(name: "CSHA256"),
        .target(name: "CameraModel", dependencies: ["CSHA256"], swiftSettings: settings),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CCrypt"),
        .systemLibrary(name: "CZlib"),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "XMLEvents", dependencies: [.target(name: "CExpat", condition: .when(traits: ["XML"]))],
            swiftSettings: settings),
        .target(
            name: "Spreadsheet",
            dependencies: [
                .target(name: "XMLEvents", condition: .when(traits: ["XLSX"])),
                .target(name: "CZip", condition: .when(traits: ["XLSX"])),
                .target(name: "CXlsxWriter", condition: .when(traits: ["XLSX"])),
            ],
            swiftSettings: settings),

        // Floor 1: rooms that know CameraModel and never one another.
        .target(
            name: "CameraInventory",
            dependencies: [
                "CameraModel", .product(name: "Yams", package: "Yams"),
                .target(name: "XMLEvents", condition: .when(traits: ["XML"])),
                .target(name: "Spreadsheet", condition: .when(traits: ["XLSX"])),
            ],
            swiftSettings: settings),
        .target(
            name: "CameraRegistry",
            dependencies: [
                "CameraModel",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .target(name: "CPostgres", condition: .when(traits: ["POSTGRES"])),
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

        // Floor 2: what is shown.
        .target(
            name: "CameraDashboard",
            dependencies: [
                "CameraModel", "CameraRegistry", "CameraAudit", "CameraCoverage", "CCrypt", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(
                    name: "HummingbirdTLS", package: "hummingbird", condition: .when(traits: ["TLS"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"])),
            ],
            resources: [.embedInCode("Resources")], swiftSettings: settings),

        // Floor 3: programs.
        .executableTarget(
            name: "sharpeyes",
            dependencies: [
                "CameraModel", "CameraInventory", "CameraRegistry", "CameraProbe", "CameraAudit",
                "CameraCoverage", "CameraDashboard", "SharpEyes", "Spreadsheet",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "camera-lab",
            dependencies: [
                "CameraModel", "CameraCoverage", "CameraRegistry", "CCurl",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // Tests mirror the rooms.
        .target(
            name: "TestSupport", dependencies: ["CameraModel"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(
            name: "CameraModelTests", dependencies: ["CameraModel", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "XMLEventsTests", dependencies: ["XMLEvents"], swiftSettings: settings),
        .testTarget(
            name: "SpreadsheetTests", dependencies: ["Spreadsheet", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "CameraInventoryTests", dependencies: ["CameraInventory", "CameraModel", "TestSupport"],
            exclude: ["Broken", "Profiles"], swiftSettings: settings),
        .testTarget(
            name: "CameraRegistryTests",
            dependencies: [
                "CameraRegistry", "CameraModel", "CameraAudit", "SharpEyes", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Kept"], swiftSettings: settings),
        .testTarget(
            name: "CameraProbeTests",
            dependencies: ["CameraProbe", "CameraModel", "TestSupport", "camera-lab"],
            swiftSettings: settings),
        // Real servers as peers: only `make test-interop` runs it.
        .testTarget(
            name: "InteropTests", dependencies: ["CameraProbe", "CameraModel", "TestSupport"],
            exclude: ["Peers"], swiftSettings: settings),
        .testTarget(
            name: "CameraAuditTests", dependencies: ["CameraAudit", "CameraModel", "TestSupport"],
            exclude: ["Golden"], swiftSettings: settings),
        .testTarget(
            name: "CameraCoverageTests", dependencies: ["CameraCoverage", "CameraModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "CameraDashboardTests",
            dependencies: ["CameraDashboard", "CameraModel", "CameraRegistry", "SharpEyes", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SharpEyesTests", dependencies: ["SharpEyes", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "sharpeyes", "camera-lab", "CameraModel", "CameraProbe", "CameraRegistry", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["Golden"], swiftSettings: settings),
    ]
)
