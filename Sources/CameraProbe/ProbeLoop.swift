import CCurl
import CameraModel

/// One run: a multi handle, an epoll set and the transfers at work, on one thread.
final class ProbeLoop {
    private let targets: [ProbeTarget]
    private let settings: ProbeSettings
    /// How many attempts may be at work over all hosts.
    private(set) var pace: Pace
    private var connectTimes = ConnectTimes()
    private let secrets: Secrets
    private let now: () -> Instant
    private let isCancelled: () -> Bool

    private let sockets: SocketWatch
    private let multi: CurlMulti
    private var queues: HostQueues
    private var idle: [Transfer] = []
    private var working: [UnsafeMutableRawPointer: Transfer] = [:]
    /// Attempts that wait for a second look, by target, and what they ask then.
    private var parked: [Int: (attempt: Attempt, question: Question, since: Double)] = [:]
    /// Attempts that were not the last, by target.
    private var earlier: [Int: [ProbeAttempt]] = [:]
    private var left: Int
    /// How many gateways were asked less than the limit, because they did not keep up.
    var slowedGateways: Int { queues.slowed }

    /// How long the loop sleeps at most before it asks whether it is cancelled.
    private let patience = 0.2

    init(
        targets: [ProbeTarget], settings: ProbeSettings, concurrency: Int, secrets: Secrets,
        now: @escaping () -> Instant, isCancelled: @escaping () -> Bool
    ) throws(ProbeError) {
        (self.targets, self.settings, self.secrets) = (targets, settings, secrets)
        pace = Pace(most: concurrency, badShare: 4)
        (self.now, self.isCancelled) = (now, isCancelled)
        sockets = try SocketWatch()
        multi = try CurlMulti(sockets: sockets)
        queues = HostQueues(perHost: settings.perHost, perGateway: settings.perGateway)
        left = targets.count
        for target in targets {
            let endpoint = target.endpoint
            queues.add(host: endpoint.isAsked ? endpoint.host : nil, port: endpoint.effectivePort)
        }
    }

    deinit {
        for transfer in working.values { multi.remove(transfer.easy) }
    }

    func run(_ onResult: (ProbeResult) -> Void) throws(ProbeError) {
        refuseUnsupported(onResult)
        while left > 0 {
            if isCancelled() { return cancel(onResult) }
            queues.wake(now: monotonicSeconds())
            try startWaiting()
            try sockets.wait(seconds: sleep()) { (descriptor, events) throws(ProbeError) in
                try multi.act(on: descriptor, events)
            }
            if sockets.takeDeadline(now: monotonicSeconds()) { try multi.act(on: CURL_SOCKET_TIMEOUT, 0) }
            guard sockets.trouble == 0 else { throw .systemFailed(call: "epoll_ctl", errno: sockets.trouble) }
            while let (easy, code) = multi.nextEnded() { try conclude(easy, code, onResult) }
        }
    }

    /// Until libcurl's or a pause's time, and never longer than ``patience``.
    private func sleep() -> Double {
        let due = min(sockets.deadline ?? .infinity, queues.nextDue ?? .infinity)
        return min(patience, max(0, due - monotonicSeconds()))
    }

    private func startWaiting() throws(ProbeError) {
        while working.count < pace.limit, let job = queues.next() {
            let (attempt, question) = begin(job)
            let transfer: Transfer
            if let rested = idle.popLast() {
                transfer = rested
                (transfer.attempt, transfer.question) = (attempt, question)
            } else {
                transfer = try Transfer(attempt, question, settings)
            }
            try ask(transfer, question)
        }
    }

    /// A new attempt, or one that goes on after its pause.
    private func begin(_ job: Job) -> (Attempt, Question) {
        if let (paused, question, since) = parked.removeValue(forKey: job.index) {
            var attempt = paused
            attempt.paused += monotonicSeconds() - since
            return (attempt, question)
        }
        let target = targets[job.index]
        let inquiry = Inquiry(target, settings, hasLogin: secrets.login(for: target) != nil)
        let attempt = Attempt(
            job: Job(index: job.index, attempts: job.attempts + 1), startedAt: now(),
            began: monotonicSeconds(),
            inquiry: inquiry)
        return (attempt, inquiry.first)
    }

    private func ask(_ transfer: Transfer, _ question: Question) throws(ProbeError) {
        (transfer.question, transfer.address, transfer.redirects) = (question, question.address, 0)
        try start(transfer, hasLogin: question.hasLogin)
    }

    private func start(_ transfer: Transfer, hasLogin: Bool) throws(ProbeError) {
        let moment = monotonicSeconds()
        let login = hasLogin ? secrets.login(for: targets[transfer.attempt.job.index]) : nil
        transfer.request(
            settings, login: login, left: transfer.attempt.left(settings, now: moment), now: moment, at: now()
        )
        working[transfer.easy.handle] = transfer
        try multi.add(transfer.easy)
    }

