import CameraAudit
import CameraModel
import CameraRegistry

/// Findings: a list with filters, and one with its steps and what may be done with it.
enum FindingsPage {
    static let routes = [
        Route(path: "/findings", summary: "Findings", parameters: FindingQuery.parameters) { visit in
            .html(try list(visit))
        },
        Route(path: "/findings/{id}", summary: "A finding") { visit in
            guard let id = Int64(visit["id"]), let found = try visit.desk.finding(id) else {
                throw Refusal.notFound
            }
            return .html(detail(found.entry, found.steps, visit))
        },
        Route(
            method: "POST", path: "/findings/{id}", access: .only { $0.movesFindings },
            summary: "Assign, accept or close a finding"
        ) { visit in
            guard let id = Int64(visit["id"]) else { throw Refusal.notFound }
            try visit.desk.move(id, to: try step(visit))
            return .seeOther("/findings/\(id)")
        },
    ]

    private static func step(_ visit: Visit) throws -> FindingStep {
        let state = visit.form["state"].flatMap(FindingState.init(rawValue:))
        let reason = visit.form["reason"].map { String($0.prefix(500)) }
        let unit = visit.form["unit"].flatMap { Organisation(String($0.prefix(60))) }
        let due = visit.form["due"].flatMap { text -> CalendarDate? in
            let parts = text.split(separator: "-").compactMap { Int($0) }
            return parts.count == 3 ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil
        }
        guard let state, state != .open, state != .reopened else {
            throw Refusal.bad("What shall become of it?", "请选择处理方式。")
        }
        if state == .assigned, unit == nil || due == nil {
            throw Refusal.bad("Assigning needs a unit and a last day.", "交办需要责任单位和期限。")
        }
        if state != .assigned, reason == nil { throw Refusal.bad("Please say why.", "请填写说明。") }
        return FindingStep(
            at: visit.desk.now, state: state, actor: visit.visitor.name,
            unit: state == .assigned ? unit : nil,
            due: state == .assigned ? due : nil, reason: reason)
    }

    private static func list(_ visit: Visit) throws -> HTML {
        let query = FindingQuery(visit.query)
        let found = try visit.desk.findings(query)
        let counts = visit.desk.findingCounts(in: try visit.desk.zone(named: query.zone))
        let states = query.state.states
        let total = counts.filter {
            (states.isEmpty || states.contains($0.state)) && (query.rule == nil || $0.rule == query.rule)
        }.reduce(0) { $0 + $1.count }
        let rules =
            [(value: "", label: visit.pick("all", "全部"))]
            + Array(Set(counts.map(\.rule))).sorted().map { ($0, words($0, visit)) }
        let choices = FindingQuery.Choice.allCases.map { choice in
            (
                value: choice.rawValue,
                label: choice == .all
                    ? visit.pick("all", "全部")
                    : choice == .open
                        ? visit.pick("to be put right", "待整改")
                        : FindingState(rawValue: choice.rawValue)?.label(visit.language) ?? choice.rawValue
            )
        }
        let overdue = [
            (value: "", label: visit.pick("all", "全部")), (value: "true", label: visit.pick("overdue", "已逾期")),
        ]
        let more: HTML =
            found.next.map {
                "<p class=\"pages\"><a rel=\"next\" href=\"\(visit.link([("before", "\($0)")]))\">\(visit.pick("Next page", "下一页"))</a></p>"
            } ?? ""
        let csv =
            "/api/v1/findings.csv"
            + String(visit.link([("before", nil), ("limit", nil)]).dropFirst(visit.path.count))
        let body: HTML =
            found.entries.isEmpty
            ? "<p class=\"nothing\">\(visit.pick("No finding fits. `sharpeyes findings check` looks for them.", "没有符合条件的问题。用 `sharpeyes findings check` 检查。"))</p>"
            : table(found.entries, visit)
        let content: HTML = """
            <form method="get" action="/findings" class="filters">
            \(Pieces.choice("state", visit.pick("State", "状态"), choices, query.state.rawValue))
            \(Pieces.choice("rule", visit.pick("Rule", "规则"), rules, query.rule))
            \(Pieces.zoneChoice(visit, query.zone))
            \(Pieces.choice("overdue", visit.pick("Day", "期限"), overdue, query.isOverdue ? "true" : ""))
            <button>\(visit.pick("Show", "查询"))</button></form>
            <div class="count" role="status">\(Pieces.number(total)) \(visit.pick("findings", "项问题"))\(query.subject != nil || query.isOverdue ? visit.pick(" before the choice of subject and day", "（未计对象与期限条件）") : "") · \(Pieces.download("CSV", csv, visit))</div>
            \(body)\(more)
            """
        return PageFrame.page(visit, title: visit.pick("Findings", "问题清单"), current: "/findings", content)
    }

