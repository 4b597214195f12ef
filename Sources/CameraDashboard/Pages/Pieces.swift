import CameraAudit
import CameraModel
import CameraRegistry

/// Pieces that several pages have.
enum Pieces {
    static func path(_ folder: String, _ code: String) -> String { folder + "/" + Query.encode(code) }

    /// A rate with its denominator, its target and a word for how it stands; never colour alone, never green for nothing.
    static func rate(_ figure: RateFigure, _ visit: Visit) -> HTML {
        let unit: String
        switch figure.basis {
        case .seconds: unit = visit.pick(" s", " 秒")
        case .fields: unit = visit.pick(" fields", " 项")
        default: unit = ""
        }
        guard let percent = figure.ratio.percent else {
            return
                "<span class=\"rate none\">\(visit.pick("not computable", "无法计算"))</span> <small>\(visit.pick("0 of 0", "0 / 0"))</small>"
        }
        let counts: HTML =
            "<small>\(number(figure.ratio.part)) \(visit.pick("of", "/")) \(number(figure.ratio.whole))\(unit)</small>"
        guard let target = figure.target, let met = figure.met else {
            return "<span class=\"rate\">\(percent) %</span> \(counts)"
        }
        let word = met ? visit.pick("met", "达标") : visit.pick("missed", "未达标")
        return """
            <span class="rate \(met ? "met" : "missed")">\(percent) % <b>\(met ? "✓" : "✗") \(word)</b></span> \(counts) <small>\(visit.pick("target", "目标")) \(target.description) %</small>
            """
    }

