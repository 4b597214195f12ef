import ArgumentParser
import CameraCoverage
import CameraModel

/// `sharpeyes coverage advise`
struct CoverageAdvise: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "advise", abstract: "Where to build next.")
}