    static func table(_ entries: [FindingEntry], _ visit: Visit) -> HTML {
        let rows: [HTML] = entries.map { entry in
            let late: HTML =
                entry.isOverdue(on: visit.desk.today)
                ? " <b class=\"missed\">\(visit.pick("overdue", "已逾期"))</b>" : ""
            return
                "<tr><th scope=\"row\"><a href=\"/findings/\(Int(entry.id))\">\(Int(entry.id))</a></th><td>\(entry.state.label(visit.language))\(late)</td><td>\(subject(entry, visit))</td><td class=\"text\">\(sentence(entry, visit))</td><td>\(entry.zone.flatMap { visit.desk.zoneName(code: $0.text) })</td><td>\(entry.unit?.name) \(entry.due?.description)</td></tr>"
        }
        let head = [
            "#", visit.pick("State", "状态"), visit.pick("About", "对象"), visit.pick("Finding", "问题"),
            visit.pick("Zone", "区域"), visit.pick("Unit, by", "责任单位、期限"),
        ]
        return Pieces.table(visit.pick("Findings, the newest first", "问题，最新在前"), head, rows)
    }

    private static func subject(_ entry: FindingEntry, _ visit: Visit) -> HTML {
        let word = entry.kind.label(visit.language)
        switch entry.kind {
        case .camera:
            return "\(word) <a href=\"\(Pieces.path("/cameras", entry.subject))\">\(entry.subject)</a>"
        case .zone:
            let parts = entry.subject.split(separator: " ").map(String.init)
            let code = parts.first ?? entry.subject
            let rest = parts.dropFirst().map { word in
                AreaCategory(rawValue: word)?.label(visit.language)
                    ?? RateName(rawValue: word)?.label(visit.language) ?? word
            }
            return
                "<a href=\"\(Pieces.path("/zones", code))\">\(visit.desk.zoneName(code: code) ?? code)</a> \(rest.joined(separator: ", "))"
        default: return "\(word) \(entry.subject)"
        }
    }

    /// A rule in a few words: its sentence up to what to do about it; its id where the sentence is all facts.
    static func words(_ id: String, _ visit: Visit) -> String {
        guard let rule = ReviewRules.rule(id) else { return id }
        let fact = "\u{1}"
        let sentence = Finding(rule, facts: Array(repeating: fact, count: 10)).message(visit.language)
        if sentence.contains(fact) {
            return id == "target-missed" ? visit.pick("target missed", "指标未达标") : id
        }
        return String(sentence.prefix { $0 != ":" && $0 != "：" })
    }

    /// The rule's sentence; of a rule that this version does not know its id and facts.
    static func sentence(_ entry: FindingEntry, _ visit: Visit) -> String {
        guard let rule = ReviewRules.rule(entry.rule) else {
            return ([entry.rule] + entry.facts).joined(separator: " ")
        }
        return Finding(rule, deviceCode: entry.subject, facts: entry.facts).message(visit.language)
    }

    private static func detail(_ entry: FindingEntry, _ steps: [FindingStep], _ visit: Visit) -> HTML {
        let rows: [HTML] = steps.map { step in
            "<tr><td>\(Pieces.time(step.at, visit))</td><td>\(step.state.label(visit.language))</td><td>\(step.actor ?? visit.pick("a review", "核查"))</td><td>\(step.unit?.name) \(step.due?.description)</td><td>\(step.reason)</td></tr>"
        }
        let head = [
            visit.pick("When", "时间"), visit.pick("State", "状态"), visit.pick("By", "操作者"),
            visit.pick("Unit, by", "责任单位、期限"), visit.pick("Why", "说明"),
        ]
        let content: HTML = """
            <p>\(entry.state.label(visit.language)) · \(subject(entry, visit)) · <code>\(entry.rule)</code> \(ReviewRules.article(entry.rule).map { visit.pick("article \($0)", "第 \($0) 条") })</p>
            <p class="sentence">\(sentence(entry, visit))</p>
            \(moves(entry, visit))
            \(Pieces.table(visit.pick("Its steps", "处理过程"), head, rows))
            """
        return PageFrame.page(
            visit, title: visit.pick("Finding \(entry.id)", "问题 \(entry.id)"), current: "", content)
    }

    private static func moves(_ entry: FindingEntry, _ visit: Visit) -> HTML {
        guard visit.visitor.movesFindings, entry.state != .closed else { return "" }
        let choices = [FindingState.assigned, .accepted, .closed].map {
            (value: $0.rawValue, label: moveWord($0, visit))
        }
        return """
            <form method="post" action="/findings/\(Int(entry.id))" class="stacked">\(Pieces.formKey(visit))
            \(Pieces.choice("state", visit.pick("What becomes of it", "处理方式"), choices, "assigned"))
            <label for="f-unit">\(visit.pick("Unit (for assigning)", "责任单位（交办时）"))</label><input id="f-unit" name="unit" maxlength="60">
            <label for="f-due">\(visit.pick("Last day (for assigning)", "期限（交办时）"))</label><input id="f-due" name="due" type="date">
            <label for="f-reason">\(visit.pick("Why (for accepting and closing)", "说明（说明或销号时）"))</label><input id="f-reason" name="reason" maxlength="500">
            <button>\(visit.pick("Keep", "保存"))</button></form>
            """
    }

    private static func moveWord(_ state: FindingState, _ visit: Visit) -> String {
        switch state {
        case .assigned: visit.pick("assign", "交办")
        case .accepted: visit.pick("accept with a reason", "说明")
        default: visit.pick("close", "销号")
        }
    }
}
