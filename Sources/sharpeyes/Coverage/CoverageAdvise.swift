import ArgumentParser
import CameraCoverage
import CameraModel
import CameraRegistry
import SharpEyes

/// `sharpeyes coverage advise`
struct CoverageAdvise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise", abstract: "Where to build next in a zone.",
        usage: "sharpeyes coverage advise --zone <zone> --count <n> [options]",
        discussion: """
            One of --count, --target and --budget says what is wanted.
            Cameras in use and planned ones stay as they are. Candidates stand along the
            roads and at the required sites of the zone, or where a CSV of cameras says
            (position; also type, angles, distance, investment). The cameras to build go
            to --output as a CSV that imports as planned cameras.
              sharpeyes coverage advise --zone 370502001 --target 5 --output plan.csv
              sharpeyes import cameras plan.csv
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ShowFormat = .text
    @Option(help: ArgumentHelp("The zone, code or name.", valueName: "zone")) var zone: String
    @Option(help: ArgumentHelp("Build this many.", valueName: "n")) var count: Int?
    @Option(help: ArgumentHelp("Reach this share of the area with few.", valueName: "percent"))
    var target: Double?
    @Option(help: ArgumentHelp("Spend at most this much.", valueName: "yuan")) var budget: Double?
    @Option(help: ArgumentHelp("Candidates, in the columns of cameras.", valueName: "csv"))
    var candidates: String?
    @OptionGroup var made: CandidateOptions
    @OptionGroup var views: ViewOptions
    @Option(help: ArgumentHelp("Write the cameras to build there, as CSV.", valueName: "file"))
    var output: String?

    func validate() throws {
        guard [count != nil, target != nil, budget != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("one of --count, --target and --budget is wanted")
        }
        if let count, !(1...100_000).contains(count) { throw ValidationError("--count is 1 or more") }
        if let target, !(target > 0 && target <= 100) { throw ValidationError("--target is a percentage") }
        if let budget, !(budget > 0 && budget < 1e12) { throw ValidationError("--budget is above 0") }
        if output == "-", format == .json {
            throw ValidationError("--output - and --format json exclude one another")
        }
    }

    private var goal: PlacementGoal {
        if let count { return .count(count) }
        if let budget { return .budget(budget) }
        return .share((target ?? 100) / 100)
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            var request = CoverageRequest(views: views.settings)
            (request.zone, request.survey) = (zone, views.survey)
            (request.planned, request.reach) = (true, 300)
            let scene = try registry.coverageScene(request)
            let tree = scene.tree
            guard
                let first = scene.zones.first(where: {
                    tree.zones[$0].code.text == zone || tree.zones[$0].name == zone
                }),
                let index = scene.survey.zones.firstIndex(where: { $0.zone == tree.zones[first].code })
            else { throw Failure.cannot(noBoundary(settings.language)) }
            let list = CandidateList(options: made, views: views.settings, zone: tree.zones[first])
            let records =
                try candidates.map { try list.read($0, settings) }
                ?? list.made(scene, index, sites: registry.sites())
            guard !records.isEmpty else { throw Failure.cannot(noCandidates(settings.language)) }
            let choices = list.candidates(records)
            guard let advice = scene.survey.advise(zone: index, candidates: choices.candidates, goal: goal)
            else { throw Failure.cannot(noBoundary(settings.language)) }
            let plan = try PlannedCameras(
                advice: advice, records: choices.records, costs: choices.candidates.map(\.cost),
                zone: tree.zones[first], registry: registry)
            let report = AdviceText(plan: plan, goal: goal, candidates: choices.candidates.count)
            if output != "-" {
                let text = format == .json ? report.json() : report.text(settings.language)
                try Terminal.print(text, terminator: "")
            }
            if let output {
                let file = try OutputFile(output)
                try writeInventory(.cameras, .csv, file) { writer in
                    try file.write(writer.append(plan.records))
                }
                try file.finish()
            }
            if !advice.isReached { throw Failure.found }
        } catch { throw settings.failure(error) }
    }

    private func noBoundary(_ language: Language) -> String {
        language.pick(
            en:
                "zone \(zone) has no boundary, or one without area; import it: sharpeyes import zones FILE.geojson",
            zh: "区域 \(zone) 没有边界或面积为零；请先导入：sharpeyes import zones FILE.geojson")
    }

    private func noCandidates(_ language: Language) -> String {
        language.pick(
            en: "no candidates: import roads, or positioned sites, or name --candidates FILE.csv",
            zh: "没有候选点：请导入道路或带坐标的部位，或用 --candidates FILE.csv 指定")
    }
}
