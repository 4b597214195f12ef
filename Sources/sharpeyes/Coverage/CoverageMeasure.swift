import ArgumentParser
import CameraCoverage
import CameraModel
import CameraRegistry
import SharpEyes

/// `sharpeyes coverage`, without a further word.
struct CoverageMeasure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Covered area and roads per zone (the default).",
        usage: "sharpeyes coverage [options]")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Option(help: ArgumentHelp("Only this zone and its descendants, code or name.", valueName: "zone"))
    var zone: String?
    @OptionGroup var views: ViewOptions
    @Option(help: ArgumentHelp("Write blind spots there, as GeoJSON.", valueName: "file"))
    var blindSpots: String?
    @Option(help: ArgumentHelp("The smallest blind spot told, in square metres.", valueName: "area"))
    var smallest = 100.0
    @Option(help: ArgumentHelp("Draw a map there, as SVG.", valueName: "file")) var map: String?
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"

    func validate() throws {
        if [output, blindSpots, map].count(where: { $0 == "-" }) > 1 {
            throw ValidationError("only one of --output, --blind-spots and --map can be standard output")
        }
        guard smallest >= 0, smallest.isFinite else { throw ValidationError("--smallest is an area") }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            var request = CoverageRequest(views: views.settings)
            (request.zone, request.survey) = (try registry.zoneOfFigures(zone), views.survey)
            let scene = try registry.coverageScene(request)
            guard !scene.survey.zones.isEmpty else { throw Failure.cannot(noBoundary(settings.language)) }
            let figures = scene.figures(level: views.level.level)
            let report = CoverageReportText(figures: figures, views: views)
            if output != "-" || (blindSpots != "-" && map != "-") {
                let file = try OutputFile(output)
                try file.write(format == .json ? report.json() : report.text(settings.language))
                try file.finish()
            }
            try writeBlindSpotsAndMap(scene, figures, settings)
        } catch { throw settings.failure(error) }
    }

    private func writeBlindSpotsAndMap(
        _ scene: CoverageScene, _ figures: CoverageFigures, _ settings: Settings
    ) throws {
        guard blindSpots != nil || map != nil else { return }
        let spots = scene.survey.blindSpots(smallest: smallest)
        if let blindSpots {
            let file = try OutputFile(blindSpots)
            try file.write(BlindSpot.geoJSON(spots))
            try file.finish()
        }
        guard let map else { return }
        let content = MapTexts(scene: scene, figures: figures, level: views.level.name).content(
            spots, settings, at: Clock.now())
        guard let drawn = scene.survey.map(content) else { return }
        let file = try OutputFile(map)
        try file.write(drawn)
        try file.finish()
    }

    private func noBoundary(_ language: Language) -> String {
        let what =
            zone.map { language.pick(en: "neither \($0) nor a zone below it", zh: "\($0) 及其下级区域均没有") }
            ?? language.pick(en: "no zone", zh: "没有任何区域有")
        return language.pick(
            en: "\(what) has a boundary; import one: sharpeyes import zones FILE.geojson",
            zh: "\(what)边界；请先导入：sharpeyes import zones FILE.geojson")
    }
}
