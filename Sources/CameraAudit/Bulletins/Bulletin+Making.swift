public import CameraModel

extension Bulletin {
    /// How many rows a table of zones, targets or findings has at most; the note says how many there are.
    static let rowLimit = 100

    /// The bulletin in a language.
    public static func make(_ input: BulletinInput, _ language: Language) -> Bulletin {
        BulletinMaker(input, language).bulletin()
    }
}

/// Writes the sections of a bulletin.
private struct BulletinMaker {
    let input: BulletinInput
    let language: Language
    let now: AuditReport

    init(_ input: BulletinInput, _ language: Language) {
        (self.input, self.language, now) = (input, language, input.now)
    }

    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    func text(_ id: String, _ en: String, _ zh: String) -> Bulletin.Column {
        Bulletin.Column(id: id, title: say(en, zh), isNumber: false)
    }
    func number(_ id: String, _ en: String, _ zh: String) -> Bulletin.Column {
        Bulletin.Column(id: id, title: say(en, zh), isNumber: true)
    }

    func bulletin() -> Bulletin {
        let top = now.zones.first
        let place = top?.name ?? say("no zones", "无区域")
        let kind = input.kind == "quarterly" ? say("Quarterly report", "季报") : say("Monthly report", "月报")
        let asOf = now.asOf.rfc3339(offsetSeconds: now.localOffsetSeconds)
        var head = [
            ("asOf", say("As of", "截至"), asOf + (input.isOver ? "" : say(" (not over yet)", "（本期未结束）"))),
            ("revision", say("Revision", "修订号"), "\(now.revision)"),
            ("policy", say("Policy", "政策"), "\(now.policy.name): \(now.policy.source)"),
            ("cameras", say("Cameras", "点位"), "\(now.cameras.total)"),
            (
                "met", say("Verdict", "结论"),
                now.met ? say("the policy is met", "达标") : say("the policy is NOT met", "未达标")
            ),
        ]
        if input.before == nil {
            head.append(("before", say("Before", "上期"), say("the registry knew nothing then", "上期无数据")))
        }
        return Bulletin(
            kind: input.kind, period: input.period, title: "\(place) · \(kind) \(input.period)",
            head: head.map { Bulletin.Fact(id: $0.0, name: $0.1, value: $0.2) }, language: language,
            sections: [summary(), ranking(), missed(), causes(), findings(), due(), changes()])
    }

    // MARK: Figures

    private func summary() -> Bulletin.Section {
        var rows: [[Bulletin.Cell]] = []
        var bars: [Bulletin.Bar] = []
        let before = input.before?.zones.first { $0.zone == now.zones.first?.zone }
        for figure in now.zones.first?.rates ?? []
        where figure.target != nil || (figure.category == nil && figure.ratio.isComputable) {
            let old = before?.figure(figure.rate, figure.category)?.ratio
            rows.append([
                .text(groupLabel(figure.category, language)), .text(figure.rate.label(language)),
                .count(figure.ratio.part), .count(figure.ratio.whole), .rate(figure.ratio),
                old.map { .rate($0) } ?? .empty, .text(figure.target.map { "\($0) %" } ?? ""),
                .text(verdict(figure)),
            ])
            bars.append(
                Bulletin.Bar(
                    label: "\(figure.rate.label(language)) · \(groupLabel(figure.category, language))",
                    value: share(figure.ratio), before: old.flatMap(share),
                    mark: figure.target.flatMap { Double($0.description) }.map { $0 / 100 }))
        }
        return Bulletin.Section(
            id: "summary", title: say("Summary", "总体情况"), note: nil, bars: bars,
            columns: [
                text("category", "Category", "类别"), text("rate", "Rate", "指标"), number("part", "Part", "分子"),
                number("whole", "Whole", "分母"), number("percent", "Share", "比率"),
                number("before", "Before", "上期"), number("target", "Target", "目标"),
                text("verdict", "Verdict", "结论"),
            ], rows: rows)
    }

