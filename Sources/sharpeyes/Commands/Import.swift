public import ArgumentParser
public import CameraInventory
public import CameraModel
import CameraRegistry
import Glibc

/// `sharpeyes import zones|sites|cameras|roads|buildings FILE...`
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read zones, sites, cameras, roads or buildings into the registry.",
        discussion: """
            Zones first, then sites, then cameras. Each file is one batch: kept as a whole
            or not at all. A bad row is refused with line and reason, the others are in.
            Outlines of zones, roads and buildings, which `coverage` asks for, are GeoJSON.
            For a file with unknown headers:
              sharpeyes import --suggest-profile FILE > our.yaml
              sharpeyes import cameras --profile our.yaml --dry-run FILE
            """,
        subcommands: [
            ImportZones.self, ImportSites.self, ImportCameras.self, ImportRoads.self, ImportBuildings.self,
        ])

    @Option(
        help: ArgumentHelp(
            "Write a skeleton of a profile for a file's headers to standard output.", valueName: "file"))
    var suggestProfile: String?
    @Option(help: ArgumentHelp("What that file holds: cameras, zones or sites.", valueName: "kind"))
    var kind: ProfileSuggestion.Kind = .cameras

    func run() throws {
        guard let suggestProfile else { throw CleanExit.helpRequest(self) }
        do throws(InventoryError) {
            let text = try ProfileSuggestion.text(
                suggestProfile == "-" ? .standardInput : .file(path: suggestProfile), kind: kind)
            print(text, terminator: "")
        } catch {
            let environment = ProcessEnvironment.values
            let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
            throw Failure.cannot(error.message(Language(locale: locale)))
        }
    }
}

extension ProfileSuggestion.Kind: ExpressibleByArgument {}

/// Options of every import.
struct ImportOptions: ParsableArguments {
    @Option(help: "text or json (of the report).") var format: ImportFormat = .text
    @Option(
        help: ArgumentHelp(
            "The file's format, if not as found by content.",
            valueName: "format"))
    var inputFormat: InventoryFormat?
    @Option(
        help: ArgumentHelp("Where the rows are in a JSON document, such as data.list.", valueName: "names"))
    var path: String?
    @Option(
        help: ArgumentHelp(
            "What headers and values mean: a built-in profile or a YAML file (else found by the headers).",
            valueName: "name|file"))
    var profile: String?
    @Option(
        help: ArgumentHelp(
            "The text's encoding, by any iconv name (else a byte order mark, UTF-8 or GB18030).",
            valueName: "name"))
    var encoding: String?
    @Option(
        help: ArgumentHelp(
            "What stands between the cells of a CSV file: one character, or tab (else found).",
            valueName: "character"))
    var delimiter: Delimiter?
    @Option(
        help: ArgumentHelp(
            "Write refused rows there as they came, with rule and reason: CSV to mend and import again. In a folder, batch-NUMBER.csv, as `serve --rejects` wants it.",
            valueName: "file|folder"))
    var rejects: String?
    @Option(
        help: ArgumentHelp(
            "Sheet of a workbook, by name or number (else the first with known headers).", valueName: "sheet")
    )
    var sheet: String?
    @Flag(help: "Do everything, keep nothing.") var dryRun = false
    @Flag(help: "All or nothing: one refused row keeps the file out.") var strict = false
    @Option(help: ArgumentHelp("Zone of rows that name none, by code.", valueName: "zone")) var zone: String?
    @Flag(
        help: ArgumentHelp(
            "The file should name every record (of --zone and below): tell those it lacks; nothing is removed."
        ))
    var complete = false
    @Option(
        help: ArgumentHelp(
            "Keep nothing, but save here what would be done, for sharpeyes apply.", valueName: "file"))
    var plan: String?
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
        if plan != nil {
            guard files.count == 1 else { throw ValidationError("--plan is for one file at a time") }
            guard files[0] != "-" else {
                throw ValidationError("--plan needs a file: standard input cannot be read a second time")
            }
        }
        if let zone, ZoneCode(zone) == nil {
            throw ValidationError("--zone \"\(zone)\" is not a zone's code")
        }
        if let encoding, !ReadOptions.isKnown(encoding: encoding) {
            throw ValidationError(InventoryError.unknownEncoding(encoding: encoding).message())
        }
        if let rejects { try validate(rejects) }
    }

    private func validate(_ rejects: String) throws {
        if rejects == "-" { throw ValidationError("--rejects needs a file; standard output has the report") }
        if files.count > 1 { throw ValidationError("--rejects takes one inventory at a time") }
        var (mine, theirs) = (stat(), stat())
        for file in files where stat(file, &mine) == 0 && stat(rejects, &theirs) == 0 {
            if mine.st_dev == theirs.st_dev, mine.st_ino == theirs.st_ino {
                throw ValidationError("--rejects would replace the inventory itself; name another file")
            }
        }
    }
}

