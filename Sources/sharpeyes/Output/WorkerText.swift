import CameraModel
import CameraRegistry

/// The words of `workers`.
enum WorkerText {
    static func header(_ language: Language) -> String {
        language == .chinese
            ? row(["名称", "状态", "持有", "近一小时", "暂存", "最近心跳"])
            : row(["name", "", "holds", "last hour", "waiting", "last heard of"])
    }

    static func text(_ worker: WorkerEntry, _ settings: Settings) -> String {
        let language = settings.language
        let state =
            worker.isAlive ? language.pick(en: "alive", zh: "在线") : language.pick(en: "gone", zh: "离线")
        let zones =
            worker.zones.isEmpty
            ? language.pick(en: "all zones", zh: "全部区域") : worker.zones.joined(separator: " ")
        return row([
            worker.name, state, "\(worker.leases)", "\(worker.results)", "\(worker.spooled)",
            settings.local(worker.seenAt),
        ]) + Terminal.wrap("\(worker.host) \(worker.process), \(zones)", indent: 4) + "\n"
    }

    private static func row(_ cells: [String]) -> String {
        ListText.row(Array(zip(cells, [20, 6, 8, 10, 8, 25])).map { (text: $0, width: $1) }) + "\n"
    }

    static func json(_ worker: WorkerEntry) -> String {
        "{\"name\": \(JSONText.string(worker.name)), \"host\": \(JSONText.string(worker.host)), "
            + "\"process\": \(worker.process), "
            + "\"zones\": [\(worker.zones.map { JSONText.string($0) }.joined(separator: ", "))], "
            + "\"alive\": \(worker.isAlive), \"startedAt\": \"\(worker.startedAt.rfc3339)\", "
            + "\"seenAt\": \"\(worker.seenAt.rfc3339)\", \"leases\": \(worker.leases), "
            + "\"resultsLastHour\": \(worker.results), \"spooled\": \(worker.spooled)}"
    }

    static let csvHeader = "name,host,process,zones,alive,startedAt,seenAt,leases,resultsLastHour,spooled\n"

    static func csv(_ worker: WorkerEntry, _ settings: Settings) -> String {
        CSVText.line([
            worker.name, worker.host, String(worker.process), worker.zones.joined(separator: ";"),
            worker.isAlive ? "true" : "false", settings.local(worker.startedAt),
            settings.local(worker.seenAt), String(worker.leases), String(worker.results),
            String(worker.spooled),
        ])
    }
}
