public import ArgumentParser
import CameraAudit
public import CameraModel
import CameraRegistry
import SharpEyes

/// Options of the reports of a period.
struct ReportOptions: ParsableArguments {
    @Option(help: "text, md, json, csv, html or xlsx.") var format: BulletinFormat = .text
    @Option(help: ArgumentHelp("A built-in policy or a YAML file.", valueName: "name|file")) var policy =
        "sharp-eyes"
    @Option(help: ArgumentHelp("Only this zone and its descendants, code or name.", valueName: "zone"))
    var zone: String?
    @Option(
        help: ArgumentHelp("Rank the zones of this level (else those below the top).", valueName: "level"))
    var level: ZoneLevel?
    @Option(help: ArgumentHelp("How long ago a probe may have reached a camera.", valueName: "duration"))
    var window = Seconds(86_400)
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"

    func validate() throws {
        if format == .xlsx, output == "-" { throw ValidationError("--format xlsx wants --output FILE") }
    }
}

/// The formats of a report.
enum BulletinFormat: String, ExpressibleByArgument, CaseIterable { case text, md, json, csv, html, xlsx }

extension ZoneLevel: ExpressibleByArgument {}

/// `sharpeyes report monthly`
struct ReportMonthly: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monthly",
        abstract: "The month's bulletin: figures, ranking, targets missed, causes, findings.",
        usage: "sharpeyes report monthly [options] --month <yyyy-mm>",
        discussion: """
            Figures are those known at the month's end, beside those of the month before.
              sharpeyes report monthly --month 2026-10 --format html --output 10.html
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The month, such as 2026-10.", valueName: "yyyy-mm")) var month: String
    @OptionGroup var options: ReportOptions

    func run() throws {
        try PeriodReport(global, options).run(
            ReportPeriod(month: month), wanted: "--month \"\(month)\"", "2026-10")
    }
}

/// `sharpeyes report quarterly`
struct ReportQuarterly: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarterly", abstract: "The quarter's bulletin, beside the quarter before.",
        usage: "sharpeyes report quarterly [options] --quarter <yyyyQn>")
    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The quarter, such as 2026Q3.", valueName: "yyyyQn")) var quarter: String
    @OptionGroup var options: ReportOptions

    func run() throws {
        try PeriodReport(global, options).run(
            ReportPeriod(quarter: quarter), wanted: "--quarter \"\(quarter)\"", "2026Q3")
    }
}