    /// A hop has ended: follow a redirect, or hand the answer to the inquiry and do what it wants next.
    private func conclude(
        _ easy: UnsafeMutableRawPointer, _ code: CURLcode, _ onResult: (ProbeResult) -> Void
    ) throws(ProbeError) {
        guard let transfer = working.removeValue(forKey: easy) else { return }
        var end = transfer.end(code)
        if let address = transfer.redirectAddress {
            let target = targets[transfer.attempt.job.index]
            switch Redirect.judge(
                target.endpoint, to: address, followed: transfer.redirects, most: settings.maxRedirects)
            {
            case .follow(let keepsLogin):
                multi.remove(transfer.easy)
                transfer.redirects += 1
                transfer.address = address
                return try start(transfer, hasLogin: keepsLogin && transfer.question.hasLogin)
            case .refuse(let why): end = .redirectRefused(why)
            }
        }
        if transfer.isCrowdedOut(end, code) {
            pace.take(.exhausted)
            transfer.attempt.wasCrowdedOut = true
        }
        let moment = monotonicSeconds()
        if transfer.attempt.phases == nil {
            transfer.attempt.phases = transfer.phases(now: moment)
            transfer.attempt.remoteAddress = transfer.easy.text(CURLINFO_PRIMARY_IP).flatMap {
                $0.isEmpty ? nil : $0
            }
            if let connect = transfer.attempt.phases?.connect, connect > 0 {
                pace.take(connectTimes.take(connect))
            }
        }
        switch transfer.attempt.inquiry.take(transfer.answer(end, code, now: moment, at: now())) {
        case .ask(let question):
            multi.remove(transfer.easy)
            try ask(transfer, question)
        case .pause(let seconds, let question):
            parked[transfer.attempt.job.index] = (transfer.attempt, question, moment)
            queues.again(transfer.attempt.job, due: moment + seconds, resuming: true)
            retire(transfer)
        case .done: judge(transfer, onResult)
        }
    }

    private func judge(_ transfer: Transfer, _ onResult: (ProbeResult) -> Void) {
        let attempt = transfer.attempt
        let verdict = attempt.inquiry.verdict
        retire(transfer, verdict.sign(status: attempt.inquiry.lastStatus))
        // What this machine lacked says nothing of the camera: with fewer at work it is asked again in any case.
        let further = attempt.wasCrowdedOut ? max(settings.retries, 2) : settings.retries
        guard verdict.mayChange, attempt.job.attempts <= further else {
            left -= 1
            var result = result(attempt, verdict)
            result.earlier = earlier.removeValue(forKey: attempt.job.index) ?? []
            return onResult(result)
        }
        var repeated = ProbeAttempt(result(attempt, verdict))
        repeated.wasRepeated = true
        earlier[attempt.job.index, default: []].append(repeated)
        queues.again(attempt.job, due: monotonicSeconds() + settings.retryPauseSeconds)
    }

    private func result(_ attempt: Attempt, _ verdict: Verdict) -> ProbeResult {
        var result = ProbeResult(
            target: targets[attempt.job.index], startedAt: attempt.startedAt, state: verdict.state,
            outcome: verdict.outcome)
        result.kind = verdict.kind
        result.httpStatus = attempt.inquiry.status
        result.attempts = attempt.job.attempts
        result.bytes = attempt.inquiry.bytes
        result.phases = attempt.phases ?? ProbePhases()
        result.phases.total = max(0, monotonicSeconds() - attempt.began)
        result.remoteAddress = attempt.remoteAddress
        result.message = verdict.message
        result.checks = attempt.inquiry.judgements.map(\.result)
        result.mark = attempt.inquiry.mark
        return result
    }

    /// Takes a transfer out of work; its handle waits for the next job. `sign`: what it says of its gateway.
    private func retire(_ transfer: Transfer, _ sign: Pace.Sign? = nil) {
        multi.remove(transfer.easy)
        queues.finish(transfer.attempt.job, sign)
        idle.append(transfer)
    }

    private func refuseUnsupported(_ onResult: (ProbeResult) -> Void) {
        for target in targets where !target.endpoint.isAsked {
            var result = ProbeResult(target: target, startedAt: now(), state: .unknown, outcome: .unsupported)
            result.message = "RTSP over TLS is not asked: enter the rtsp address, or the gateway's https"
            left -= 1
            onResult(result)
        }
    }

    private func cancel(_ onResult: (ProbeResult) -> Void) {
        let moment = now()
        for transfer in working.values {
            multi.remove(transfer.easy)
            onCancelled(transfer.attempt.job, transfer.attempt.startedAt, onResult)
        }
        working.removeAll()
        parked.removeAll()
        for job in queues.drain() { onCancelled(job, moment, onResult) }
    }

    private func onCancelled(_ job: Job, _ moment: Instant, _ onResult: (ProbeResult) -> Void) {
        var result = ProbeResult(
            target: targets[job.index], startedAt: moment, state: .unknown, outcome: .cancelled)
        result.attempts = job.attempts
        left -= 1
        onResult(result)
    }
}

extension Transfer {
    /// Where the answer sends us; `nil` when it is not a redirect.
    var redirectAddress: String? {
        guard [301, 302, 303, 307, 308].contains(easy.long(CURLINFO_RESPONSE_CODE)) else { return nil }
        return easy.text(CURLINFO_REDIRECT_URL).map(withoutLogin)
    }
}
