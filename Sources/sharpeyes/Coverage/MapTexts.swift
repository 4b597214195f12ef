import CameraCoverage
import CameraModel
import SharpEyes

/// What stands on a map in words.
struct MapTexts {
    let scene: CoverageScene
    let figures: CoverageFigures
    let level: String

    func content(_ spots: [BlindSpot], _ settings: Settings, at now: Instant) -> MapContent {
        let language = settings.language
        var content = MapContent()
        content.language = language
        content.roads = scene.roads
        let outlined = figures.zones.filter { $0.zone.boundary != nil }
        for figure in outlined { content.labels[figure.zone.code] = label(figure) }
        // Blind spots of a zone and of the one around it would be hatched twice.
        let tops = topmost()
        content.blindSpots = spots.filter { tops.contains($0.zone) }
        let first = outlined.first { tops.contains($0.zone.code) }
        let names = outlined.filter { tops.contains($0.zone.code) }.map(\.zone.name)
        content.title =
            names.prefix(4).joined(separator: language == .chinese ? "、" : ", ")
            + (names.count > 4 ? " …" : "")
        var parts = [language.pick(en: "level \(level)", zh: "等级 \(level)")]
        if names.count == 1, let first { parts.append(share(first, language)) }
        let cameras = outlined.filter { tops.contains($0.zone.code) }.map(\.cameras)
        let count = cameras.reduce(0) { $0 + $1.cameras - $1.withoutView }
        parts.append(language.pick(en: "\(count) cameras with a view", zh: "有视域的摄像机 \(count) 台"))
        parts.append(String(settings.local(now).prefix(10)))
        content.subtitle = parts.joined(separator: language == .chinese ? "；" : "; ")
        return content
    }

    /// Zones with a boundary that lie in no other one of the map.
    private func topmost() -> Set<ZoneCode> {
        let shown = Set(scene.survey.zones.map(\.zone))
        var tops: Set<ZoneCode> = []
        for index in scene.zones where shown.contains(scene.tree.zones[index].code) {
            var up = scene.tree.parents[index]
            while up >= 0, !shown.contains(scene.tree.zones[up].code) { up = scene.tree.parents[up] }
            if up < 0 { tops.insert(scene.tree.zones[index].code) }
        }
        return tops
    }

    private func label(_ figure: CoverageFigures.ZoneFigure) -> String {
        guard figures.zones.count(where: { $0.zone.boundary != nil }) > 1, let share = figure.area.share
        else {
            return figure.zone.name
        }
        return figure.zone.name + "\n" + DecimalText.of(share * 100, decimals: 1) + " %"
    }

    private func share(_ figure: CoverageFigures.ZoneFigure, _ language: Language) -> String {
        guard let share = figure.area.share else { return "" }
        let percent = DecimalText.of(share * 100, decimals: 2)
        return language.pick(en: "\(percent) % of the area seen", zh: "可见面积占 \(percent) %")
    }
}
