import ArgumentParser
import CameraProbe

/// A network on the command line: `10.0.0.0/8`, `fd00::/8`.
struct Network: ExpressibleByArgument {
    let range: NetworkRange

    init?(argument: String) {
        guard let range = NetworkRange(argument) else { return nil }
        self.range = range
    }
}
