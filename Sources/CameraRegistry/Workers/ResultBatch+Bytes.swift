import CameraModel
import FoundationEssentials

/// A batch as it lies in a spool: JSON, so that a person can look at what waits. It holds no address and no login.
extension ResultBatch {
    /// The batch as bytes.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return Array(try encoder.encode(Written(self)))
    }

    /// The batch that bytes hold; `nil` for bytes that this program never writes.
    init?(encoded bytes: [UInt8]) {
        guard let written = try? JSONDecoder().decode(Written.self, from: Data(bytes)),
            let batch = written.batch
        else { return nil }
        self = batch
    }

    /// The names in the file, which stay.
    private struct Written: Codable {
        struct Seen: Codable {
            var endpoint, at: Int64
            var state, outcome, kind: String
            var mark, message, address: String?
        }

        var number, registry: String
        var startedAt, finishedAt, askedAt, base: Int64
        var blind: Bool
        /// Endpoint, token, and 1 where it was judged.
        var holdings: [[Int64]]
        var seen: [Seen]
        var attempts: Data

        init(_ batch: ResultBatch) {
            (number, registry, blind) = (batch.number, batch.registry, batch.isBlind)
            (startedAt, finishedAt) = (batch.startedAt.milliseconds, batch.finishedAt.milliseconds)
            (askedAt, base) = (batch.askedAt.milliseconds, batch.base.milliseconds)
            holdings = batch.holdings.map { [$0.endpointID, $0.token, $0.isAnswered ? 1 : 0] }
            seen = batch.observations.map { one in
                Seen(
                    endpoint: one.endpointID, at: one.at.milliseconds, state: one.state.rawValue,
                    outcome: one.outcome.rawValue, kind: one.kind.rawValue, mark: one.mark,
                    message: one.message.isEmpty ? nil : one.message, address: one.remoteAddress)
            }
            attempts = Data(batch.attempts)
        }

        var batch: ResultBatch? {
            var observations: [Observation] = []
            for one in seen {
                guard let state = HealthState(rawValue: one.state),
                    let outcome = ProbeOutcome(rawValue: one.outcome),
                    let kind = StreamKind(rawValue: one.kind)
                else { return nil }
                observations.append(
                    Observation(
                        endpointID: one.endpoint, at: Instant(milliseconds: one.at), state: state,
                        outcome: outcome, kind: kind, mark: one.mark, message: one.message ?? "",
                        remoteAddress: one.address))
            }
            guard holdings.allSatisfy({ $0.count == 3 }) else { return nil }
            return ResultBatch(
                number: number, registry: registry, startedAt: Instant(milliseconds: startedAt),
                finishedAt: Instant(milliseconds: finishedAt), askedAt: Instant(milliseconds: askedAt),
                isBlind: blind,
                holdings: holdings.map {
                    Holding(endpointID: $0[0], token: $0[1], isAnswered: $0[2] == 1)
                },
                observations: observations, attempts: Array(attempts), base: Instant(milliseconds: base))
        }
    }
}
