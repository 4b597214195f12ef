import CameraModel

/// A bulletin as one HTML file: no script, no font, no picture from elsewhere; charts are inline SVG.
///
/// Prints on A4; bars are told apart by pattern and outline, not by colour.
public struct BulletinHTML {
    /// The page.
    public static func render(_ bulletin: Bulletin) -> String {
        let language = bulletin.language == .chinese ? "zh-CN" : "en"
        var out = "<!DOCTYPE html>\n<html lang=\"\(language)\">\n<head>\n<meta charset=\"utf-8\">\n"
        out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        out += "<title>\(escape(bulletin.title))</title>\n<style>\n\(style)</style>\n</head>\n<body>\n"
        out += "<h1>\(escape(bulletin.title))</h1>\n<dl>\n"
        for fact in bulletin.head { out += "<dt>\(escape(fact.name))</dt><dd>\(escape(fact.value))</dd>\n" }
        out += "</dl>\n"
        for section in bulletin.sections { out += render(section, bulletin.language) }
        return out + "</body>\n</html>\n"
    }

    private static func render(_ section: Bulletin.Section, _ language: Language) -> String {
        var out = "<section id=\"\(section.id)\">\n<h2>\(escape(section.title))</h2>\n"
        if let note = section.note { out += "<p>\(escape(note))</p>\n" }
        if !section.bars.isEmpty { out += chart(section, language) }
        guard !section.rows.isEmpty else { return out + "<p>-</p>\n</section>\n" }
        out += "<table>\n<thead><tr>"
        for column in section.columns { out += "<th\(mark(column))>\(escape(column.title))</th>" }
        out += "</tr></thead>\n<tbody>\n"
        for row in section.rows {
            let cells = zip(section.columns, row).map { "<td\(mark($0))>\(escape($1.text()))</td>" }
            out += "<tr>\(cells.joined())</tr>\n"
        }
        return out + "</tbody>\n</table>\n</section>\n"
    }

    private static func mark(_ column: Bulletin.Column) -> String { column.isNumber ? " class=\"n\"" : "" }

    /// Horizontal bars on a scale of 0 to 100 %; the value before is an outline, a target a line across.
    private static func chart(_ section: Bulletin.Section, _ language: Language) -> String {
        let (left, width, line) = (230, 400, 22)
        let height = section.bars.count * line + 28
        var out = "<svg viewBox=\"0 0 720 \(height)\" role=\"img\" aria-label=\"\(escape(section.title))\">\n"
        for tick in [0, 25, 50, 75, 100] {
            let x = left + width * tick / 100
            out += "<line x1=\"\(x)\" y1=\"4\" x2=\"\(x)\" y2=\"\(height - 20)\" class=\"grid\"/>"
            out += "<text x=\"\(x)\" y=\"\(height - 6)\" class=\"tick\">\(tick)</text>\n"
        }
        for (index, bar) in section.bars.enumerated() {
            let y = 6 + index * line
            out +=
                "<text x=\"\(left - 6)\" y=\"\(y + 12)\" class=\"label\">\(escape(DisplayWidth.truncate(bar.label, 34)))</text>"
            if let before = bar.before {
                out +=
                    "<rect x=\"\(left)\" y=\"\(y)\" width=\"\(length(before, width))\" height=\"15\" class=\"before\"/>"
            }
            if let value = bar.value {
                out +=
                    "<rect x=\"\(left)\" y=\"\(y + 3)\" width=\"\(length(value, width))\" height=\"9\" class=\"bar\"/>"
            }
            if let mark = bar.mark {
                let x = left + length(mark, width)
                out += "<line x1=\"\(x)\" y1=\"\(y - 2)\" x2=\"\(x)\" y2=\"\(y + 17)\" class=\"target\"/>"
            }
            let words = bar.value.map { hundredths($0) } ?? "-"
            out += "<text x=\"\(left + width + 12)\" y=\"\(y + 12)\" class=\"value\">\(words)</text>\n"
        }
        let legend = language.pick(
            en: "filled: now; outline: the period before; line across: target",
            zh: "实心：本期；空框：上期；竖线：目标")
        return out + "</svg>\n<p class=\"legend\">\(legend)</p>\n"
    }

    private static func length(_ share: Double, _ width: Int) -> Int {
        Int(min(1, max(0, share)) * Double(width))
    }

    /// Truncated like every figure.
    private static func hundredths(_ share: Double) -> String {
        let hundredths = Int(share * 10_000 + 1e-7)
        return "\(hundredths / 100)." + String(String(100 + hundredths % 100).dropFirst())
    }

    /// Text that cannot become markup.
    static func escape(_ text: String) -> String {
        var out = ""
        for character in printable(text) {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.append(character)
            }
        }
        return out
    }

    private static let style = """
        @page { size: A4; margin: 16mm 14mm; }
        body { font: 14px/1.45 system-ui, "Noto Sans CJK SC", "WenQuanYi Zen Hei", "Microsoft YaHei", sans-serif;
          color: #000; background: #fff; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; border-bottom: 2px solid #000; padding-bottom: .3rem; }
        h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
        dt { font-weight: 600; } dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; font-size: 12.5px; }
        th, td { border: 1px solid #777; padding: .18rem .45rem; text-align: left; vertical-align: top;
          overflow-wrap: anywhere; }
        th { background: #eee; } th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        svg { width: 100%; height: auto; font: 11px sans-serif; }
        .grid { stroke: #bbb; } .tick { text-anchor: middle; fill: #333; } .label { text-anchor: end; }
        .bar { fill: #333; } .before { fill: none; stroke: #000; stroke-width: 1; }
        .target { stroke: #000; stroke-width: 2.5; stroke-dasharray: 3 2; } .legend { font-size: 11px; margin: 0 0 .6rem; }
        @media print {
          body { font-size: 10pt; max-width: none; margin: 0; padding: 0; } table { font-size: 8.5pt; }
          thead { display: table-header-group; } tr, svg { break-inside: avoid; } h2, p { break-after: avoid; }
          th { background: none; border-bottom: 2px solid #000; }
        }

        """
}
