import CameraModel
import CameraProbe

/// Tells a webhook what changed, 200 changes a call.
struct ChangeNotice {
    let url: String

    /// Sends them all; says on standard error where that failed. The address is not shown, for it may be a secret.
    func send(_ report: ProbeReport, _ settings: Settings) {
        let changes = report.news.compactMap(report.json)
        var start = 0
        while start < changes.count {
            let batch = changes[start..<min(start + 200, changes.count)]
            let body =
                "{\"run\": \"\(report.run)\", \"at\": \"\(report.finishedAt.rfc3339)\", \"changes\": [\n"
                + batch.joined(separator: ",\n") + "],\n\"causes\": ["
                + report.causes.map(ProbeReport.json).joined(separator: ",\n") + "]}\n"
            guard let call = NoticeCall(url, json: body), call.send(isCancelled: { Interruption.isAsked })
            else {
                return Terminal.note(
                    settings.language.pick(
                        en: "\(changes.count - start) changes could not be told to \(place)",
                        zh: "\(changes.count - start) 项变化未能通知 \(place)"))
            }
            start += batch.count
        }
    }

    private var place: String { NoticeCall.place(url) ?? "?" }
}

/// A dead man's switch that is told of the begin and the end of each run: whoever hears nothing raises the alarm.
struct DeadManPing {
    let url: String?

    func start() { send("/start") }

    func end(_ status: Int32) { send("/\(status)") }

    private func send(_ ending: String) {
        guard let url, var call = NoticeCall(url + ending) else { return }
        call.retries = 1
        // Who was asked to end tells it once more, quickly.
        if Interruption.isAsked { (call.retries, call.timeoutSeconds) = (0, 1) }
        if !call.send(isCancelled: { false }) {
            Terminal.note("no answer from \(NoticeCall.place(url) ?? "?")")
        }
    }
}
