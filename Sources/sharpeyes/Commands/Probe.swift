import ArgumentParser
import CameraModel
import CameraProbe
import CameraRegistry

/// `sharpeyes probe`
struct Probe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask every stream endpoint whether there is live video.",
        usage: "sharpeyes probe [options]",
        discussion: """
            Credentials come from the secrets file ($SHARPEYES_SECRETS, mode 0600) or from
            $SHARPEYES_STREAM_USER and $SHARPEYES_STREAM_PASSWORD; they are never shown.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: ProbeFormat = .text
    @Option(help: ArgumentHelp("Only this zone and its descendants.", valueName: "zone")) var zone: String?
    @Option(help: ArgumentHelp("Only this camera.", valueName: "code")) var camera: String?
    @Option(help: ArgumentHelp("Time for one attempt.", valueName: "duration")) var timeout = Seconds(10)
    @Option(help: ArgumentHelp("A first byte later than this is degraded.", valueName: "duration"))
    var slow = Seconds(5)
    @Option(
        help: ArgumentHelp(
            "Longest wait before a playlist is looked at again; 0: never.", valueName: "duration"))
    var secondLook = Seconds(12)
    @Option(help: ArgumentHelp("Attempts at once, over all hosts.", valueName: "n")) var concurrency = 256
    @Option(help: ArgumentHelp("Attempts at once, per host.", valueName: "n")) var perHost = 8
    @Option(help: ArgumentHelp("Further attempts after a failure that may pass.", valueName: "n"))
    var retries = 1
    @Flag(help: "Exit with 1 when an endpoint is offline or degraded.") var check = false

    /// The output formats of a run.
    enum ProbeFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

    func validate() throws {
        if timeout.value <= 0 { throw ValidationError("--timeout must be more than 0") }
        if !(0...3600).contains(secondLook.value) { throw ValidationError("--second-look is 0 to 1 h") }
        if !(1...20_000).contains(concurrency) { throw ValidationError("--concurrency is 1...20000") }
        if !(1...20_000).contains(perHost) { throw ValidationError("--per-host is 1...20000") }
        if !(0...10).contains(retries) { throw ValidationError("--retries is 0...10") }
        if let camera, DeviceCode(camera) == nil {
            throw ValidationError("--camera \"\(camera)\" is not a device code")
        }
    }

    func run() throws {
        let settings = try global.settings()
        Interruption.listen()
        do {
            let registry = try settings.open()
            switch try ProbeLock.take(registry: registry.path, now: Clock.now()) {
            case .held(let holder):
                throw Failure(
                    text: settings.language.pick(
                        en: "another probe run is on: \(holder)", zh: "另一探测正在运行：\(holder)"), status: 75)
            case .taken(let lock):
                let report = try probe(registry, settings)
                _ = consume lock
                try report.print(format, settings)
                try finish(report, settings)
            }
        } catch { throw settings.failure(error) }
    }

    /// Targets, run, results, health: saved every thousand results, so that a killed run keeps what it had.
    private func probe(_ registry: Registry, _ settings: Settings) throws -> ProbeReport {
        let scope = ProbeScope(zone: zone, camera: camera.flatMap { DeviceCode($0) })
        let targets = try registry.probeTargets(scope)
        let prober = try prober(settings)
        var report = ProbeReport(startedAt: Clock.now(), due: targets.count)
        report.run = try registry.beginProbeRun(due: targets.count, now: report.startedAt)
        var progress = Progress("probe", total: Int64(targets.count), quiet: settings.quiet)
        var unsaved: [ProbeResult] = []
        var trouble: (any Error)?
        func save() {
            if trouble == nil {
                do { try registry.save(unsaved, run: report.run, thresholds: HealthThresholds()) } catch {
                    trouble = error
                }
            }
            unsaved.removeAll(keepingCapacity: true)
        }
        do {
            try prober.probe(
                targets, now: Clock.now, isCancelled: { Interruption.isAsked },
                onResult: { result in
                    report.add(result, keep: format == .json)
                    progress.update(Int64(report.answered), count: report.answered, unit: "endpoints")
                    unsaved.append(result)
                    if unsaved.count >= 1000 { save() }
                })
        } catch { throw Failure.cannot(error.message(settings.language)) }
        save()
        progress.end()
        if let trouble { throw trouble }
        report.finishedAt = Clock.now()
        if !Interruption.isAsked { try registry.finishProbeRun(report.run, now: report.finishedAt) }
        return report
    }

    private func prober(_ settings: Settings) throws -> Prober {
        var probeSettings = ProbeSettings()
        probeSettings.timeoutSeconds = timeout.value
        probeSettings.connectTimeoutSeconds = min(probeSettings.connectTimeoutSeconds, timeout.value)
        probeSettings.slowSeconds = slow.value
        probeSettings.secondLookSeconds = secondLook.value
        // One switch for both: a run in a hurry looks at nothing twice.
        if secondLook.value == 0 { probeSettings.stillSeconds = 0 }
        probeSettings.concurrency = concurrency
        probeSettings.perHost = perHost
        probeSettings.retries = retries
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

    private func finish(_ report: ProbeReport, _ settings: Settings) throws {
        if Interruption.isAsked {
            throw Failure.cannot(
                settings.language.pick(
                    en: "interrupted; \(report.answered) results were kept",
                    zh: "已中断；已保存 \(report.answered) 个结果"))
        }
        if check, report.count(.offline) + report.count(.degraded) > 0 { throw Failure.found }
    }
}
