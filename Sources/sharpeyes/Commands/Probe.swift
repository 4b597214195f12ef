import ArgumentParser
import CameraModel
import CameraProbe
import CameraRegistry
import Glibc

/// `sharpeyes probe`
struct Probe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask every stream endpoint whether there is live video.",
        usage: "sharpeyes probe [options]",
        discussion: """
            Credentials come from the secrets file ($SHARPEYES_SECRETS, mode 0600) or from
            $SHARPEYES_STREAM_USER and $SHARPEYES_STREAM_PASSWORD; they are never shown.
            The crontab of a county:
              */5 * * * * sharpeyes probe --quiet --budget 4m --control http://10.0.0.1/
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ProbeFormat = .text
    @Option(help: ArgumentHelp("Only this zone and its descendants. May repeat.", valueName: "zone"))
    var zone: [String] = []
    @Option(help: ArgumentHelp("Only this camera, also under maintenance.", valueName: "code"))
    var camera: String?
    @Flag(help: "With --camera: ask again until it is established as online.") var untilOk = false
    @OptionGroup(title: "HOW IT ASKS") var manner: ProbeManner
    @Option(help: ArgumentHelp("Verdicts down/up that change a state.", valueName: "3/2,kind=5/3"))
    var thresholds = ThresholdsOption()
    @Option(help: ArgumentHelp("Up whenever our network is; else blind. May repeat.", valueName: "url"))
    var control: [String] = []
    @Option(help: ArgumentHelp("Blind when more of 100 known ones fell; 100: never.", valueName: "n"))
    var blindAbove = 50
    @Flag(help: "Exit with 1 when an endpoint is offline or degraded.") var check = false
    @OptionGroup(title: "WHO IS TOLD") var sinks: ProbeSinks
    @OptionGroup(title: "ONE OF MANY, ON A POSTGRESQL REGISTRY") var sharing: WorkerOptions

    /// The output formats of a run.
    enum ProbeFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

    func validate() throws {
        if !(0...100).contains(blindAbove) { throw ValidationError("--blind-above is 0...100") }
        if let camera, DeviceCode(camera) == nil {
            throw ValidationError("--camera \"\(camera)\" is not a device code")
        }
        if untilOk, camera == nil { throw ValidationError("--until-ok wants --camera") }
        if sharing.worker != nil, camera != nil {
            throw ValidationError("--camera is asked without --worker")
        }
        for url in control where StreamEndpoint(url) == nil {
            throw ValidationError("--control: no address like http://10.0.0.1/")
        }
    }

    func run() throws {
        let settings = try global.settings()
        if let name = sharing.worker { return try work(as: name, settings) }
        Interruption.listen()
        let ping = DeadManPing(url: sinks.ping)
        ping.start()
        do {
            let registry = try settings.open()
            let report = untilOk ? try untilOnline(registry, settings) : try probe(registry, settings)
            try tell(report, settings)
            let status = status(report)
            ping.end(status)
            if status != 0 {
                throw Failure(text: failure(report, settings), status: status, isReported: true)
            }
        } catch {
            let failure = settings.failure(error)
            if (failure as? Failure)?.isReported != true { ping.end((failure as? Failure)?.status ?? 2) }
            throw failure
        }
    }

    /// One run: what is due, asked, kept, judged for blindness, and taken into the state.
    func probe(_ registry: Registry, _ settings: Settings, waits: Bool = false) throws -> ProbeReport {
        let lock = try lock(registry, settings, waits: waits)
        let prober = try manner.prober(settings)
        let health = thresholds.settings
        try KilledRuns.carryOn(registry, health, blindAbove: blindAbove)
        manner.holdBack(try registry.state().identity)
        var report = try report(registry)
        report.run = try registry.beginProbeRun(due: report.due, now: report.startedAt)
        Log.info("probe run begins", ["run": "\(report.run)", "due": "\(report.due)"])
        let controls = ControlTargets(endpoints: control.compactMap { StreamEndpoint($0) })
        let keeper = try ResultKeeper(registry, run: report.run)
        do throws(ProbeError) {
            if try controls.areSilent(prober) {
                report.blind = .controls
            } else {
                try ask(prober, &report, keeper, settings)
                if report.check.fallen > 0, try controls.areSilent(prober) { report.blind = .controls }
            }
        } catch { throw Failure.cannot(error.message(settings.language)) }
        try keeper.finish()
        if report.check.isBlind, report.blind == nil {
            report.blind = .fallen(report.check.fallen, of: report.check.known)
        }
        if report.blind == nil {
            report.changes = try registry.apply(report.observations, run: report.run, health)
        }
        report.finishedAt = Clock.now()
        if !Interruption.isAsked || report.blind != nil {
            try registry.finishProbeRun(report.run, now: report.finishedAt, blind: report.blind != nil)
        }
        _ = consume lock
        report.log()
        return report
    }

    private func ask(
        _ prober: Prober, _ report: inout ProbeReport, _ keeper: ResultKeeper, _ settings: Settings
    ) throws(ProbeError) {
        var progress = Progress("probe", total: Int64(report.due), quiet: settings.quiet)
        let end = manner.budget.map { Clock.monotonicSeconds() + $0.value }
        try prober.probe(
            report.asked.map(\.target), now: Clock.now,
            isCancelled: { Interruption.isAsked || end.map { Clock.monotonicSeconds() >= $0 } ?? false },
            onResult: { result in
                report.add(result)
                keeper.add(result)
                progress.update(Int64(report.answered), count: report.answered, unit: "endpoints")
            })
        report.pace = ProbeReport.RunPace(prober)
        progress.end()
    }

    private func report(_ registry: Registry) throws -> ProbeReport {
        let now = Clock.now()
        let scope = ProbeScope(zones: zone, camera: camera.flatMap { DeviceCode($0) })
        return ProbeReport(
            try registry.watchList(scope, now: now), asksMaintained: camera != nil, startedAt: now,
            blindAbove: blindAbove, keepsResults: format == .json, hasTextfile: sinks.textfile != nil)
    }
}
