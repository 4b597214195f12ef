import CameraModel
import CameraProbe

/// Targets that are up whenever our network is: when none of them answers, we see nothing.
struct ControlTargets {
    let endpoints: [StreamEndpoint]

    /// Whether there are some and not one answers; any status of any server will do.
    func areSilent(_ prober: Prober) throws(ProbeError) -> Bool {
        guard !endpoints.isEmpty, let code = DeviceCode("control") else { return false }
        var answered = false
        let targets = endpoints.map { ProbeTarget(endpointID: 0, deviceCode: code, endpoint: $0) }
        try prober.probe(
            targets, now: Clock.now, isCancelled: { Interruption.isAsked || answered },
            onResult: { answered = answered || $0.httpStatus != nil || $0.state.isReached })
        return !answered && !Interruption.isAsked
    }
}