    private func share(_ ratio: Ratio) -> Double? {
        ratio.isComputable ? Double(ratio.part) / Double(ratio.whole) : nil
    }

    private func verdict(_ figure: RateFigure) -> String {
        switch figure.met {
        case true?: say("met", "达标")
        case false?: say("MISSED", "未达标")
        case nil: figure.target == nil ? "" : say("open", "待定")
        }
    }

    private func ranking() -> Bulletin.Section {
        let places = ZoneRanking(now, level: input.level).places
        let old = input.before.map { ZoneRanking($0, level: input.level).places } ?? []
        let known = Dictionary(old.map { ($0.zone.zone, $0) }, uniquingKeysWith: { first, _ in first })
        let weights = ZoneRanking.weights(now.policy)
        let rows = places.map { place -> [Bulletin.Cell] in
            let before = known[place.zone.zone]
            return [
                place.rank.map { .count($0) } ?? .empty, .text(place.zone.name), .text(place.zone.zone.text),
                place.score.map { .score($0) } ?? .empty, before?.score.map { .score($0) } ?? .empty,
                .text(movement(place.rank, before?.rank)), .count(place.zone.cameras.total),
            ]
                + weights.map { weight in
                    place.zone.figure(weight.rate, nil).map { .rate($0.ratio) } ?? .empty
                }
        }
        let bars = places.map { place in
            Bulletin.Bar(
                label: place.zone.name, value: place.score.map { Double($0) / 10_000 },
                before: known[place.zone.zone]?.score.map { Double($0) / 10_000 }, mark: nil)
        }
        let words = weights.map { "\($0.rate.label(language)) x \($0.weight)" }.joined(separator: ", ")
        return Bulletin.Section(
            id: "ranking", title: say("Ranking", "排名"),
            note: say("Score: mean of the rates by weight (\(words)).", "得分：按权重平均（\(words)）。"),
            bars: Array(bars.prefix(30)),
            columns: [
                number("rank", "Rank", "名次"), text("name", "Zone", "区域"), text("zone", "Code", "代码"),
                number("score", "Score", "得分"), number("before", "Before", "上期"),
                text("movement", "Moved", "升降"), number("cameras", "Cameras", "点位"),
            ] + weights.map { number($0.rate.rawValue, $0.rate.label(.english), $0.rate.label(.chinese)) },
            rows: rows)
    }

    /// `+2` is two ranks up.
    private func movement(_ rank: Int?, _ before: Int?) -> String {
        guard let rank else { return "" }
        guard let before else { return input.before == nil ? "" : say("new", "新") }
        return before == rank ? "=" : before > rank ? "+\(before - rank)" : "-\(rank - before)"
    }

    private func missed() -> Bulletin.Section {
        let old = Dictionary(
            (input.before?.zones ?? []).map { ($0.zone, $0) }, uniquingKeysWith: { first, _ in first })
        let all = now.missed
        let rows = all.prefix(Bulletin.rowLimit).map { zone, figure -> [Bulletin.Cell] in
            let before = old[zone.zone]?.figure(figure.rate, figure.category)?.ratio
            // What is wanted less what is there, in whole records.
            let gap = missing(figure)
            return [
                .text(zone.name), .text(zone.zone.text), .text(groupLabel(figure.category, language)),
                .text(figure.rate.label(language)), .rate(figure.ratio),
                .text(figure.target.map { "\($0) %" } ?? ""), .count(gap), before.map { .rate($0) } ?? .empty,
            ]
        }
        return Bulletin.Section(
            id: "missed", title: say("Targets missed", "未达标项"),
            note: limited(all.count, say("missed", "项未达标")),
            columns: [
                text("name", "Zone", "区域"), text("zone", "Code", "代码"), text("category", "Category", "类别"),
                text("rate", "Rate", "指标"), number("percent", "Share", "比率"),
                number("target", "Target", "目标"),
                number("missing", "Wanting", "差额"), number("before", "Before", "上期"),
            ], rows: Array(rows))
    }

