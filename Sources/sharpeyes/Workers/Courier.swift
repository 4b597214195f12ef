import CameraModel
import CameraRegistry
import Glibc

/// Brings batches to the registry. Each is in the spool before it is sent, so that neither a lost connection nor a killed process
/// loses it; what waits goes first.
final class Courier {
    private let spool: Spool
    private let health: HealthSettings
    /// Results that came too late to count, so far.
    private(set) var late = 0
    /// Results that the registry will not take, so far, and the last word on why.
    private(set) var refused = (count: 0, path: "", reason: "")
    /// The last run that a batch was kept as.
    private(set) var run: Int64 = 0

    init(_ path: String, _ health: HealthSettings) throws(RegistryError) {
        spool = try Spool(path: path)
        self.health = health
    }

    /// Results that wait, and where.
    var waiting: Int { spool.waiting }
    var path: String { spool.path }

    /// What a crash or the disk left of the spool, in words; `nil` when all is well.
    func damage(_ language: Language) -> String? {
        if spool.damaged > 0 {
            return language.pick(
                en:
                    "\(path): \(spool.damaged) bytes were damaged on the disk and are passed over; look at the "
                    + "disk, and at them in \(spool.damagedPath) when the rest is sent",
                zh: "\(path)：有 \(spool.damaged) 字节在磁盘上损坏，已跳过；请检查磁盘；"
                    + "其余发送后损坏部分存于 \(spool.damagedPath)")
        }
        guard spool.torn > 0 else { return nil }
        return language.pick(
            en:
                "\(path): the last \(spool.torn) bytes were torn when this machine stopped; their cameras are "
                + "asked again",
            zh: "\(path)：末尾 \(spool.torn) 字节因本机停机而残缺，相关摄像机将重新探测")
    }

    /// Keeps a batch until it can be sent.
    func keep(_ batch: ResultBatch) throws { try spool.append(batch) }

    /// Sends a batch after those that wait, and gives what changed.
    ///
    /// Throws what ``isAway(_:)`` knows where the database cannot take it now: then it waits.
    func hand(_ batch: ResultBatch, _ registry: Registry, _ worker: EnlistedWorker) throws -> [HealthChange] {
        do { try spool.append(batch) } catch {
            // Without room to keep it, it is sent all the same: only both together lose it.
            Terminal.note(error.message(.english))
            _ = try send(registry, worker)
            return try deliver(batch, registry, worker)
        }
        return try send(registry, worker)
    }

    /// Sends what waits, oldest first, and gives what changed.
    func send(_ registry: Registry, _ worker: EnlistedWorker) throws -> [HealthChange] {
        var changes: [HealthChange] = []
        try spool.replay { batch in
            do { changes += try deliver(batch, registry, worker) } catch let error as RegistryError
                where Courier.isRefusal(error) && !spool.holdsRefused
            {
                // It must not hold up those behind it.
                let path = try spool.setAside(batch)
                refused = (refused.count + batch.observations.count, path, error.message(.english))
            }
        }
        return changes
    }

    /// Takes the file away when nothing waits in it.
    func end() { spool.removeIfEmpty() }

    /// Whether an error means that the database cannot be asked now, and may be later.
    static func isAway(_ error: any Error) -> Bool {
        switch error as? RegistryError {
        case .notAccessible, .busy: true
        default: false
        }
    }

    private func deliver(_ batch: ResultBatch, _ registry: Registry, _ worker: EnlistedWorker) throws
        -> [HealthChange]
    {
        var tries = 0
        while true {
            do {
                let delivery = try registry.deliver(batch, from: worker, health)
                late += delivery.late
                run = delivery.run ?? run
                return delivery.changes
            } catch let error as RegistryError {
                tries += 1
                guard Courier.passes(error), tries < 25, !Interruption.isAsked else {
                    if error == .otherRegistry { throw RegistryError.spool(path: path, .otherRegistry) }
                    throw error
                }
                usleep(200_000)
            }
        }
    }

    /// Whether the database will say the same however often it is asked: data that its types (class 22) or its constraints (23)
    /// do not allow.
    private static func isRefusal(_ error: RegistryError) -> Bool {
        guard case .postgres(let code, _) = error else { return false }
        return code.hasPrefix("22") || code.hasPrefix("23")
    }

    /// Whether it is enough to try again: somebody held a row, or took it away (23503, 40001).
    private static func passes(_ error: RegistryError) -> Bool {
        switch error {
        case .busy: true
        case .postgres(let code, _): ["23503", "40001"].contains(code)
        default: false
        }
    }
}
