import CameraAudit
import CameraCoverage
import CameraModel
import SharpEyes

/// Covered areas for people and for programs.
struct CoverageReportText {
    let figures: CoverageFigures
    let views: ViewOptions

    /// The shape of the contract, one zone a line.
    func json() -> String {
        let density = figures.level.pixelsPerMetre.map { DecimalText.of($0, decimals: 6, short: true) }
        var out =
            "{\"level\": \(JSONText.string(views.level.name)), \"pixelsPerMetre\": \(density ?? "null"), "
        out += "\"shape\": \"\(views.shape.rawValue)\", \"turning\": \"\(views.turning.rawValue)\", "
        out += "\"targetHeight\": \(DecimalText.of(views.targetHeight, decimals: 3, short: true)),\n"
        let assumed = Assumption.allCases.map { "\"\($0.rawValue)\": \(figures.assumed[$0] ?? 0)" }
        let without = NoView.allCases.map { "\"\($0.rawValue)\": \(figures.without[$0] ?? 0)" }
        out += " \"views\": \(figures.views), \"assumptions\": {\(assumed.joined(separator: ", "))}, "
        out += "\"withoutView\": {\(without.joined(separator: ", "))},\n"
        out += " \"buildings\": \(figures.map.buildings), \"roads\": \(figures.map.roads), "
        let inside = figures.insideBuildings.map { "\"\($0.text)\"" }
        out += "\"camerasInsideBuildings\": [\(inside.joined(separator: ", "))],\n \"zones\": [\n  "
        return out + figures.zones.map(json).joined(separator: ",\n  ") + "\n ]}\n"
    }

    private func json(_ figure: CoverageFigures.ZoneFigure) -> String {
        let area = figure.area
        func metres(_ value: Double) -> String { DecimalText.of(value, decimals: 3) }
        func share(_ value: Double) -> String {
            area.areaSquareMetres > 0 ? DecimalText.of(value / area.areaSquareMetres, decimals: 6) : "null"
        }
        let seen = area.seen.enumerated().map { depth, part in
            "{\"cameras\": \(depth + 1), \"squareMetres\": \(metres(part.squareMetres)), "
                + "\"errorSquareMetres\": \(metres(part.error)), \"share\": \(share(part.squareMetres))}"
        }
        return "{\"zone\": \(JSONText.string(figure.zone.code.text)), "
            + "\"name\": \(JSONText.string(figure.zone.name)), "
            + "\"hasBoundary\": \(figure.zone.boundary != nil), "
            + "\"areaSquareMetres\": \(metres(area.areaSquareMetres)), "
            + "\"coveredSquareMetres\": \(metres(area.covered.squareMetres)), "
            + "\"errorSquareMetres\": \(metres(area.covered.error)), "
            + "\"share\": \(share(area.covered.squareMetres)), \"seenBy\": [\(seen.joined(separator: ", "))], "
            + "\"cameras\": \(figure.cameras.cameras), "
            + "\"camerasWithoutView\": \(figure.cameras.withoutView), "
            + "\"camerasAssumed\": \(figure.cameras.assumed), "
            + "\"roads\": {\"lengthMetres\": \(metres(figure.roads.length)), "
            + "\"coveredMetres\": \(metres(figure.roads.covered))}}"
    }

    /// A table of the zones with a boundary, and below it what the figures rest on.
    func text(_ language: Language) -> String {
        let shown = figures.zones.filter { $0.zone.boundary != nil }
        let density = figures.level.pixelsPerMetre.map { DecimalText.of($0, decimals: 2, short: true) }
        var out = language.pick(en: "Covered area, level ", zh: "可见面积，等级 ") + views.level.name
        if let density { out += language.pick(en: " (\(density) px/m)", zh: "（\(density) 像素/米）") }
        out += "\n\n"
        out += row(
            language == .chinese
                ? ["区域", "面积 km2", "可见 %", "±", "2 台 %", "道路 %", "摄像机"]
                : ["zone", "area km2", "seen %", "+-", "by 2 %", "roads %", "cameras"])
        for figure in shown { out += row(cells(figure, language)) }
        out += "\n"
        for line in basis(language, without: figures.zones.count - shown.count) {
            out += Terminal.wrap(hanging: line, indent: 2) + "\n"
        }
        return out
    }

