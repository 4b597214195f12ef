import ArgumentParser
import CameraAudit
import CameraInventory
import CameraModel
import CameraRegistry

/// `sharpeyes list zones|sites|cameras`
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List zones, sites, cameras or batches.",
        subcommands: [ListZones.self, ListSites.self, ListCameras.self, ListBatches.self])
}

/// The output formats of lists.
enum ListFormat: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

/// A condition on a column, `column=value`.
struct Condition: ExpressibleByArgument {
    let column: CameraColumn
    let text: String

    init?(argument: String) {
        guard let mark = argument.firstIndex(of: "="),
            let column = CameraColumn(rawValue: String(argument[..<mark]))
        else { return nil }
        self.column = column
        text = String(argument[argument.index(after: mark)...])
    }

    /// What the registry compares: the value as an inventory's is read, so that 在用 finds what says `inUse`. Throws wrong
    /// usage for a value that no camera can have.
    func wanted(_ settings: Settings) throws -> (column: CameraColumn, text: String) {
        // These are read together with others, or as they are.
        let asTheyAre: [CameraColumn] = [.deviceCode, .longitude, .latitude, .extras]
        if text.isEmpty || asTheyAre.contains(column) { return (column, text) }
        let parser = CameraRowParser(localTime: settings.localTime)
        let (row, findings) = parser.parse([("deviceCode", "any"), (column.rawValue, text)])
        if let read = row?.record.text(of: column) { return (column, read) }
        if let reason = findings.first(where: { $0.column == column.rawValue && $0.severity >= .warning }) {
            throw ValidationError("--where \(column.rawValue): \(reason.message(settings.language))")
        }
        return (column, text)
    }
}

struct ListZones: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zones", abstract: "List the zones as a tree.", usage: "sharpeyes list zones [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, csv or json.") var format: ListFormat = .text

    func run() throws {
        let settings = try global.settings()
        do {
            let tree = try settings.open().zoneTree()
            let output = try OutputFile(nil)
            if format == .text {
                try output.write(ZoneListText.render(tree, settings.language))
            } else {
                try writeInventory(.zones, format, output) { writer in
                    try output.write(writer.append(tree.zones))
                }
            }
            try output.finish()
        } catch { throw settings.failure(error) }
    }
}

struct ListSites: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sites", abstract: "List the required sites.", usage: "sharpeyes list sites [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, csv or json.") var format: ListFormat = .text

    func run() throws {
        let settings = try global.settings()
        do {
            let sites = try settings.open().sites()
            let output = try OutputFile(nil)
            if format == .text {
                for site in sites { try output.write(ListText.site(site, settings.language) + "\n") }
            } else {
                try writeInventory(.sites, format, output) { writer in try output.write(writer.append(sites))
                }
            }
            try output.finish()
        } catch { throw settings.failure(error) }
    }
}

struct ListCameras: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cameras", abstract: "List cameras, all or those that fit.",
        usage: "sharpeyes list cameras [options]",
        discussion: """
            --where column=value may stand several times; all must hold. The columns are
            the canonical ones; a value of several fits by any of them; an empty value
            wants those that do not say.
              sharpeyes list cameras --where deviceState=inUse --where endpoints= --count
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, csv or json.") var format: ListFormat = .text
    @Option(help: ArgumentHelp("Only this zone and its descendants, code or name.", valueName: "zone"))
    var zone: String?
    @Option(
        name: .customLong("where"), help: ArgumentHelp("Only cameras that say so.", valueName: "column=value")
    )
    var conditions: [Condition] = []
    @Flag(help: "Print only how many there are.") var count = false

    func run() throws {
        let settings = try global.settings()
        var filter = CameraFilter()
        filter.zone = zone
        filter.values = try conditions.map { try $0.wanted(settings) }
        do {
            let registry = try settings.open()
            let output = try OutputFile(nil)
            if count {
                var total = 0
                try registry.cameras(filter) { total += $0.count }
                try output.write("\(total)\n")
            } else if format == .text {
                try registry.cameras(filter) { batch in
                    for camera in batch {
                        try output.write(ListText.camera(camera, settings.language) + "\n")
                    }
                }
            } else {
                try writeInventory(.cameras, format, output) { writer in
                    try registry.cameras(filter) { try output.write(writer.append($0)) }
                }
                try registry.logAccess(
                    action: "list", detail: "cameras as \(format.rawValue)", by: settings.actor,
                    now: Clock.now())
            }
            try output.finish()
        } catch { throw settings.failure(error) }
    }
}
