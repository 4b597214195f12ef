import CameraModel

/// A run as the Monitoring Plugins do it: one line, performance data, and a status of 0 to 3.
struct NagiosLine {
    let status: Int32
    let text: String

    /// `warning` and `critical` are shares of 100 of the judged endpoints; reached or passed they count. 0: any at all.
    init(_ report: ProbeReport, warning: Int, critical: Int) {
        let judged = report.answered - report.count(.unknown)
        let (offline, degraded) = (report.count(.offline), report.count(.degraded))
        func isTooMuch(_ count: Int, _ share: Int) -> Bool { count > 0 && count * 100 >= share * judged }
        let words: String
        if let blind = report.blind {
            (status, words) = (3, blind.words(.english))
        } else if let waiting = report.sharing?.spooled, waiting > 0 {
            (status, words) = (3, "the database is away: \(waiting) results wait")
        } else if let refused = report.sharing?.refused, refused > 0 {
            (status, words) = (3, "the database refused \(refused) results")
        } else if report.sharing != nil, report.due == 0 {
            (status, words) = (0, "nothing is due")
        } else if judged == 0 {
            (status, words) = (3, report.due == 0 ? "no endpoint to probe" : "nothing could be told")
        } else {
            status =
                isTooMuch(offline, critical) ? 2 : isTooMuch(offline + degraded, warning) ? 1 : 0
            words = "\(report.count(.online)) of \(report.answered) endpoints online"
        }
        let name = ["OK", "WARNING", "CRITICAL", "UNKNOWN"][Int(status)]
        let seconds = plainDecimalText(
            (report.finishedAt.seconds(since: report.startedAt) * 1000).rounded() / 1000)
        var numbers = HealthState.allCases.map { "\($0.rawValue)=\(report.count($0));;;0;\(report.due)" }
        numbers += ["maintenance=\(report.maintained.count);;;0;", "time=\(seconds)s;;;0;"]
        text = "PROBE \(name) - \(NagiosLine.plain(words)) | \(numbers.joined(separator: " "))\n"
    }

    /// The line for a run that could not be done.
    static func failure(_ text: String) -> String {
        "PROBE UNKNOWN - \(plain(String(text.prefix { $0 != "\n" })))\n"
    }

    /// A bar would begin the performance data.
    private static func plain(_ text: String) -> String {
        String(text.map { $0 == "|" || $0 == "\n" ? "/" : $0 })
    }
}
