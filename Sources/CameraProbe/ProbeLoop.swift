import CCurl
import CameraModel

/// One run: a multi handle, an epoll set and the transfers at work, on one thread.
final class ProbeLoop {
    private let targets: [ProbeTarget]
    private let settings: ProbeSettings
    private let concurrency: Int
    private let secrets: Secrets
    private let now: () -> Instant
    private let isCancelled: () -> Bool

    private let sockets: SocketWatch
    private let multi: CurlMulti
    private var queues: HostQueues
    private var idle: [Transfer] = []
    private var working: [UnsafeMutableRawPointer: Transfer] = [:]
    private var left: Int

    /// How long the loop sleeps at most before it asks whether it is cancelled.
    private let patience = 0.2

    init(
        targets: [ProbeTarget], settings: ProbeSettings, concurrency: Int, secrets: Secrets,
        now: @escaping () -> Instant, isCancelled: @escaping () -> Bool
    ) throws(ProbeError) {
        (self.targets, self.settings, self.concurrency, self.secrets) = (
            targets, settings, concurrency, secrets
        )
        (self.now, self.isCancelled) = (now, isCancelled)
        sockets = try SocketWatch()
        multi = try CurlMulti(sockets: sockets)
        queues = HostQueues(limit: settings.perHost)
        left = targets.count
        for target in targets { queues.add(host: target.endpoint.isHTTP ? target.endpoint.host : nil) }
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
        while working.count < concurrency, let job = queues.next() {
            let transfer: Transfer
            if let rested = idle.popLast() {
                transfer = rested
            } else {
                transfer = try Transfer(maxBytes: settings.maxBytes)
            }
            let target = targets[job.index]
            transfer.job = Job(index: job.index, attempts: job.attempts + 1)
            transfer.startedAt = now()
            transfer.attemptBegan = monotonicSeconds()
            transfer.redirects = 0
            transfer.address = target.endpoint.url
            try start(transfer, login: secrets.login(for: target))
        }
    }

    private func start(_ transfer: Transfer, login: Secrets.Login?) throws(ProbeError) {
        transfer.request(settings, login: login, now: monotonicSeconds())
        working[transfer.easy.handle] = transfer
        try multi.add(transfer.easy)
    }

    /// A hop has ended: follow a redirect, ask again later, or hand over the result.
    private func conclude(
        _ easy: UnsafeMutableRawPointer, _ code: CURLcode, _ onResult: (ProbeResult) -> Void
    ) throws(ProbeError) {
        guard let transfer = working.removeValue(forKey: easy) else { return }
        var end = transfer.end(code)
        if let address = transfer.redirectAddress {
            let target = targets[transfer.job.index]
            switch Redirect.judge(
                target.endpoint, to: address, followed: transfer.redirects, most: settings.maxRedirects)
            {
            case .follow(let keepsLogin):
                multi.remove(transfer.easy)
                transfer.redirects += 1
                transfer.address = address
                return try start(transfer, login: keepsLogin ? secrets.login(for: target) : nil)
            case .refuse(let why): end = .redirectRefused(why)
            }
        }
        judge(transfer, transfer.facts(end, code, now: monotonicSeconds()), onResult)
    }

    private func judge(_ transfer: Transfer, _ facts: AttemptFacts, _ onResult: (ProbeResult) -> Void) {
        let verdict = Verdict.of(facts, settings)
        let result = result(transfer, facts, verdict)
        retire(transfer)
        guard verdict.mayChange, transfer.job.attempts <= settings.retries else {
            left -= 1
            return onResult(result)
        }
        queues.again(transfer.job, due: monotonicSeconds() + settings.retryPauseSeconds)
    }

    private func result(_ transfer: Transfer, _ facts: AttemptFacts, _ verdict: Verdict) -> ProbeResult {
        var result = ProbeResult(
            target: targets[transfer.job.index], startedAt: transfer.startedAt, state: verdict.state,
            outcome: verdict.outcome)
        result.kind = verdict.kind
        result.httpStatus = facts.status
        result.attempts = transfer.job.attempts
        result.bytes = facts.bytes
        result.phases = transfer.phases(now: monotonicSeconds())
        if let address = transfer.easy.text(CURLINFO_PRIMARY_IP), !address.isEmpty {
            result.remoteAddress = address
        }
        result.message = verdict.message
        return result
    }

    /// Takes a transfer out of work; its handle waits for the next job.
    private func retire(_ transfer: Transfer) {
        multi.remove(transfer.easy)
        queues.finish(transfer.job)
        idle.append(transfer)
    }

    private func refuseUnsupported(_ onResult: (ProbeResult) -> Void) {
        for target in targets where !target.endpoint.isHTTP {
            var result = ProbeResult(target: target, startedAt: now(), state: .unknown, outcome: .unsupported)
            result.message = "\(target.endpoint.scheme) is not asked yet"
            left -= 1
            onResult(result)
        }
    }

    private func cancel(_ onResult: (ProbeResult) -> Void) {
        let moment = now()
        for transfer in working.values {
            multi.remove(transfer.easy)
            onCancelled(transfer.job, transfer.startedAt, onResult)
        }
        working.removeAll()
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