extension ImportOptions {
    /// Files beside the inventory that decide what is imported; a plan holds them to their content.
    var companions: [String] { profile.map { ProfileOption.isFile($0) ? [$0] : [] } ?? [] }
}

extension InventoryBatch {
    /// The batch as the registry takes it.
    var importRows: ImportRows<Row> {
        var result = ImportRows(rows: rows, refused: refused)
        result.findings = findings
        if refused > 0 {
            result.refusedCodes = findings.compactMap { $0.severity == .error ? $0.deviceCode : nil }
        }
        return result
    }
}

extension InventoryFormat: ExpressibleByArgument {}
extension Datum: ExpressibleByArgument {}

/// The character between cells, on the command line.
struct Delimiter: ExpressibleByArgument {
    var byte: UInt8

    init?(argument: String) {
        if argument.lowercased() == "tab" || argument == "\\t" {
            byte = 0x09
            return
        }
        guard argument.utf8.count == 1, let byte = argument.utf8.first, byte != UInt8(ascii: "\""),
            byte == 9 || byte >= 32
        else { return nil }
        self.byte = byte
    }
}

struct ImportZones: PlannableImport {
    static let configuration = CommandConfiguration(
        commandName: "zones", abstract: "Import zones.", usage: "sharpeyes import zones [options] <file> ...")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func run() throws { try run(try global.settings(), nil) }

    func run(_ settings: Settings, _ expected: ImportExpectation?) throws {
        try ImportRun(options, settings, expected).run { source, read, begin in
            var reader = try ZoneInventoryReader(source, options: read.options)
            let (registry, request) = try begin(reader.summary)
            let outcome = try registry.importZones(request, refused: { read.refuse($0, reader.refused($0)) })
            {
                try read.next(&reader, { try $0.next() }).map { $0.importRows }
            }
            return (reader.summary, outcome)
        }
    }
}

struct ImportSites: PlannableImport {
    static let configuration = CommandConfiguration(
        commandName: "sites", abstract: "Import required sites.",
        usage: "sharpeyes import sites [options] <file> ...")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func run() throws { try run(try global.settings(), nil) }

    func run(_ settings: Settings, _ expected: ImportExpectation?) throws {
        try ImportRun(options, settings, expected).run { source, read, begin in
            var reader = try SiteInventoryReader(source, options: read.options)
            let (registry, request) = try begin(reader.summary)
            let outcome = try registry.importSites(request, refused: { read.refuse($0, reader.refused($0)) })
            {
                try read.next(&reader, { try $0.next() }).map { $0.importRows }
            }
            return (reader.summary, outcome)
        }
    }
}

struct ImportCameras: PlannableImport {
    static let configuration = CommandConfiguration(
        commandName: "cameras", abstract: "Import cameras.",
        usage: "sharpeyes import cameras [options] <file> ...")
    @OptionGroup var options: ImportOptions
    @Flag(
        help: "Put logins out of stream addresses into $SHARPEYES_SECRETS (mode 0600); else they are dropped."
    )
    var keepCredentials = false
    @OptionGroup var global: GlobalOptions

    func run() throws { try run(try global.settings(), nil) }

    func run(_ settings: Settings, _ expected: ImportExpectation?) throws {
        let keeper = try keepCredentials ? CredentialKeeper(settings) : nil
        try ImportRun(options, settings, expected).run { source, read, begin in
            var wanted = read.options
            wanted.keepsCredentials = keeper != nil
            var reader = try CameraInventoryReader(source, options: wanted)
            let (registry, request) = try begin(reader.summary)
            keeper?.begin()
            let refuse: (Finding) -> Void = {
                keeper?.forget($0)
                read.refuse($0, reader.refused($0))
            }
            let outcome = try registry.importCameras(request, refused: refuse) {
                try read.next(&reader, { try $0.next() }).map {
                    keeper?.take($0.credentials)
                    return $0.importRows
                }
            }
            if outcome.batch != nil { try keeper?.save() }
            return (reader.summary, outcome)
        }
    }
}