    private func row(_ cells: [String]) -> String {
        let widths = [27, 11, 9, 7, 8, 8, 9]
        var line = DisplayWidth.pad(DisplayWidth.truncate(cells[0], widths[0]), widths[0])
        for (cell, width) in zip(cells, widths).dropFirst() { line += DisplayWidth.padLeft(cell, width) }
        return line + "\n"
    }

    private func cells(_ figure: CoverageFigures.ZoneFigure, _ language: Language) -> [String] {
        let area = figure.area
        let percent = { (part: Double, whole: Double, decimals: Int) in
            whole > 0 ? DecimalText.of(part / whole * 100, decimals: decimals) : "-"
        }
        return [
            figure.zone.code.text + " " + figure.zone.name,
            DecimalText.of(area.areaSquareMetres / 1e6, decimals: 3),
            percent(area.covered.squareMetres, area.areaSquareMetres, 2),
            percent(area.covered.error, area.areaSquareMetres, 3),
            percent(area.seen[1].squareMetres, area.areaSquareMetres, 2),
            percent(figure.roads.covered, figure.roads.length, 2), "\(figure.cameras.cameras)",
        ]
    }

    /// What the figures rest on, a line each.
    private func basis(_ language: Language, without boundary: Int) -> [String] {
        var lines: [String] = []
        if boundary > 0 {
            lines.append(
                language.pick(
                    en: "\(boundary) zones have no boundary and are not shown", zh: "\(boundary) 个区域没有边界，未列出")
            )
        }
        let reasons = NoView.allCases.compactMap { reason in
            figures.without[reason].map { "\(reason.words(language)) \($0)" }
        }
        let none = figures.without.values.reduce(0, +)
        lines.append(
            language.pick(
                en: "cameras in use with a view: \(figures.views); without: \(none)",
                zh: "在用摄像机中有视域的 \(figures.views) 台，没有的 \(none) 台")
                + (reasons.isEmpty ? "" : " (" + reasons.joined(separator: ", ") + ")"))
        let assumed = Assumption.allCases.compactMap { one in
            figures.assumed[one].map { "\(one.words(language)) \($0)" }
        }
        if !assumed.isEmpty {
            lines.append(
                language.pick(en: "assumed by camera type: ", zh: "按摄像机类型推定：")
                    + assumed.joined(separator: ", "))
        }
        lines.append(
            figures.map.buildings > 0
                ? language.pick(
                    en: "buildings in the way: \(figures.map.buildings); cameras within an outline: "
                        + "\(figures.insideBuildings.count)",
                    zh: "参与遮挡的建筑 \(figures.map.buildings) 栋；位于建筑轮廓内的摄像机 \(figures.insideBuildings.count) 台")
                : language.pick(
                    en: "no buildings imported: the figures are upper limits", zh: "未导入建筑：数字为上限"))
        return lines
    }
}

extension NoView {
    func words(_ language: Language) -> String {
        switch self {
        case .noPosition: language.pick(en: "no position", zh: "无坐标")
        case .mobile: language.pick(en: "mobile", zh: "移动设备")
        case .looksUp: language.pick(en: "looks above the ground", zh: "画面不触地")
        case .tooCoarse: language.pick(en: "too coarse", zh: "像素密度不足")
        }
    }
}

extension Assumption {
    func words(_ language: Language) -> String {
        switch self {
        case .bearing: language.pick(en: "bearing", zh: "方位")
        case .angle: language.pick(en: "field angle", zh: "视场角")
        case .distance: language.pick(en: "view distance", zh: "可视距离")
        case .pixels: language.pick(en: "pixels", zh: "像素")
        case .verticalAngle: language.pick(en: "vertical angle", zh: "垂直视场角")
        }
    }
}
