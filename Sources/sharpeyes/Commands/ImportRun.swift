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
    private let expected: ImportExpectation?

    init(_ options: ImportOptions, _ settings: Settings, _ expected: ImportExpectation? = nil) {
        (self.options, self.settings, self.expected) = (options, settings, expected)
    }

    /// Imports every file; ends with status 1 when a row was refused.
    func run(_ one: One) throws {
        Interruption.listen()
        var refused = 0
        for file in options.files {
            // Hashed first: what is written to the file from now on breaks the plan.
            let planned = try options.plan == nil ? nil : InputFile(hashing: file)
            let place = options.rejects.map {
                RejectsPlace($0, isTrial: options.dryRun || options.plan != nil)
            }
            let rejects = try place.map { try RejectsFile($0.path, settings.language) }
            var report = try importFile(file, rejects, one)
            refused += report.outcome.refused
            // The batch is in by now: its report is printed even when the rejects cannot be written.
            var trouble: (any Error)?
            do {
                try rejects?.finish(report.summary)
                report.rejects = try place?.settle(report.outcome)
            } catch { trouble = error }
            if options.format == .json {
                try Terminal.print(report.json(), terminator: "")
            } else if !settings.quiet || options.dryRun || !report.isWell {
                try Terminal.print(report.text(settings.language), terminator: "")
            }
            if let trouble { throw trouble }
            if let planned { try savePlan(report, planned) }
        }
        if refused > 0 { throw Failure.found }
    }

    private func savePlan(_ report: ImportReport, _ input: InputFile) throws {
        guard let path = options.plan, let state = report.outcome.state else { return }
        if options.strict, report.outcome.refused > 0 {
            return Terminal.note(
                settings.language.pick(
                    en: "--strict and rows refused: there is nothing to apply, no plan was saved",
                    zh: "--strict 且有拒收行：无可执行内容，未保存计划"))
        }
        let plan = ImportPlan(
            report, input: input, companions: try options.companions.map { try InputFile(hashing: $0) },
            state: state, settings: settings)
        let output = try OutputFile(path)
        try output.write(plan.sealed())
        try output.finish()
        if settings.quiet { return }
        Terminal.note(
            settings.language.pick(
                en: "plan saved; carry it out with: sharpeyes apply \(path)",
                zh: "计划已保存；执行：sharpeyes apply \(path)"))
    }

    private func importFile(_ file: String, _ rejects: RejectsFile?, _ one: One) throws -> ImportReport {
        let source: InventorySource = file == "-" ? .standardInput : .file(path: file)
        let name = file == "-" ? "-" : String(file.split(separator: "/").last ?? "")
        let pass = ReadingPass(source: file, options: try readOptions(), settings: settings, rejects: rejects)
        if options.plan != nil || expected != nil { pass.stamp = FileStamp(file) }
        var turn: ImportLock?
        defer { withExtendedLifetime(turn) {} }
        do {
            // The registry is opened after the file: a mistyped name or a broken head leaves no empty one behind.
            var begun = ImportRequest(source: name, format: "", profile: "", now: Clock.now())
            let (summary, outcome) = try one(source, pass) { summary in
                begun = request(name, summary)
                turn = try settings.importTurn()
                return (try settings.open(expected == nil ? .creating : .existing), begun)
            }
            pass.progress.end()
            Log.info(
                "import ended",
                [
                    "file": name, "batch": outcome.batch.map(String.init) ?? "none",
                    "created": "\(outcome.created)",
                    "updated": "\(outcome.updated)", "refused": "\(outcome.refused)",
                ])
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
        request.clock = { Clock.now() }
        request.dryRun = options.dryRun || options.plan != nil
        request.complete = options.complete
        request.actor = settings.actor
        request.expected = expected
        request.strict = options.strict
        request.defaultZone = options.zone.flatMap { ZoneCode($0) }
        return request
    }

    private func readOptions() throws -> ReadOptions {
        var read = ReadOptions()
        read.profile = try options.profile.map { try ProfileOption.load($0, settings.language) }
        read.format = options.inputFormat
        read.path = options.path
        read.isCancelled = { Interruption.isAsked }
        read.sheet = options.sheet
        read.localTime = settings.localTime
        read.datum = options.datum
        read.encoding = options.encoding
        read.delimiter = options.delimiter?.byte
        read.keepsRefused = options.rejects != nil
        read.defaultZone = options.zone.flatMap { ZoneCode($0) }
        return read
    }

    private func failure(_ error: any Error) -> any Error {
        guard let error = error as? InventoryError else { return settings.failure(error) }
        var lines = [error.message(settings.language)]
        if case .missingColumns(_, _, let headers) = error {
            let others = ProfileSuggestion.Kind.fitting(headers).map { "sharpeyes import \($0.rawValue)" }
            if !others.isEmpty {
                lines.append(
                    settings.language.pick(
                        en: "these are the headers of another kind: \(others.joined(separator: " or "))",
                        zh: "这是另一类清单的表头：\(others.joined(separator: " 或 "))"))
            }
            lines.append(
                settings.language.pick(
                    en: "for headers in other words: sharpeyes import --suggest-profile FILE > our.yaml",
                    zh: "若表头另有说法：sharpeyes import --suggest-profile 文件 > our.yaml"))
        }
        lines.append(settings.language.pick(en: "nothing of it was kept", zh: "未保存其中任何内容"))
        return Failure.cannot(lines.joined(separator: "\n  "))
    }
}

/// One pass over a file: keeps its findings, draws progress, and stops when asked to.
final class ReadingPass {
    let options: ReadOptions
    private(set) var findings = FindingLog()
    private(set) var progress: Progress
    /// What the file looked like before it was read; a plan does not hold when it was written to meanwhile.
    var stamp: FileStamp?
    private let source: String
    private let settings: Settings
    private let rejects: RejectsFile?
    private var rows = 0
    /// What stopped the rejects from being written while rows went by.
    private var trouble: (any Error)?

    init(source: String, options: ReadOptions, settings: Settings, rejects: RejectsFile? = nil) {
        (self.source, self.options, self.settings) = (source, options, settings)
        self.rejects = rejects
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
        if let trouble { throw trouble }
        guard let batch = try next(&reader) else {
            if let stamp, stamp != FileStamp(source) {
                throw Failure.cannot(
                    settings.language.pick(
                        en: "\(source) was written to while it was read; nothing was kept; try again",
                        zh: "\(source) 在读取过程中被改写；未保存任何内容；请重试"))
            }
            return nil
        }
        for row in batch.refusedRows { try rejects?.add(row) }
        findings.add(batch.findings)
        rows += batch.rows.count + batch.refused
        progress.update(batch.bytesRead, count: rows, unit: "rows")
        return batch
    }

    /// Takes a row that the registry refused; without the row itself, its line and reason at least.
    func refuse(_ finding: Finding, _ row: @autoclosure () -> RefusedRow?) {
        guard let rejects, trouble == nil else { return }
        let row = row() ?? RefusedRow(line: finding.line ?? 0, cells: [], findings: [finding])
        do { try rejects.add(row) } catch { trouble = error }
    }
}
