import CameraAudit
import CameraCoverage
import CameraModel

/// Where to build next, for people and for programs.
struct AdviceText {
    let plan: PlannedCameras
    let goal: PlacementGoal
    let candidates: Int

    private var advice: PlacementAdvice { plan.advice }
    private var after: Double { advice.steps.last?.share ?? advice.shareBefore }

    private func percent(_ share: Double) -> String { DecimalText.of(share * 100, decimals: 2) }

    func text(_ language: Language) -> String {
        var out = language.pick(
            en: "\(plan.zone.name): \(advice.steps.count) cameras to build, of \(candidates) candidates\n\n",
            zh: "\(plan.zone.name)：建议新建 \(advice.steps.count) 台（候选 \(candidates) 个）\n\n")
        out += row(
            language == .chinese
                ? ["", "设备编码", "经度", "纬度", "方位", "新增 m2", "之后 %"]
                : ["", "device code", "longitude", "latitude", "bearing", "gain m2", "then %"])
        for (number, (step, record)) in zip(advice.steps, plan.records).enumerated() {
            let place = record.position
            out += row([
                "\(number + 1)", record.deviceCode.text,
                place.map { DecimalText.of($0.longitude, decimals: 6) } ?? "",
                place.map { DecimalText.of($0.latitude, decimals: 6) } ?? "",
                record.bearing.map { DecimalText.of($0.degrees, decimals: 0) } ?? "-",
                DecimalText.of(step.gainSquareMetres, decimals: 0), percent(step.share),
            ])
        }
        out += "\n"
        for line in summary(language) { out += Terminal.wrap(hanging: line, indent: 2) + "\n" }
        return out
    }

    private func row(_ cells: [String]) -> String {
        let widths = [4, 25, 12, 11, 8, 9, 9]
        var line = DisplayWidth.padLeft(cells[0], widths[0]) + " "
        line += DisplayWidth.pad(DisplayWidth.truncate(cells[1], widths[1] - 1), widths[1] - 1)
        for (cell, width) in zip(cells, widths).dropFirst(2) { line += DisplayWidth.padLeft(cell, width) }
        return line + "\n"
    }

    private func summary(_ language: Language) -> [String] {
        var lines = [
            language.pick(
                en: "covered share: \(percent(advice.shareBefore)) % now, \(percent(after)) % then",
                zh: "可见面积：现为 \(percent(advice.shareBefore)) %，建成后 \(percent(after)) %")
        ]
        switch goal {
        case .share(let share):
            if let fewest = advice.fewest {
                lines.append(
                    language.pick(
                        en:
                            "certificate: fewer than \(fewest) of these candidates cannot reach \(percent(share)) %",
                        zh: "保证：少于 \(fewest) 个候选点不可能达到 \(percent(share)) %"))
            } else {
                lines.append(
                    language.pick(
                        en:
                            "\(percent(share)) % is out of reach of these candidates: more places, or cameras that see farther",
                        zh: "这些候选点达不到 \(percent(share)) %：请增加候选位置或采用视距更远的摄像机"))
            }
        case .count:
            lines.append(
                language.pick(
                    en:
                        "certificate: no choice of as many candidates covers more than \(percent(advice.shareBound)) %",
                    zh: "保证：同样数量的候选点最多覆盖 \(percent(advice.shareBound)) %"))
        case .budget(let yuan):
            let spent = plan.costs.reduce(0, +)
            lines.append(
                language.pick(
                    en: "spent \(DecimalText.of(spent, decimals: 2, short: true)) of "
                        + "\(DecimalText.of(yuan, decimals: 2, short: true)) yuan",
                    zh: "花费 \(DecimalText.of(spent, decimals: 2, short: true)) 元，预算 "
                        + "\(DecimalText.of(yuan, decimals: 2, short: true)) 元"))
            lines.append(
                language.pick(
                    en:
                        "certificate: no choice for this money covers more than \(percent(advice.shareBound)) %",
                    zh: "保证：同样预算最多覆盖 \(percent(advice.shareBound)) %"))
        }
        return lines
    }

    func json() -> String {
        let steps = zip(zip(advice.steps, plan.records), plan.costs).map { pair, cost in
            let (step, record) = pair
            let place = record.position
            return "{\"deviceCode\": \(JSONText.string(record.deviceCode.text)), "
                + "\"longitude\": \(place.map { plainDecimalText($0.longitude) } ?? "null"), "
                + "\"latitude\": \(place.map { plainDecimalText($0.latitude) } ?? "null"), "
                + "\"bearing\": \(record.bearing.map { plainDecimalText($0.degrees) } ?? "null"), "
                + "\"cost\": \(plainDecimalText(cost)), "
                + "\"gainSquareMetres\": \(DecimalText.of(step.gainSquareMetres, decimals: 3)), "
                + "\"share\": \(DecimalText.of(step.share, decimals: 6))}"
        }
        return "{\"zone\": \(JSONText.string(plan.zone.code.text)), \"candidates\": \(candidates), "
            + "\"shareBefore\": \(DecimalText.of(advice.shareBefore, decimals: 6)), "
            + "\"shareAfter\": \(DecimalText.of(after, decimals: 6)), "
            + "\"shareBound\": \(DecimalText.of(advice.shareBound, decimals: 6)), "
            + "\"fewest\": \(advice.fewest.map(String.init) ?? "null"), \"isReached\": \(advice.isReached), "
            + "\"cellMetres\": \(DecimalText.of(advice.cellMetres, decimals: 3)),\n \"steps\": [\n  "
            + steps.joined(separator: ",\n  ") + "\n ]}\n"
    }
}
