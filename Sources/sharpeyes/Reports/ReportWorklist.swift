import ArgumentParser
import CameraAudit
import CameraModel
import CameraProbe
import CameraRegistry

/// `sharpeyes report worklist`
struct ReportWorklist: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklist",
        abstract: "What to repair: cameras that are down, by pole and cause.",
        usage: "sharpeyes report worklist [options]",
        discussion: "A camera leaves the list by being probed well: probe --camera C --until-ok.")
    @OptionGroup var global: GlobalOptions
    @Option(help: "text, csv or json.") var format: ListFormat = .text
    @Option(help: ArgumentHelp("Only this zone and its descendants.", valueName: "zone")) var zone: String?
    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file")) var output = "-"

    func run() throws {
        let settings = try global.settings()
        do {
            let now = Clock.now()
            let list = Worklist(try settings.open().watchList(ProbeScope(zone: zone), now: now))
            let text = WorklistText(settings: settings, now: now)
            let file = try OutputFile(output)
            switch format {
            case .text: try file.write(text.text(list))
            case .csv: try file.write(text.csv(list))
            case .json: try file.write(text.json(list))
            }
            try file.finish()
        } catch { throw settings.failure(error) }
    }
}

/// The words of a work list.
struct WorklistText {
    let settings: Settings
    let now: Instant

    func text(_ list: Worklist) -> String {
        let language = settings.language
        var out = language.pick(
            en: "Work list of \(settings.local(now)): \(list.count) cameras at \(list.stops.count) places\n",
            zh: "维修清单 \(settings.local(now))：\(list.stops.count) 处共 \(list.count) 个摄像机\n")
        for stop in list.stops {
            out += "\n" + title(stop) + "\n"
            var last: OutageCause?
            for item in stop.items {
                if let cause = item.cause, cause != last {
                    let words = "\(cause.label(language)): \(cause.likelyFix(language))"
                    out += Terminal.wrap(words, indent: 2) + "\n"
                }
                last = item.cause
                out += "  [ ] " + line(item, language)
            }
        }
        return out
    }

    private func title(_ stop: Worklist.Stop) -> String {
        let language = settings.language
        let pole =
            stop.pole.map { language.pick(en: "Pole \($0)", zh: "立杆 \($0)") }
            ?? language.pick(en: "Without a pole", zh: "未填立杆")
        let address = stop.pole == nil ? nil : stop.items.compactMap(\.endpoint.address).first
        return pole + (address.map { ", \($0)" } ?? "") + " (\(stop.items.count))"
    }

    private func line(_ item: Worklist.Item, _ language: Language) -> String {
        let endpoint = item.endpoint
        var out = "\(endpoint.target.deviceCode)" + (endpoint.name.map { "  \($0)" } ?? "") + "\n"
        var words = endpoint.state?.label(language) ?? ""
        if let since = endpoint.since {
            words += language.pick(en: " since ", zh: "，自 ") + settings.local(since)
        }
        if let outcome = endpoint.outcome { words += ", \(outcome.rawValue)" }
        if !endpoint.message.isEmpty { words += ": \(endpoint.message)" }
        out +=
            Terminal.wrap(words, indent: 6) + "\n" + Terminal.wrap("\(endpoint.target.endpoint)", indent: 6)
        let fix = item.likelyFix(language)
        if item.cause == nil, !fix.isEmpty { out += "\n" + Terminal.wrap("-> " + fix, indent: 6) }
        return out + "\n"
    }

    func csv(_ list: Worklist) -> String {
        let head = "pole,address,deviceCode,name,state,since,outcome,message,cause,likelyFix,endpoint\n"
        return rows(list).reduce(into: head) { $0 += CSVText.line($1.map(\.1)) }
    }

    func json(_ list: Worklist) -> String {
        let items = rows(list).map { row in
            "{" + row.map { "\"\($0.0)\": \(JSONText.optional($0.1))" }.joined(separator: ", ") + "}"
        }
        return "[" + items.joined(separator: ",\n ") + "]\n"
    }

    private func rows(_ list: Worklist) -> [[(String, String?)]] {
        list.stops.flatMap { stop in stop.items.map { ($0, stop.pole) } }.map { item, pole in
            let endpoint = item.endpoint
            return [
                ("pole", pole), ("address", endpoint.address),
                ("deviceCode", endpoint.target.deviceCode.text), ("name", endpoint.name),
                ("state", endpoint.state?.rawValue), ("since", endpoint.since?.rfc3339),
                ("outcome", endpoint.outcome?.rawValue), ("message", endpoint.message),
                ("cause", item.cause.map { "\($0.kind.rawValue) \($0.name)" }),
                ("likelyFix", item.likelyFix(settings.language)), ("endpoint", endpoint.target.endpoint.url),
            ]
        }
    }
}