    /// `1 234 567`, in groups of three.
    static func number(_ count: Int) -> String {
        let digits = String(count.magnitude)
        var out = count < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += "\u{202F}" }
            out.append(digit)
        }
        return out
    }

    /// A span of time in the two largest units that matter.
    static func duration(_ seconds: Int, _ visit: Visit) -> String {
        let units = [
            (86_400, visit.pick(" d", " 天")), (3600, visit.pick(" h", " 小时")),
            (60, visit.pick(" min", " 分")), (1, visit.pick(" s", " 秒")),
        ]
        guard let first = units.firstIndex(where: { seconds >= $0.0 }) else { return "0" + units[3].1 }
        let (size, name) = units[first]
        let rest = seconds % size
        guard first < 3, rest >= units[first + 1].0 else { return "\(seconds / size)\(name)" }
        return "\(seconds / size)\(name) \(rest / units[first + 1].0)\(units[first + 1].1)"
    }

    static func health(_ health: HealthState, _ visit: Visit) -> HTML {
        "<span class=\"health \(health.rawValue)\">\(mark(health)) \(health.label(visit.language))</span>"
    }

    private static func mark(_ health: HealthState) -> String {
        switch health {
        case .online: "●"
        case .degraded: "◐"
        case .offline: "✗"
        case .unknown: "?"
        }
    }

    /// Cameras in use by health: a bar, and the numbers beside it.
    static func healthBar(_ counts: HealthCounts, _ visit: Visit, link zone: String? = nil) -> HTML {
        let total = counts.total
        let order: [HealthState] = [.online, .degraded, .offline, .unknown]
        var bars: [HTML] = []
        var x = 0
        for state in order where counts[state] > 0 {
            let width =
                state == order.last(where: { counts[$0] > 0 })
                ? max(2, 400 - x) : max(2, counts[state] * 400 / max(1, total))
            bars.append(
                "<rect class=\"\(state.rawValue)\" x=\"\(x)\" y=\"0\" width=\"\(width)\" height=\"14\"/>")
            x += width
        }
        let words = order.map { "\($0.label(visit.language)) \(counts[$0])" }.joined(separator: ", ")
        let items: [HTML] = order.map { state in
            let there = Query.link("/cameras", [("zone", zone), ("health", state.rawValue)])
            return "<li><a href=\"\(there)\">\(health(state, visit)) <b>\(number(counts[state]))</b></a></li>"
        }
        return """
            <figure class="bar"><svg viewBox="0 0 \(max(400, x)) 14" preserveAspectRatio="none" role="img" aria-label="\(words)"><rect class="ground" width="\(max(400, x))" height="14"/>\(bars)</svg>
            <figcaption><ul class="legend">\(items)</ul><small>\(visit.pick("of", "共")) \(number(total)) \(visit.pick("cameras in use", "台在用摄像机"))</small></figcaption></figure>
            """
    }

    /// A table that scrolls by itself on a narrow screen, and can be reached by keyboard.
    static func table(_ caption: String, _ head: [String], _ rows: [HTML], numbers: Set<Int> = []) -> HTML {
        let cells: [HTML] = head.enumerated().map { index, text in
            numbers.contains(index)
                ? "<th scope=\"col\" class=\"n\">\(text)</th>" : "<th scope=\"col\">\(text)</th>"
        }
        return """
            <div class="scroll" role="region" aria-label="\(caption)" tabindex="0"><table><caption>\(caption)</caption><thead><tr>\(cells)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    /// A list of choices with its label.
    static func choice(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], _ chosen: String?
    ) -> HTML {
        let items: [HTML] = options.map { option in
            option.value == (chosen ?? "")
                ? "<option value=\"\(option.value)\" selected>\(option.label)</option>"
                : "<option value=\"\(option.value)\">\(option.label)</option>"
        }
        return
            "<span class=\"field\"><label for=\"f-\(name)\">\(label)</label><select id=\"f-\(name)\" name=\"\(name)\">\(items)</select></span>"
    }

    static func words<Word: Vocabulary>(_: Word.Type, _ visit: Visit) -> [(value: String, label: String)] {
        [("", visit.pick("all", "全部"))] + Word.allCases.map { ($0.rawValue, $0.label(visit.language)) }
    }

    /// Zones to choose from; where there are very many, a field to write a code into.
    static func zoneChoice(_ visit: Visit, _ chosen: String?) -> HTML {
        let label = visit.pick("Zone", "区域")
        guard visit.desk.zoneCount <= 400 else {
            return
                "<span class=\"field\"><label for=\"f-zone\">\(label)</label><input id=\"f-zone\" name=\"zone\" value=\"\(chosen)\" placeholder=\"\(visit.pick("zone code", "区域编码"))\"></span>"
        }
        let options = visit.desk.allZones().map { view in
            (
                value: view.zone.code.text,
                label: String(repeating: "\u{2003}", count: view.rates?.depth ?? 0) + view.zone.name
            )
        }
        return choice("zone", label, [("", visit.pick("all", "全部"))] + options, chosen)
    }

    static func crumbs(_ zones: [Zone], _ visit: Visit) -> HTML {
        guard !zones.isEmpty else { return "" }
        let items: [HTML] = zones.map {
            "<li><a href=\"\(path("/zones", $0.code.text))\">\($0.name)</a></li>"
        }
        return
            "<nav class=\"crumbs\" aria-label=\"\(visit.pick("Above it", "上级区域"))\"><ol>\(items)</ol></nav>"
    }

    /// A link to a file that asks for what it is wanted: that stands in the access log.
    static func download(_ label: String, _ link: String, _ visit: Visit) -> HTML {
        let (path, text) = Front.split(link)
        let hidden: [HTML] = Query(encoded: text).pairs.map {
            "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">"
        }
        let id = "why-" + path.split(separator: "/").joined(separator: "-")
        return """
            <details class="download"><summary>\(label)</summary><form method="get" action="\(path)">\(hidden)<label for="\(id)">\(visit.pick("What for (kept in the access log)", "用途（记入访问日志）"))</label> <input id="\(id)" name="why" required maxlength="200"> <button>\(visit.pick("Download", "下载"))</button></form></details>
            """
    }

    /// A value of the query of everything that is taken out.
    static let why = Route.Parameter(
        name: "why", about: "What it is wanted for; kept in the access log.")

    static func formKey(_ visit: Visit) -> HTML {
        "<input type=\"hidden\" name=\"key\" value=\"\(visit.visitor.formKey)\">"
    }

    static func time(_ moment: Instant, _ visit: Visit) -> HTML {
        "<time datetime=\"\(moment.rfc3339)\">\(visit.house.localTime.text(moment))</time>"
    }
}
