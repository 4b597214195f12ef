import ArgumentParser

/// The laboratory: makes inventories of any size, and plays cameras on loopback, measures.
@main struct CameraLab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "camera-lab",
        abstract: "Makes camera inventories and plays cameras, for tests, demonstrations and measurements.",
        subcommands: [
            InventoryCommand.self, StreamsCommand.self, ImportBench.self, AuditBench.self, CoverageBench.self,
            ProbeBench.self, ReferenceLoop.self,
        ])
}
