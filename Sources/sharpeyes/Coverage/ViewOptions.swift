public import ArgumentParser
public import CameraCoverage

/// Options that say what counts as seen.
struct ViewOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "range (declared view distance), a name of IEC 62676-4 or pixels per metre.", valueName: "level"))
    var level: LevelChoice = .range
    @Option(help: "The ground that a fixed camera sees: sector or rectilinear.")
    var shape: ViewSettings.Shape = .sector
    @Option(help: "What a camera that turns counts for: reach or instantaneous.")
    var turning: ViewSettings.Turning = .reach
    @Option(help: ArgumentHelp("Height of what shall be seen, in metres.", valueName: "metres"))
    var targetHeight = 1.6

    func validate() throws {
        guard (0...100).contains(targetHeight) else {
            throw ValidationError("--target-height is from 0 to 100 metres")
        }
    }

    var settings: ViewSettings {
        ViewSettings(level: level.level, shape: shape, turning: turning, targetHeight: targetHeight)
    }

    var survey: SurveySettings { SurveySettings(targetHeight: targetHeight) }
}

extension ViewSettings.Shape: ExpressibleByArgument {}
extension ViewSettings.Turning: ExpressibleByArgument {}

/// A level on the command line: its word, or a density.
struct LevelChoice: ExpressibleByArgument {
    var level: DetailLevel
    /// What reports call it: the word, else the number.
    var name: String

    static let range = LevelChoice(level: .range, name: "range")

    private init(level: DetailLevel, name: String) { (self.level, self.name) = (level, name) }

    init?(argument: String) {
        if let level = DetailLevel(argument) {
            self.init(level: level, name: argument)
        } else if let density = Double(argument), (0.01...100_000).contains(density),
            argument.allSatisfy({ $0.isNumber || $0 == "." })
        {
            self.init(level: .density(density), name: argument)
        } else {
            return nil
        }
    }

    var defaultValueDescription: String { name }
}
