import ArgumentParser

/// `sharpeyes report`
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reports for a meeting: of a month, of a quarter, of a field check; work lists.",
        subcommands: [
            ReportMonthly.self, ReportQuarterly.self, ReportField.self, ReportWorklist.self,
        ])
}
