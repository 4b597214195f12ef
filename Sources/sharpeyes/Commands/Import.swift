public import ArgumentParser
public import CameraInventory
import CameraModel
import CameraRegistry
import Glibc

/// `sharpeyes import zones|sites|cameras FILE...`
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read inventories of zones, sites or cameras into the registry.",
        discussion: """
            Zones first, then sites, then cameras. Each file is one batch: kept as a whole
            or not at all. A bad row is refused with line and reason, the others are in.
            """,
        subcommands: [ImportZones.self, ImportSites.self, ImportCameras.self])
}

/// Options of every import.
struct ImportOptions: ParsableArguments {
    @Option(help: "text or json (of the report).") var format: ImportFormat = .text
    @Option(
        help: ArgumentHelp(
            "The file's format (else found by content): csv, json, jsonl, gb28181 (XML catalogue) or xlsx.",
            valueName: "format"))
    var inputFormat: InventoryFormat?
    @Option(
        help: ArgumentHelp(
            "Sheet of a workbook, by name or number (else the first with known headers).", valueName: "sheet")
    )
    var sheet: String?
    @Flag(help: "Do everything, keep nothing.") var dryRun = false
    @Flag(help: "All or nothing: one refused row keeps the file out.") var strict = false
    @Option(help: ArgumentHelp("Zone of rows that name none, by code.", valueName: "zone")) var zone: String?
    @Argument(help: ArgumentHelp("Inventory files; - is standard input.", valueName: "file")) var files:
        [String]

    /// The output formats of an import's report.
    enum ImportFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

    func validate() throws {
        if files.filter({ $0 == "-" }).count > 1 {
            throw ValidationError("standard input can be read only once")
        }
        if let zone, ZoneCode(zone) == nil {
            throw ValidationError("--zone \"\(zone)\" is not a zone's code")
        }
    }
}

extension InventoryFormat: ExpressibleByArgument {}

struct ImportZones: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zones", abstract: "Import zones.", usage: "sharpeyes import zones [options] <file> ...")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try ImportRun(options, try global.settings()).run { source, read, begin in
            var reader = try ZoneInventoryReader(source, options: read.options)
            let (registry, request) = try begin(reader.summary)
            let outcome = try registry.importZones(request) {
                try read.next(&reader, { try $0.next() }).map {
                    ImportRows(rows: $0.rows, refused: $0.refused)
                }
            }
            return (reader.summary, outcome)
        }
    }
}

struct ImportSites: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sites", abstract: "Import required sites.",
        usage: "sharpeyes import sites [options] <file> ...")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try ImportRun(options, try global.settings()).run { source, read, begin in
            var reader = try SiteInventoryReader(source, options: read.options)
            let (registry, request) = try begin(reader.summary)
            let outcome = try registry.importSites(request) {
                try read.next(&reader, { try $0.next() }).map {
                    ImportRows(rows: $0.rows, refused: $0.refused)
                }
            }
            return (reader.summary, outcome)
        }
    }
}

struct ImportCameras: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cameras", abstract: "Import cameras.",
        usage: "sharpeyes import cameras [options] <file> ...")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try ImportRun(options, try global.settings()).run { source, read, begin in
            var reader = try CameraInventoryReader(source, options: read.options)
            let (registry, request) = try begin(reader.summary)
            let outcome = try registry.importCameras(request) {
                try read.next(&reader, { try $0.next() }).map {
                    ImportRows(rows: $0.rows, refused: $0.refused)
                }
            }
            return (reader.summary, outcome)
        }
    }
}
