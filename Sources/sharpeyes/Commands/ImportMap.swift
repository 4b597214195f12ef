import ArgumentParser
import CameraInventory
import CameraModel
import CameraRegistry

/// `sharpeyes import roads FILE...`
struct ImportRoads: PlannableImport {
    static let configuration = CommandConfiguration(
        commandName: "roads", abstract: "Import roads: lines, as GeoJSON.",
        usage: "sharpeyes import roads [options] <file> ...")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws { try options.refuseRecordsOnly() }

    func run() throws { try run(try global.settings(), nil) }

    func run(_ settings: Settings, _ expected: ImportExpectation?) throws {
        try ImportRun(options, settings, expected).run { source, read, begin in
            var reader = try RoadInventoryReader(source, options: read.options)
            let (registry, request) = try begin(reader.summary)
            let outcome = try registry.importRoads(request, refused: { read.refuse($0, reader.refused($0)) })
            {
                try read.next(&reader, { try $0.next() }).map { $0.importRows }
            }
            return (reader.summary, outcome)
        }
    }
}

/// `sharpeyes import buildings FILE...`
struct ImportBuildings: PlannableImport {
    static let configuration = CommandConfiguration(
        commandName: "buildings", abstract: "Import buildings: outlines, as GeoJSON.",
        usage: "sharpeyes import buildings [options] <file> ...")
    @OptionGroup var options: ImportOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws { try options.refuseRecordsOnly() }

    func run() throws { try run(try global.settings(), nil) }

    func run(_ settings: Settings, _ expected: ImportExpectation?) throws {
        try ImportRun(options, settings, expected).run { source, read, begin in
            var reader = try BuildingInventoryReader(source, options: read.options)
            let (registry, request) = try begin(reader.summary)
            let outcome = try registry.importBuildings(
                request, refused: { read.refuse($0, reader.refused($0)) }
            ) {
                try read.next(&reader, { try $0.next() }).map { $0.importRows }
            }
            return (reader.summary, outcome)
        }
    }
}

extension ImportOptions {
    /// The map lies in no zone, and nobody says that a file has all of it.
    fileprivate func refuseRecordsOnly() throws {
        if complete { throw ValidationError("--complete is for zones, sites and cameras") }
        if zone != nil { throw ValidationError("--zone is for sites and cameras") }
    }
}
