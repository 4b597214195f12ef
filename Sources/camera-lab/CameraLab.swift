import ArgumentParser

@main struct CameraLab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "camera-lab",
        abstract: "Makes inventories and plays cameras, for tests and demonstrations.",
        subcommands: [StreamsCommand.self])
}
