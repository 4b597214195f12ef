import ArgumentParser
import CameraAudit
import CameraModel
import CameraRegistry

/// `sharpeyes sample`
struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw cameras for a check in the field; the same seed draws the same.",
        usage: "sharpeyes sample [options] --count <n> --seed <n>",
        discussion: """
            Cameras in use only. The CSV has columns to be filled in with yes or no;
            `report field` turns it into a sheet for signature.
              sharpeyes sample --zone 370502 --count 50 --seed 7 --format csv
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or csv.") var format: SampleFormat = .text
    @Option(help: ArgumentHelp("Only this zone and its descendants, code or name.", valueName: "zone"))
    var zone: String?
    @Option(help: ArgumentHelp("How many cameras.", valueName: "n")) var count: Int
    @Option(help: ArgumentHelp("Any number; note it in the minutes.", valueName: "n")) var seed: UInt64
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"

    /// The formats of a sample.
    enum SampleFormat: String, ExpressibleByArgument, CaseIterable { case text, csv }

    func validate() throws {
        if !(1...100_000).contains(count) { throw ValidationError("--count wants 1 to 100000") }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            var draw = SampleDraw(count: count, seed: seed)
            var filter = CameraFilter()
            filter.zone = zone
            try registry.cameras(filter) { batch in
                for camera in batch where camera.deviceState.isInUse { draw.add(camera) }
            }
            let file = try OutputFile(output)
            let sheet = SampleSheet(
                draw: draw, zone: zone, revision: try registry.revision(), settings: settings)
            try file.write(format == .csv ? sheet.csv() : sheet.text(now: Clock.now()))
            try registry.logAccess(
                action: "sample", detail: "\(draw.drawn.count) of \(draw.population) cameras, seed \(seed)",
                by: settings.actor, now: Clock.now())
            try file.finish()
        } catch { throw settings.failure(error) }
    }
}

/// Draws without replacement: the cameras whose hashes with the seed are the smallest, so that the order in which they
/// come, and cameras elsewhere, change nothing.
struct SampleDraw {
    let count: Int
    let seed: UInt64
    private(set) var population = 0
    private var kept: [(key: String, camera: CameraRecord)] = []

    init(count: Int, seed: UInt64) { (self.count, self.seed) = (count, seed) }

    mutating func add(_ camera: CameraRecord) {
        population += 1
        let key = SHA256.hex("\(seed) \(camera.deviceCode)".utf8)
        if kept.count == count, let last = kept.last, key >= last.key { return }
        var (low, high) = (0, kept.count)
        while low < high {
            let middle = (low + high) / 2
            if kept[middle].key < key { low = middle + 1 } else { high = middle }
        }
        kept.insert((key, camera), at: low)
        if kept.count > count { kept.removeLast() }
    }

    /// The drawn cameras by zone and code, the order in which somebody would drive.
    var drawn: [CameraRecord] {
        kept.map(\.camera).sorted {
            ($0.zone?.text ?? "", $0.deviceCode) < ($1.zone?.text ?? "", $1.deviceCode)
        }
    }
}

/// The list that goes into the field.
struct SampleSheet {
    let draw: SampleDraw
    let zone: String?
    let revision: Int
    let settings: Settings

    /// The columns that the field fills in.
    static let questions = ["exists", "working", "positionRight", "note"]
    static let columns =
        ["number", "deviceCode", "name", "zone", "address", "longitude", "latitude", "managementUnit"]
        + questions

    func csv() -> String {
        let rows = draw.drawn.enumerated().map { index, camera in
            CSVText.line(
                ["\(index + 1)", camera.deviceCode.text]
                    + [CameraColumn.name, .zone, .address, .longitude, .latitude, .managementUnit].map {
                        camera.text(of: $0) ?? ""
                    } + SampleSheet.questions.map { _ in "" })
        }
        return CSVText.line(SampleSheet.columns) + rows.joined()
    }

    func text(now: Instant) -> String {
        let language = settings.language
        let drawn = draw.drawn
        var out = language.pick(
            en: "Field check: \(drawn.count) of \(draw.population) cameras in use",
            zh: "现场抽查：在用摄像机 \(draw.population) 台，抽取 \(drawn.count) 台")
        out += (zone.map { ", \($0)" } ?? "") + ", seed \(draw.seed), "
        out +=
            language.pick(en: "revision \(revision), ", zh: "修订号 \(revision)，") + settings.local(now) + "\n"
        for (index, camera) in drawn.enumerated() {
            out += "\n\(index + 1). \(camera.deviceCode)  \(camera.zone?.text ?? "")\n"
            for text in [camera.name, camera.address, camera.managementUnit?.name] {
                if let text { out += Terminal.wrap(text, indent: 4) + "\n" }
            }
            if let position = camera.position { out += "    \(position)\n" }
            out += language.pick(
                en: "    there [ ]  working [ ]  position right [ ]  note ______________________\n",
                zh: "    在位 [ ]  正常 [ ]  坐标相符 [ ]  备注 ______________________\n")
        }
        return out
    }
}
