import CameraModel
import CameraRegistry

/// `probe --worker`: one pass, as cron wants it, or pass after pass.
extension Probe {
    func work(as name: String, _ settings: Settings) throws {
        Interruption.listen()
        let run: WorkerRun
        do { run = try WorkerRun(self, name: name, settings) } catch { throw settings.failure(error) }
        defer { run.end() }
        manner.holdBack(name)
        var told = ""
        repeat {
            do {
                try once(run, settings)
                told = ""
            } catch {
                let failure = settings.failure(error)
                let isPassing = Courier.isAway(error) || (error as? Failure)?.isReported == true
                guard sharing.loop, isPassing, let failure = failure as? Failure else { throw failure }
                // The same trouble is told once.
                let reason = run.away ?? failure.text
                if reason != told, !Interruption.isAsked { Terminal.error(failure.text) }
                told = reason
            }
            if sharing.loop { run.rest() }
        } while sharing.loop && !Interruption.isAsked
    }

    /// One pass, and everybody who is told of it; a look that found nothing to ask is not worth telling.
    private func once(_ run: WorkerRun, _ settings: Settings) throws {
        let ping = DeadManPing(url: sinks.ping)
        if !sharing.loop { ping.start() }
        do {
            let report = try run.pass()
            let isIdle = report.due == 0 && report.maintained.isEmpty && report.blind == nil
            if !sharing.loop || !isIdle { try tell(report, settings) }
            let status = run.away == nil || sinks.nagios ? status(report) : 2
            if !sharing.loop || !isIdle { ping.end(status) }
            guard status == 0 || (sharing.loop && Interruption.isAsked) else {
                let text =
                    sinks.nagios
                    ? "" : run.away.map(run.words) ?? run.refusal(report) ?? failure(report, settings)
                throw Failure(text: text, status: status, isReported: true)
            }
        } catch {
            let failure = settings.failure(error) as? Failure
            if failure?.isReported != true { ping.end(failure?.status ?? 2) }
            throw error
        }
    }
}
