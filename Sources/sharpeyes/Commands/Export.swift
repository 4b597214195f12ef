import ArgumentParser
import CameraInventory
import CameraModel
import CameraRegistry

/// `sharpeyes export zones|sites|cameras`
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write zones, sites or cameras as CSV or JSON that imports again.",
        usage: "sharpeyes export [options] <zones|sites|cameras>",
        discussion: "A file appears whole or not at all. Every export is noted in the access log.")
    @OptionGroup var global: GlobalOptions
    @Option(help: "csv or json.") var format: ExportFormat = .csv
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"
    @Option(help: ArgumentHelp("Only this zone and its descendants (cameras).", valueName: "zone")) var zone:
        String?
    @Option(
        name: .customLong("where"), help: ArgumentHelp("Only cameras that say so.", valueName: "column=value")
    )
    var conditions: [Condition] = []
    @Argument(help: "zones, sites or cameras.") var kind: Kind

    /// What is exported.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case zones, sites, cameras
        var inventory: InventoryWriter.Kind { self == .zones ? .zones : self == .sites ? .sites : .cameras }
    }
    /// The formats of an export.
    enum ExportFormat: String, ExpressibleByArgument, CaseIterable { case csv, json }

    func run() throws {
        let settings = try global.settings()
        var filter = CameraFilter()
        filter.zone = zone
        filter.values = try conditions.map { try $0.wanted(settings) }
        do {
            let registry = try settings.open()
            let file = try OutputFile(output)
            var count = 0
            try writeInventory(kind.inventory, format == .csv ? .csv : .json, file) { writer in
                switch kind {
                case .zones:
                    let zones = try registry.zoneTree().zones
                    count = zones.count
                    try file.write(writer.append(zones))
                case .sites:
                    let sites = try registry.sites()
                    count = sites.count
                    try file.write(writer.append(sites))
                case .cameras:
                    try registry.cameras(filter) { batch in
                        count += batch.count
                        try file.write(writer.append(batch))
                    }
                }
            }
            try registry.logAccess(
                action: "export", detail: "\(count) \(kind.rawValue) as \(format.rawValue)",
                by: settings.actor,
                now: Clock.now())
            try file.finish()
        } catch { throw settings.failure(error) }
    }
}

/// Writes head and end of an inventory around what `body` appends.
func writeInventory(
    _ kind: InventoryWriter.Kind, _ format: ListFormat, _ output: OutputFile,
    _ body: (inout InventoryWriter) throws -> Void
) throws {
    var writer = InventoryWriter(kind, format: format == .csv ? .csv : .json)
    try output.write(writer.header())
    try body(&writer)
    try output.write(writer.footer())
}
