import ArgumentParser

/// `sharpeyes report ...`: papers for people who were not there.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reports to print or to hand on.", usage: "sharpeyes report <subcommand>",
        subcommands: [ReportWorklist.self])
}
