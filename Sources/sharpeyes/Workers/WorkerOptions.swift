import ArgumentParser
import CameraRegistry
import Glibc

/// How a prober shares the endpoints of a registry on a server with others.
struct WorkerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("This prober's name: ask what no other worker asks.", valueName: "name"))
    var worker: String?
    @Option(help: ArgumentHelp("Each endpoint once in such a period.", valueName: "duration"))
    var every = Seconds(300)
    @Option(help: ArgumentHelp("Endpoints that are taken at once.", valueName: "n")) var lease = 1000
    @Option(help: ArgumentHelp("Silent for so long: others take them over.", valueName: "duration"))
    var leaseTime = Seconds(120)
    @Option(
        help: ArgumentHelp(
            "Results wait here while the database is away; else sharpeyes-NAME.spool.", valueName: "file"))
    var spool: String?
    @Flag(help: "Go on, period by period, also while the database is away.") var loop = false

    func validate() throws {
        if let worker, !ProbeWorker.isName(worker) {
            throw ValidationError("--worker is 1 to 64 letters, digits or ._-")
        }
        if worker == nil, loop || spool != nil { throw ValidationError("--loop and --spool want --worker") }
        if !(1...1_000_000).contains(every.value) { throw ValidationError("--every is 1 s to 1000000 s") }
        if !(1...100_000).contains(lease) { throw ValidationError("--lease is 1...100000") }
        if !(1...3600).contains(leaseTime.value) { throw ValidationError("--lease-time is 1 s to 1 h") }
    }

    /// The worker that a name makes.
    func named(_ name: String, zones: [String]) -> ProbeWorker {
        ProbeWorker(
            name: name, host: WorkerOptions.host, process: getpid(), zones: zones,
            leaseMilliseconds: Int64(leaseTime.value * 1000), everyMilliseconds: Int64(every.value * 1000))
    }

    /// Where results wait: beside the service's own files, where systemd made a place for them.
    func spoolPath(_ name: String, _ environment: [String: String]) -> String {
        if let spool { return spool }
        let folder = environment["STATE_DIRECTORY"].map { $0.prefix { $0 != ":" } + "/" } ?? ""
        return folder + "sharpeyes-\(name).spool"
    }

    private static var host: String {
        var bytes = [CChar](repeating: 0, count: 256)
        gethostname(&bytes, bytes.count - 1)
        return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
