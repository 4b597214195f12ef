import CameraModel
import CameraProbe
import Foundation

/// One probe of one address, with times that peers on loopback fit.
func probe(_ url: String, _ secrets: Secrets = .none, _ change: (inout ProbeSettings) -> Void = { _ in })
    throws
    -> ProbeResult
{
    var settings = ProbeSettings()
    settings.timeoutSeconds = 6
    settings.connectTimeoutSeconds = 3
    settings.secondLookSeconds = 6
    settings.stillSeconds = 1
    settings.retries = 0
    change(&settings)
    guard let endpoint = StreamEndpoint(url), let code = DeviceCode("37050201001320000001") else {
        throw Peer.Trouble(text: "no address: \(url)")
    }
    var results: [ProbeResult] = []
    let prober = try Prober(settings: settings, secrets: secrets)
    try prober.probe(
        [ProbeTarget(endpointID: 1, deviceCode: code, endpoint: endpoint)],
        now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }, isCancelled: { false },
        onResult: { results.append($0) })
    guard let result = results.first else { throw Peer.Trouble(text: "no result") }
    return result
}

extension ProbeResult {
    /// What is compared: outcome, state, kind.
    var told: String { "\(outcome.rawValue) \(state.rawValue) \(kind.rawValue)" }

    /// What a check said; empty when it was not made.
    func told(_ check: CheckName) -> String { checks.first { $0.check == check }?.verdict.rawValue ?? "" }
}
