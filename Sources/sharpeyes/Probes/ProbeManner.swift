import ArgumentParser
import CameraModel
import CameraProbe
import Glibc

/// How a run asks: times and limits.
struct ProbeManner: ParsableArguments {
    @Option(help: ArgumentHelp("Time for one attempt.", valueName: "duration")) var timeout = Seconds(10)
    @Option(help: ArgumentHelp("A first byte later than this is degraded.", valueName: "duration"))
    var slow = Seconds(5)
    @Option(
        help: ArgumentHelp(
            "Longest wait before a playlist is looked at again; 0: never.", valueName: "duration"))
    var secondLook = Seconds(12)
    @Option(help: ArgumentHelp("Attempts at once, over all hosts.", valueName: "n")) var concurrency = 256
    @Option(help: ArgumentHelp("Attempts at once, per host.", valueName: "n")) var perHost = 8
    @Option(help: ArgumentHelp("Attempts at once, per port of a host; else as per host.", valueName: "n"))
    var perGateway: Int?
    @Option(help: ArgumentHelp("Further attempts after a failure that may pass.", valueName: "n"))
    var retries = 1
    @Option(help: ArgumentHelp("End then; the next run begins with what is left.", valueName: "duration"))
    var budget: Seconds?
    @Option(help: ArgumentHelp("Begin later by a part of this, always the same.", valueName: "duration"))
    var jitter = Seconds(0)

    @Option(help: ArgumentHelp("Ask only inside this network. May repeat.", valueName: "network"))
    var allowNetwork: [Network] = []
    @Option(help: ArgumentHelp("Never ask inside this network. May repeat.", valueName: "network"))
    var denyNetwork: [Network] = []

    func validate() throws {
        if timeout.value <= 0 { throw ValidationError("--timeout must be more than 0") }
        if !(0...3600).contains(secondLook.value) { throw ValidationError("--second-look is 0 to 1 h") }
        if !(1...20_000).contains(concurrency) { throw ValidationError("--concurrency is 1...20000") }
        if !(1...20_000).contains(perHost) { throw ValidationError("--per-host is 1...20000") }
        if !(1...20_000).contains(perGateway ?? 1) { throw ValidationError("--per-gateway is 1...20000") }
        if !(0...10).contains(retries) { throw ValidationError("--retries is 0...10") }
        if let budget, budget.value <= 0 { throw ValidationError("--budget must be more than 0") }
        if jitter.value > 3600 { throw ValidationError("--jitter is at most 1 h") }
    }

    func prober(_ settings: Settings) throws -> Prober {
        var probeSettings = ProbeSettings()
        probeSettings.timeoutSeconds = timeout.value
        probeSettings.connectTimeoutSeconds = min(probeSettings.connectTimeoutSeconds, timeout.value)
        probeSettings.slowSeconds = slow.value
        probeSettings.secondLookSeconds = secondLook.value
        // One switch for both: a run in a hurry looks at nothing twice.
        if secondLook.value == 0 { probeSettings.stillSeconds = 0 }
        probeSettings.concurrency = concurrency
        probeSettings.perHost = perHost
        if let perGateway { probeSettings.perGateway = perGateway }
        probeSettings.retries = retries
        probeSettings.reach.allowed = allowNetwork.map(\.range)
        probeSettings.reach.denied = denyNetwork.map(\.range)
        do {
            var secrets = Secrets(environment: settings.environment)
            if let path = settings.secretsPath {
                secrets = try Secrets.load(path: path).merged(with: secrets)
            }
            return try Prober(settings: probeSettings, secrets: secrets)
        } catch let error as SecretsError {
            throw Failure.cannot(error.message(settings.language))
        } catch let error as ProbeError {
            throw Failure.cannot(error.message(settings.language))
        }
    }

    /// Waits for a part of the jitter that is the same for a registry each time.
    func holdBack(_ identity: String) {
        guard jitter.value > 0 else { return }
        let end = Clock.monotonicSeconds() + jitter.value * Jitter.part(of: identity)
        while !Interruption.isAsked {
            let left = end - Clock.monotonicSeconds()
            if left <= 0 { return }
            usleep(UInt32(min(left, 0.2) * 1e6))
        }
    }
}
