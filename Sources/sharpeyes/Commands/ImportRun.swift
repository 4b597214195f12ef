import CameraInventory
import CameraModel
import CameraRegistry
import Glibc

/// What is the same for every kind of import: file by file, with findings, progress and report.
struct ImportRun {
    /// Opens the registry for a file whose head could be read.
    typealias Begin = (InventorySummary) throws -> (Registry, ImportRequest)
    /// Reads and imports one file.
    typealias One = (InventorySource, ReadingPass, Begin) throws -> (InventorySummary, ImportOutcome)

    private let options: ImportOptions
    private let settings: Settings

    init(_ options: ImportOptions, _ settings: Settings) {
        (self.options, self.settings) = (options, settings)
    }

    /// Imports every file; ends with status 1 when a row was refused.
    func run(_ one: One) throws {
        Interruption.listen()
        var refused = 0
        for file in options.files {
            let report = try importFile(file, one)
            refused += report.outcome.refused
            try Terminal.print(
                options.format == .json ? report.json() : report.text(settings.language), terminator: "")
        }
        if refused > 0 { throw Failure.found }
    }

    private func importFile(_ file: String, _ one: One) throws -> ImportReport {
        let source: InventorySource = file == "-" ? .standardInput : .file(path: file)
        let name = file == "-" ? "-" : String(file.split(separator: "/").last ?? "")
        let pass = ReadingPass(source: file, options: readOptions(), settings: settings)
        do {
            // The registry is opened after the file: a mistyped name or a broken head leaves no empty one behind.
            var begun = ImportRequest(source: name, format: "", profile: "", now: Clock.now())
            let (summary, outcome) = try one(source, pass) { summary in
                begun = request(name, summary)
                return (try settings.open(.creating), begun)
            }
            pass.progress.end()
            return ImportReport(
                file: name, summary: summary, outcome: outcome, readerFindings: pass.findings,
                request: begun)
        } catch {
            pass.progress.end()
            throw failure(error)
        }
    }

    private func request(_ name: String, _ summary: InventorySummary) -> ImportRequest {
        var request = ImportRequest(
            source: name, format: summary.format.rawValue, profile: summary.profile, now: Clock.now())
        request.dryRun = options.dryRun
        request.strict = options.strict
        request.defaultZone = options.zone.flatMap { ZoneCode($0) }
        return request
    }

    private func readOptions() -> ReadOptions {
        var read = ReadOptions()
        read.format = options.inputFormat
        read.sheet = options.sheet
        read.localTime = settings.localTime
        read.defaultZone = options.zone.flatMap { ZoneCode($0) }
        return read
    }

    private func failure(_ error: any Error) -> any Error {
        guard let error = error as? InventoryError else { return settings.failure(error) }
        let nothing = settings.language.pick(en: "nothing of it was kept", zh: "未保存其中任何内容")
        return Failure.cannot(error.message(settings.language) + "\n  " + nothing)
    }
}

/// One pass over a file: keeps its findings, draws progress, and stops when asked to.
final class ReadingPass {
    let options: ReadOptions
    private(set) var findings = FindingLog()
    private(set) var progress: Progress
    private let settings: Settings
    private var rows = 0

    init(source: String, options: ReadOptions, settings: Settings) {
        (self.options, self.settings) = (options, settings)
        var status = stat()
        let size = stat(source, &status) == 0 && status.st_size > 0 ? Int64(status.st_size) : nil
        progress = Progress(source, total: size, quiet: settings.quiet)
    }

    /// The next batch of a reader, with what it found noted.
    func next<Reader: ~Copyable, Row>(
        _ reader: inout Reader, _ next: (inout Reader) throws -> InventoryBatch<Row>?
    ) throws -> InventoryBatch<Row>? {
        try Interruption.check(
            settings.language.pick(en: "interrupted; nothing of this file was kept", zh: "已中断；本文件未保存任何内容"))
        guard let batch = try next(&reader) else { return nil }
        findings.add(batch.findings)
        rows += batch.rows.count + batch.refused
        progress.update(batch.bytesRead, count: rows, unit: "rows")
        return batch
    }
}
