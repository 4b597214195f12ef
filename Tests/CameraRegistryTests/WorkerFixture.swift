#if POSTGRES
    import CameraModel
    import CameraRegistry
    import Foundation
    import TestSupport

    /// A registry on a server with cameras that workers share.
    final class WorkerFixture {
        let fixture: RegistryFixture
        var registry: Registry { fixture.registry }
        /// A period that lasts longer than any test, and ends in the year 2033.
        static let every: Int64 = 1_000_000_000_000

        init(cameras: Int, zones: [String] = ["370502"]) throws {
            fixture = try RegistryFixture(onServer: true)
            try fixture.importZones(try zones.map { try zone($0, "Z\($0)", .county) })
            try fixture.importCameras(
                try (0..<cameras).map { index in
                    let serial = String(String(10_000_000 + index).dropFirst())
                    return try cameraRow(
                        "3705020000132\(serial)", index + 2,
                        [
                            (.zone, zones[index % zones.count]),
                            (.endpoints, "http://127.0.0.1/\(index)"),
                        ])
                })
        }

        func worker(
            _ name: String, lease: Int64 = 3_600_000, every: Int64 = WorkerFixture.every,
            zones: [String] = [],
            on registry: Registry? = nil
        ) throws -> EnlistedWorker {
            try (registry ?? self.registry).enlist(
                ProbeWorker(
                    name: name, host: "here", process: 1, zones: zones, leaseMilliseconds: lease,
                    everyMilliseconds: every))
        }

        /// What a worker saw: all of one state.
        static func batch(
            _ worker: EnlistedWorker, _ lease: Lease, _ state: HealthState = .online, at: Instant? = nil,
            isBlind: Bool = false, answered: Int = .max
        ) -> ResultBatch {
            let results = lease.endpoints.prefix(answered).map { one in
                ProbeResult(
                    target: one.watched.target, startedAt: at ?? lease.at, state: state,
                    outcome: state == .online ? .streaming : .refused)
            }
            return ResultBatch(
                registry: worker.registry, results: results, of: lease.endpoints, askedAt: lease.at,
                startedAt: at ?? lease.at, finishedAt: at ?? lease.at, isBlind: isBlind)
        }

        @discardableResult
        func deliver(_ batch: ResultBatch, _ worker: EnlistedWorker) throws -> Delivery {
            try registry.deliver(batch, from: worker, HealthSettings())
        }

        @discardableResult
        func sql(_ text: String) throws -> String { try ThrowawayPostgres.psql(registry.path, text) }

        /// Runs work on so many threads at once, whatever the number of processors.
        static func together(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
            let done = DispatchSemaphore(value: 0)
            for index in 0..<count {
                Thread.detachNewThread {
                    work(index)
                    done.signal()
                }
            }
            for _ in 0..<count { done.wait() }
        }

        /// The next period begins.
        func passPeriod() throws { try sql("UPDATE lease SET askedAt = askedAt - \(WorkerFixture.every)") }

        /// How many attempts are kept.
        func attempts() throws -> Int {
            Int(try sql("SELECT coalesce(sum(length(records)), 0) / 22 FROM attemptChunk")) ?? -1
        }

        /// Everything that results leave behind.
        func content() throws -> String {
            try [
                "SELECT * FROM health ORDER BY endpointId",
                "SELECT * FROM episode ORDER BY endpointId, fromAt",
                "SELECT * FROM reach ORDER BY endpointId, fromAt", "SELECT * FROM attemptChunk ORDER BY id",
                "SELECT * FROM endpointDay ORDER BY day, endpointId", "SELECT * FROM probeRun ORDER BY id",
                "SELECT * FROM lease ORDER BY endpointId", "SELECT batches FROM worker ORDER BY id",
            ].map { try sql($0) }.joined(separator: "\n--\n")
        }
    }
#endif
