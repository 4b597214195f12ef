import ArgumentParser
import CameraModel

/// A duration on the command line: `500ms`, `3s`, `2m`, `1h`; a bare number is seconds.
struct Seconds: ExpressibleByArgument {
    var value: Double

    init(_ value: Double) { self.value = value }

    init?(argument: String) {
        let units: [(suffix: String, factor: Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)]
        for (suffix, factor) in units where argument.hasSuffix(suffix) {
            guard let number = plainDecimal(argument.dropLast(suffix.count)), number >= 0 else { return nil }
            value = number * factor
            return
        }
        guard let number = plainDecimal(argument), number >= 0 else { return nil }
        value = number
    }

    var defaultValueDescription: String {
        value >= 3600 && value.truncatingRemainder(dividingBy: 3600) == 0
            ? "\(plainDecimalText(value / 3600))h" : "\(plainDecimalText(value))s"
    }
}
