public import ArgumentParser
public import CameraInventory
public import CameraModel
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
            "The file's format (else found by content): csv, json or jsonl.", valueName: "format"))
    var inputFormat: InventoryFormat?
    @Flag(help: "Do everything, keep nothing.") var dryRun = false
    @Flag(help: "All or nothing: one refused row keeps the file out.") var strict = false
    @Option(help: ArgumentHelp("Zone of rows that name none, by code.", valueName: "zone")) var zone: String?
    @Option(
        help: ArgumentHelp(
            "Datum of positions whose rows name none.", valueName: "datum"))
    var datum: Datum?
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
extension Datum: ExpressibleByArgument {}

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
    @Flag(
        help: "Put logins out of stream addresses into $SHARPEYES_SECRETS (mode 0600); else they are dropped."
    )
    var keepCredentials = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
        let settings = try global.settings()
        let keeper = try keepCredentials ? CredentialKeeper(settings) : nil
        try ImportRun(options, settings).run { source, read, begin in
            var wanted = read.options
            wanted.keepsCredentials = keeper != nil
            var reader = try CameraInventoryReader(source, options: wanted)
            let (registry, request) = try begin(reader.summary)
            keeper?.begin()
            let outcome = try registry.importCameras(request, refused: { keeper?.forget($0) }) {
                try read.next(&reader, { try $0.next() }).map {
                    keeper?.take($0.credentials)
                    return ImportRows(rows: $0.rows, refused: $0.refused)
                }
            }
            if outcome.batch != nil { try keeper?.save() }
            return (reader.summary, outcome)
        }
    }
}
