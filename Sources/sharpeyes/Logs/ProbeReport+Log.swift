import CameraModel

extension ProbeReport {
    /// One event for the run; a second one where somebody should look.
    func log() {
        Log.info(
            "probe run ended",
            [
                "run": "\(run)", "due": "\(due)", "answered": "\(answered)", "online": "\(count(.online))",
                "degraded": "\(count(.degraded))", "offline": "\(count(.offline))",
                "unknown": "\(count(.unknown))",
                "changes": "\(news.count)", "seconds": "\(Int(finishedAt.seconds(since: startedAt)))",
            ])
        if blind != nil {
            Log.warning("probe run was blind, no state was changed", ["run": "\(run)"])
        } else if answered < due, !Interruption.isAsked {
            Log.warning(
                "budget spent before every endpoint was asked",
                ["run": "\(run)", "left": "\(due - answered)"])
        }
    }
}
