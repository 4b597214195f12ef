import CameraModel

/// The text of an SVG picture as it grows. Longer than wide lines are no matter: nobody reads it.
struct MapDrawing {
    private let frame: MapFrame
    private let language: Language
    private var out = ""
    private static let fonts = "font-family=\"'Noto Sans CJK SC','Noto Sans SC','DejaVu Sans',sans-serif\""

    init(_ frame: MapFrame, _ language: Language) { (self.frame, self.language) = (frame, language) }

    private var height: Double { frame.bottom + 100 }

    private func n(_ number: Double) -> String { DecimalText.of(number, decimals: 1, short: true) }

    mutating func begin(_ content: MapContent) {
        out = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(n(MapFrame.width)) \(n(height))" \(Self.fonts)>
            <title>\(Self.escaped(content.title))</title>
            <defs><pattern id="blind" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <path d="M0 0V7" stroke="#c9644f" stroke-width="1.1" stroke-opacity="0.6"/></pattern>
            <clipPath id="map"><rect x="\(n(frame.left))" y="\(n(frame.top))" \
            width="\(n(frame.right - frame.left))" height="\(n(frame.height))"/></clipPath></defs>
            <rect width="100%" height="100%" fill="#fff"/>
            <text x="\(n(frame.left))" y="42" font-size="28" font-weight="bold">\(Self.escaped(content.title))</text>
            <text x="\(n(frame.left))" y="74" font-size="19">\(Self.escaped(content.subtitle))</text>
            <rect x="\(n(frame.left))" y="\(n(frame.top))" width="\(n(frame.right - frame.left))" \
            height="\(n(frame.height))" fill="#f4f2ee" stroke="#999"/>
            <g clip-path="url(#map)">

            """
    }

    /// A group of paths of one look; nothing when there are none.
    mutating func add(_ name: String, _ look: String, _ paths: [String]) {
        let drawn = paths.filter { !$0.isEmpty }
        guard !drawn.isEmpty else { return }
        out += "<g id=\"\(name)\" \(look)>\n"
        for path in drawn { out += "<path d=\"\(path)\"/>\n" }
        out += "</g>\n"
    }

    mutating func dots(_ name: String, _ points: [PlanePoint], size: Double) {
        guard !points.isEmpty else { return }
        out += "<g id=\"\(name)\" fill=\"#0b2545\" stroke=\"#fff\" stroke-width=\"0.5\">\n"
        for point in points {
            out += "<circle cx=\"\(n(frame.x(point)))\" cy=\"\(n(frame.y(point)))\" r=\"\(n(size))\"/>\n"
        }
        out += "</g>\n"
    }

    /// A zone's name at the middle of its box, where the zone is large enough for it.
    mutating func label(_ zone: CoverageZone, _ text: String) {
        let ring = zone.boundary.rings.map(frame.projection.ring).max {
            abs(PlaneRings.doubleArea($0)) < abs(PlaneRings.doubleArea($1))
        }
        guard let ring, !ring.isEmpty else { return }
        let (low, high) = PlaneRings.box(ring)
        let lines = text.split(separator: "\n").map(String.init)
        let longest =
            lines.map { $0.unicodeScalars.reduce(0.0) { $0 + ($1.value > 0x2E7F ? 1 : 0.56) } }.max() ?? 1
        let size = min(19, (high.x - low.x) * frame.scale * 0.8 / max(longest, 1))
        guard size >= 9 else { return }
        let middle = 0.5 * (low + high)
        for (number, line) in lines.enumerated() {
            let y =
                frame.y(middle) + (Double(number) - Double(lines.count - 1) / 2) * size * 1.25 + size * 0.35
            out +=
                "<text x=\"\(n(frame.x(middle)))\" y=\"\(n(y))\" font-size=\"\(n(size))\" text-anchor=\"middle\" "
            out += "stroke=\"#fff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\">"
            out += Self.escaped(line) + "</text>\n"
        }
    }

    /// Legend and scale bar below the map, an arrow to the north in its corner.
    mutating func legend(hasRoads: Bool, hasBuildings: Bool) {
        out += "</g>\n"
        let (x, y) = (frame.right - 34, frame.top + 18)
        out +=
            "<g id=\"north\"><path d=\"M\(n(x)) \(n(y))l10 30l-10 -7l-10 7z\" fill=\"#111\" stroke=\"#fff\"/>"
        out +=
            "<text x=\"\(n(x))\" y=\"\(n(y + 48))\" font-size=\"17\" text-anchor=\"middle\" stroke=\"#fff\" "
        out += "stroke-width=\"3\" paint-order=\"stroke\">\(language.pick(en: "N", zh: "北"))</text></g>\n"
        scaleBar()
        var entries: [(look: String, words: String)] = [
            (
                "fill=\"#2f6fb5\" fill-opacity=\"0.42\" stroke=\"#1d4a80\"",
                language.pick(en: "seen", zh: "可见范围")
            ),
            (
                "fill=\"none\" stroke=\"#1d4a80\" stroke-width=\"1.4\" stroke-dasharray=\"4 3\"",
                language.pick(en: "view partly assumed", zh: "视域含推定值")
            ),
            ("fill=\"url(#blind)\" stroke=\"#b04632\"", language.pick(en: "blind spot", zh: "盲区")),
        ]
        if hasBuildings {
            entries.append(("fill=\"#d9d4cc\" stroke=\"#8d857a\"", language.pick(en: "building", zh: "建筑")))
        }
        if hasRoads { entries.append(("", language.pick(en: "road", zh: "道路"))) }
        var at = frame.left + 330
        out += "<g id=\"legend\" font-size=\"17\">\n"
        out += "<circle cx=\"\(n(at + 6))\" cy=\"\(n(frame.bottom + 36))\" r=\"4\" fill=\"#0b2545\"/>"
        out += word(language.pick(en: "camera", zh: "摄像机"), &at, after: 18)
        for entry in entries {
            let y = frame.bottom + 25
            out +=
                entry.look.isEmpty
                ? "<path d=\"M\(n(at)) \(n(y + 11))h36\" stroke=\"#555\" stroke-opacity=\"0.55\" stroke-width=\"3\"/>"
                : "<rect x=\"\(n(at))\" y=\"\(n(y))\" width=\"36\" height=\"22\" \(entry.look)/>"
            out += word(entry.words, &at, after: 44)
        }
        out += "</g>\n"
    }

    private func word(_ text: String, _ at: inout Double, after: Double) -> String {
        let x = at + after
        at = x + text.unicodeScalars.reduce(28.0) { $0 + ($1.value > 0x2E7F ? 17 : 9.4) }
        return "<text x=\"\(n(x))\" y=\"\(n(frame.bottom + 42))\">\(text)</text>\n"
    }

    private mutating func scaleBar() {
        let (x, y) = (frame.left, frame.bottom + 30)
        let length = frame.bar * frame.scale
        let words = frame.bar >= 1000 ? "\(n(frame.bar / 1000)) km" : "\(n(frame.bar)) m"
        out +=
            "<g id=\"scale\" font-size=\"17\"><rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(length))\" height=\"7\" "
        out +=
            "fill=\"#fff\" stroke=\"#111\"/><rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(length / 2))\" height=\"7\" "
        out += "fill=\"#111\"/><text x=\"\(n(x))\" y=\"\(n(y + 28))\">0</text>"
        out += "<text x=\"\(n(x + length))\" y=\"\(n(y + 28))\" text-anchor=\"end\">\(words)</text></g>\n"
    }

    consuming func finished() -> String { out + "</svg>\n" }

    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "\"": out += "&quot;"
            case _ where character.value < 0x20 && character != "\n" && character != "\t": continue
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }
}
