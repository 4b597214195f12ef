import ArgumentParser
import CameraModel

/// Thresholds on the command line: `3/2` is three down and two up; `3/2,rtsp=5/3` says otherwise for a kind.
struct ThresholdsOption: ExpressibleByArgument {
    var settings = HealthSettings()

    init() {}

    init?(argument: String) {
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let named = part.split(separator: "=", maxSplits: 1)
            guard let numbers = named.last, let thresholds = ThresholdsOption.read(numbers) else {
                return nil
            }
            if named.count == 1 {
                settings.thresholds = thresholds
            } else {
                guard let kind = StreamKind(rawValue: String(named[0])), kind != .none, kind != .other else {
                    return nil
                }
                settings.byKind[kind] = thresholds
            }
        }
    }

    private static func read(_ text: Substring) -> HealthThresholds? {
        let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { decimalInteger($0) }
        guard numbers.count == 2, let down = numbers[0], let up = numbers[1], (1...100).contains(down),
            (1...100).contains(up)
        else { return nil }
        return HealthThresholds(down: down, up: up)
    }

    var defaultValueDescription: String { "3/2" }
}