    private func missing(_ figure: RateFigure) -> Int {
        guard let target = figure.target else { return 0 }
        var low = figure.ratio.part
        var high = max(low, figure.ratio.whole)
        while low < high {
            let middle = (low + high) / 2
            if Ratio(part: middle, whole: figure.ratio.whole).meets(target) == true {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low - figure.ratio.part
    }

    private func limited(_ count: Int, _ word: String) -> String {
        count > Bulletin.rowLimit
            ? say(
                "\(count) \(word); the first \(Bulletin.rowLimit) are shown.",
                "共 \(count) \(word)，列出前 \(Bulletin.rowLimit) 项。")
            : say("\(count) \(word).", "共 \(count) \(word)。")
    }

    private func causes() -> Bulletin.Section {
        var causes: [(what: String, count: Int)] = []
        func gap(_ rate: RateName, _ en: String, _ zh: String) {
            guard let ratio = now.zones.first?.figure(rate, nil)?.ratio, ratio.whole > ratio.part else {
                return
            }
            causes.append((say(en, zh), ratio.whole - ratio.part))
        }
        gap(.coverage, "required sites without enough cameras", "未覆盖的采集部位")
        gap(.connection, "cameras not declared networked", "未登记联网的摄像机")
        gap(.verifiedConnection, "cameras that no probe reached", "未探测到的摄像机")
        gap(.serviceability, "cameras under repair or found faulty", "维修或故障的摄像机")
        gap(.highDefinition, "cameras below 1080p", "不足 1080p 的摄像机")
        gap(.filing, "incomplete records", "必填项不全的档案")
        for list in EvidenceList.allCases where now.lists[list].count > 0 {
            causes.append((list.label(language), now.lists[list].count))
        }
        causes.sort { ($1.count, $0.what) < ($0.count, $1.what) }
        return Bulletin.Section(
            id: "causes", title: say("Top causes", "主要原因"), note: nil,
            columns: [text("cause", "Cause", "原因"), number("count", "Count", "数量")],
            rows: causes.map { [.text($0.what), .count($0.count)] })
    }

    // MARK: Findings and changes

    private func findings() -> Bulletin.Section {
        let steps = FindingState.allCases.compactMap { state in
            input.steps[state].map { "\(state.label(language)) \($0)" }
        }
        return Bulletin.Section(
            id: "findings", title: say("Open findings", "未销号问题"),
            note: steps.isEmpty
                ? nil : say("Steps in the period: ", "本期流转：") + steps.joined(separator: say(", ", "，")),
            columns: [
                text("topic", "Topic", "类别"), text("rule", "Rule", "规则"), text("article", "Article", "条款"),
                number("count", "Open", "未销号"), number("overdue", "Overdue", "逾期"),
            ],
            rows: input.open.map { entry in
                [
                    .text(ReviewRules.topic(entry.rule)?.label(language) ?? ""), .text(entry.rule),
                    .text(ReviewRules.article(entry.rule) ?? ""), .count(entry.count), .count(entry.overdue),
                ]
            })
    }

    private func due() -> Bulletin.Section {
        Bulletin.Section(
            id: "due", title: say("Findings due", "整改期限"), note: nil,
            columns: [
                number("id", "No.", "编号"), text("due", "Due", "期限"), text("overdue", "Overdue", "逾期"),
                text("unit", "Unit", "责任单位"), text("subject", "Subject", "对象"),
                text("message", "Finding", "问题"),
            ],
            rows: input.due.map { entry, message, isOverdue in
                [
                    .count(Int(entry.id)), .text(entry.due?.description ?? ""),
                    .text(isOverdue ? say("yes", "是") : ""), .text(entry.unit?.name ?? ""),
                    .text(entry.subject),
                    .text(message),
                ]
            })
    }

    private func changes() -> Bulletin.Section {
        Bulletin.Section(
            id: "changes", title: say("What changed", "本期变动"), note: nil,
            columns: [text("what", "Change", "变动"), number("count", "Cameras", "台数")],
            rows: input.changes.map { [.text($0.what), .count($0.count)] })
    }
}
