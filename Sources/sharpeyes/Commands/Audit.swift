public import ArgumentParser
import CameraAudit
public import CameraModel
import CameraRegistry
import Foundation
import SharpEyes

/// `sharpeyes audit`
struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rates per zone and category against a policy, with the evidence.",
        usage: "sharpeyes audit [options]",
        discussion: """
            Built-in policies: sharp-eyes (100 / 80), ndrc-996-2015. A policy may also be
            a YAML file. What each rate counts is in docs/formulas.md.
              sharpeyes audit --zone 370502 --explain coverage
              sharpeyes audit --list paper-connected --format csv
              sharpeyes audit --by owner --as-of 2026-06-30
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, json or csv.") var format: AuditFormat = .text
    @Option(help: ArgumentHelp("A built-in policy or a YAML file.", valueName: "name|file")) var policy =
        "sharp-eyes"
    @Option(help: ArgumentHelp("What the figures are grouped by.", valueName: "what"))
    var by: Grouping = .zone
    @Option(help: ArgumentHelp("Only this zone and its descendants, code or name.", valueName: "zone"))
    var zone: String?
    @Option(help: ArgumentHelp("What was known then: a time, or a day for its end.", valueName: "time"))
    var asOf: String?
    @Option(help: ArgumentHelp("How long ago a probe may have reached a camera.", valueName: "duration"))
    var window = Seconds(86_400)
    @Option(help: ArgumentHelp("How far back the online rate looks.", valueName: "duration"))
    var onlineWindow = Seconds(720 * 3600)
    @Option(help: ArgumentHelp("List the cameras and sites behind a rate.", valueName: "rate")) var explain:
        RateName?
    @Option(
        help: ArgumentHelp(
            "A list in full instead: built-unused, paper-connected, nobodys, stale.", valueName: "list"))
    var list: EvidenceList?
    @Flag(help: "Exit with 1 when a target is missed.") var check = false
    @Option(help: ArgumentHelp("Also keep the audit, sealed, to be verified later.", valueName: "file"))
    var save: String?
    @Option(help: ArgumentHelp("Reckon a saved audit again; 1 when it differs.", valueName: "file"))
    var verify: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("What moved between two: saved files or times.", valueName: "a b"))
    var compare: [String] = []
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"

    /// The output formats of an audit.
    enum AuditFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    func validate() throws {
        if !compare.isEmpty, compare.count != 2 {
            throw ValidationError("--compare takes two: saved files or times")
        }
        if [verify != nil, !compare.isEmpty, save != nil].count(where: { $0 }) > 1 {
            throw ValidationError("--save, --verify and --compare exclude one another")
        }
        if list != nil, save != nil || verify != nil || !compare.isEmpty || explain != nil || by != .zone {
            throw ValidationError("--list goes with --zone, --as-of, --window, --format and --check only")
        }
        if format == .csv, verify != nil || !compare.isEmpty {
            throw ValidationError("--verify and --compare have no CSV; use --format json")
        }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            if let verify { return try verifySaved(verify, registry, settings) }
            if !compare.isEmpty { return try compareTwo(registry, settings) }
            let file = try OutputFile(output)
            if list != nil { return try writeList(registry, settings, file) }
            let report = try audit(registry, settings, asOf: asOf)
            if let save { try seal(report, registry, settings, to: save) }
            switch format {
            case .text: try file.write(AuditText.render(report, language: settings.language))
            case .json: try AuditJSON.write(report) { try file.write($0) }
            case .csv: try AuditCSV.write(report) { try file.write($0) }
            }
            try file.finish()
            if check, !report.met { throw Failure.found }
        } catch { throw settings.failure(error) }
    }

    private func writeList(_ registry: Registry, _ settings: Settings, _ file: OutputFile) throws {
        let report = try audit(registry, settings, asOf: asOf)
        switch format {
        case .text: try file.write(ListedText.render(report, settings.language))
        case .json: try file.write(ListedText.json(report))
        case .csv: try file.write(ListedText.csv(report))
        }
        try file.finish()
        if check, !report.listed.isEmpty { throw Failure.found }
    }

    /// The audit that the options ask for, of now or of a moment.
    func audit(_ registry: Registry, _ settings: Settings, asOf: String?) throws -> AuditReport {
        let now = Instant(seconds: Clock.now().seconds)
        let moment = try asOf.map { try AuditMoment.read($0, now: now, settings) } ?? now
        var auditSettings = AuditSettings(asOf: moment)
        auditSettings.isPast = asOf != nil
        auditSettings.windowSeconds = Int(window.value)
        auditSettings.onlineWindowSeconds = Int(onlineWindow.value)
        auditSettings.excuses = true
        auditSettings.localTime = settings.localTime
        auditSettings.explain = explain
        auditSettings.list = list
        auditSettings.grouping = by
        let zone = try registry.zoneOfFigures(zone)
        if by != .zone, let zone { auditSettings.scope = try scope(zone, in: registry.zoneTree()) }
        let report = try registry.audit(AuditPolicy.load(policy, at: moment, settings), auditSettings)
        guard report.groups != nil else { throw Failure.cannot(tooMany(settings.language)) }
        return try zone.map { try select($0, of: report) } ?? report
    }

    private func select(_ text: String, of report: AuditReport) throws -> AuditReport {
        let named = report.zones.filter { $0.zone.text == text }
        let found = named.isEmpty ? report.zones.filter { $0.name == text } : named
        guard found.count == 1, let part = report.select(zone: found[0].zone) else {
            throw RegistryError.unknownCode(text)
        }
        return part
    }

    private func scope(_ text: String, in tree: ZoneTree) throws -> ZoneCode {
        let named = tree.index(code: text).map { [$0] } ?? tree.indices(name: text)
        guard named.count == 1 else { throw RegistryError.unknownCode(text) }
        return tree.zones[named[0]].code
    }

    private func tooMany(_ language: Language) -> String {
        language.pick(
            en: "more than 10000 groups by \(by.rawValue): choose a smaller --zone",
            zh: "按\(by.label(language))的分组超过 10000 个：请用 --zone 缩小范围")
    }
}

extension RateName: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {}

extension EvidenceList: ExpressibleByArgument {
    /// `paper-connected`, or the JSON's `paperConnected`.
    init?(argument: String) {
        guard
            let list = EvidenceList.allCases.first(where: { $0.option == argument || $0.rawValue == argument }
            )
        else { return nil }
        self = list
    }
}
