import ArgumentParser
import CameraModel
import Glibc

/// Plays many loopback cameras from one process.
struct StreamsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "streams",
        abstract: "Play many cameras on loopback: good, slow, silent, refusing, empty and lying ones.",
        discussion: """
            Prints "ready PORT" when it listens, after the files are written; ends on SIGTERM, SIGINT or after \
            --duration. The manifest says of each camera what a prober must find, when the prober's slow threshold \
            is below --delay and its timeout above it.
            """)

    @Option(help: ArgumentHelp("How many cameras.", valueName: "n"))
    var count = 100

    @Option(
        help: ArgumentHelp("Seed of their order and mix: the same seed, the same cameras.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Port to listen on; 0 takes a free one.", valueName: "port"))
    var port: UInt16 = 0

    @Option(help: ArgumentHelp("Loopback address: 127.x.x.x or ::1.", valueName: "address"))
    var bind = "127.0.0.1"

    @Option(help: ArgumentHelp("Write cameras and expected outcomes here, as JSON.", valueName: "file"))
    var manifest: String?

    @Option(help: ArgumentHelp("Write an inventory for `sharpeyes import cameras` here.", valueName: "file"))
    var csv: String?

    @Option(help: ArgumentHelp("End after this many seconds.", valueName: "seconds"))
    var duration: Double?

    @Option(help: ArgumentHelp("How late slow cameras are, in seconds.", valueName: "seconds"))
    var delay = 6.0

    @Option(help: ArgumentHelp("Answer 429 while more than so many connections stand.", valueName: "n"))
    var most: Int?

    @Option(help: ArgumentHelp("Only these kinds, separated by commas.", valueName: "kinds"))
    var kinds: String?

    @Option(
        help: ArgumentHelp(
            "This many of 100 cameras are good; without it every kind comes equally.", valueName: "n"))
    var good: Int?

    @Option(help: ArgumentHelp("Zone code of the inventory, 6 digits.", valueName: "code"))
    var zone = "370502"

    @Option(help: ArgumentHelp("User name that opens cameras of the kind basic.", valueName: "name"))
    var user = "lab"

    @Option(help: ArgumentHelp("Its password.", valueName: "text"))
    var password = "lab"

    private var chosenKinds: [PlayedKind]? {
        guard let kinds else { return PlayedKind.allCases.filter(\.isAlwaysPlayed) }
        let chosen = kinds.split(separator: ",").map { PlayedKind(rawValue: String($0)) }
        return chosen.contains(nil) || chosen.isEmpty ? nil : chosen.compactMap { $0 }
    }

    func validate() throws {
        guard (1...1_000_000).contains(count) else { throw ValidationError("--count is 1 to 1000000") }
        guard LabAddress(bind) != nil else {
            throw ValidationError("--bind is a loopback address: 127.0.0.1 or ::1")
        }
        guard zone.utf8.count == 6, decimalInteger(zone) != nil else {
            throw ValidationError("--zone has 6 digits")
        }
        guard delay >= 0, duration ?? 1 > 0, most ?? 1 > 0 else {
            throw ValidationError("--delay, --duration and --most are positive")
        }
        guard (0...100).contains(good ?? 0) else { throw ValidationError("--good is 0 to 100") }
        guard chosenKinds != nil else {
            let known = PlayedKind.allCases.map(\.rawValue).joined(separator: ",")
            throw ValidationError("--kinds takes \(known)")
        }
    }

    func run() throws {
        guard let address = LabAddress(bind), let kinds = chosenKinds else { return }
        raiseDescriptors()
        let server = try StreamServer(
            address: address, port: port, delay: delay,
            basic: basicAuthorization(user: user, password: password), most: most ?? .max)
        let made = StreamManifest.make(
            count: count, seed: seed, kinds: kinds, goodPercent: good, zone: zone, delay: delay,
            server: server)
        if let manifest { try writeLabFile(manifest, made.json) }
        if let csv { try writeLabFile(csv, made.csv) }
        print("ready \(server.port)")
        fflush(nil)
        server.run(seconds: duration)
    }

    private func raiseDescriptors() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
