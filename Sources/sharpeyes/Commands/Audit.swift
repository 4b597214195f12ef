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
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, json or csv.") var format: AuditFormat = .text
    @Option(help: ArgumentHelp("A built-in policy or a YAML file.", valueName: "name|file")) var policy =
        "sharp-eyes"
    @Option(help: ArgumentHelp("Only this zone and its descendants, code or name.", valueName: "zone"))
    var zone: String?
    @Option(help: ArgumentHelp("How long ago a probe may have reached a camera.", valueName: "duration"))
    var window = Seconds(86_400)
    @Option(help: ArgumentHelp("List the cameras and sites behind a rate.", valueName: "rate")) var explain:
        RateName?
    @Flag(help: "Exit with 1 when a target is missed.") var check = false
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"

    /// The output formats of an audit.
    enum AuditFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    func validate() throws {
        if let explain, !RateName.reckoned.contains(explain) {
            let names = RateName.reckoned.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--explain \(explain.rawValue): this version reckons \(names)")
        }
    }

    func run() throws {
        let settings = try global.settings()
        do {
            let registry = try settings.open()
            let file = try OutputFile(output)
            var report = try audit(registry, settings)
            if let zone { report = try select(zone, of: report, in: try registry.zoneTree()) }
            switch format {
            case .text: try file.write(AuditText.render(report, language: settings.language))
            case .json: try file.write(AuditJSON.render(report))
            case .csv: try file.write(AuditCSV.render(report))
            }
            try file.finish()
            if check, !report.met { throw Failure.found }
        } catch { throw settings.failure(error) }
    }

    private func audit(_ registry: Registry, _ settings: Settings) throws -> AuditReport {
        let now = Instant(seconds: Clock.now().seconds)
        let policy = try loadPolicy(now, settings)
        var auditSettings = AuditSettings(asOf: now)
        auditSettings.windowSeconds = Int(window.value)
        auditSettings.localTime = settings.localTime
        auditSettings.explain = explain
        return try registry.audit(policy, auditSettings)
    }

    /// A built-in policy by its name, else the file of that path.
    private func loadPolicy(_ now: Instant, _ settings: Settings) throws -> Policy {
        let offset = settings.localTime.offset(at: now)
        let today = CalendarDate(daysSince1970: Int((now.seconds + Int64(offset)) / 86_400))
        if let builtIn = Policies.named(policy, at: today) { return builtIn }
        guard policy.contains("/") || policy.contains("."),
            let text = try? String(contentsOfFile: policy, encoding: .utf8)
        else {
            let names = Policies.builtIn.map(\.name).joined(separator: ", ")
            throw Failure.cannot(
                settings.language.pick(
                    en: "no policy \"\(policy)\": neither built in (\(names)) nor a file that can be read",
                    zh: "没有政策“\(policy)”：既非内置（\(names)），也不是可读的文件"))
        }
        do { return try PolicyFile.parse(text, file: policy) } catch {
            throw Failure.cannot(error.message(settings.language))
        }
    }

    private func select(_ text: String, of report: AuditReport, in tree: ZoneTree) throws -> AuditReport {
        let named = tree.index(code: text).map { [$0] } ?? tree.indices(name: text)
        guard named.count == 1, let part = report.select(zone: tree.zones[named[0]].code) else {
            throw RegistryError.unknownCode(text)
        }
        return part
    }
}

extension RateName: ExpressibleByArgument {}
