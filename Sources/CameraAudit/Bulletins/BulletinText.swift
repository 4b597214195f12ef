import CameraModel

/// A bulletin as plain text, Markdown, CSV and JSON.
public struct BulletinText {
    /// For a terminal of 80 columns: long titles in several lines, long words cut with `…`, figures never.
    public static func text(_ bulletin: Bulletin) -> String {
        var out = bulletin.title + "\n"
        for fact in bulletin.head {
            out += DisplayWidth.wrap("\(fact.name): \(fact.value)", 78).joined(separator: "\n  ") + "\n"
        }
        for section in bulletin.sections {
            out += "\n\(section.title)\n"
            if let note = section.note {
                out += DisplayWidth.wrap(note, 78).map { "  \($0)\n" }.joined()
            }
            if section.rows.isEmpty {
                out += "  -\n"
                continue
            }
            out += BulletinTable(section).text
        }
        return out
    }

    /// As Markdown (GitHub's tables).
    public static func markdown(_ bulletin: Bulletin) -> String {
        var out = "# \(bulletin.title)\n\n"
        out += bulletin.head.map { "- **\($0.name)**: \($0.value)\n" }.joined()
        for section in bulletin.sections {
            out += "\n## \(section.title)\n\n"
            if let note = section.note { out += note + "\n\n" }
            guard !section.rows.isEmpty else {
                out += "-\n"
                continue
            }
            out += "| " + section.columns.map(\.title).joined(separator: " | ") + " |\n"
            out += "|" + section.columns.map { $0.isNumber ? "---:|" : "---|" }.joined() + "\n"
            for row in section.rows {
                let cells = row.map { printable($0.text()).replacing("|", with: "\\|") }
                out += "| " + cells.joined(separator: " | ") + " |\n"
            }
        }
        return out
    }

    /// As CSV in long form: one value a row, with the ids of section and column. A rate is its percentage without sign.
    public static func csv(_ bulletin: Bulletin) -> String {
        var out = CSVText.line(["report", "period", "section", "row", "column", "value"])
        for section in bulletin.sections {
            for (index, row) in section.rows.enumerated() {
                for (column, cell) in zip(section.columns, row) {
                    out += CSVText.line([
                        bulletin.kind, bulletin.period, section.id, "\(index + 1)", column.id, plain(cell),
                    ])
                }
            }
        }
        return out
    }

    private static func plain(_ cell: Bulletin.Cell) -> String {
        if case .rate(let ratio) = cell { return ratio.percent ?? "" }
        return cell.text(unknown: "")
    }

    /// As JSON: an object for each section with its rows by column id. A rate is a string or null.
    public static func json(_ bulletin: Bulletin) -> String {
        var out = "{\"report\": \"\(bulletin.kind)\", \"period\": \"\(bulletin.period)\", "
        out += "\"title\": \(JSONText.string(bulletin.title))"
        for fact in bulletin.head { out += ",\n \"\(fact.id)\": \(JSONText.string(fact.value))" }
        for section in bulletin.sections {
            out += ",\n \"\(section.id)\": ["
            out += section.rows.map { row in
                let pairs = zip(section.columns, row).map { "\"\($0.id)\": \(json($1))" }
                return "\n  {" + pairs.joined(separator: ", ") + "}"
            }.joined(separator: ",")
            out += "]"
        }
        return out + "}\n"
    }

    private static func json(_ cell: Bulletin.Cell) -> String {
        switch cell {
        case .empty: "null"
        case .text(let text): text.isEmpty ? "null" : JSONText.string(text)
        case .count(let count): "\(count)"
        case .rate(let ratio): ratio.percent.map { "\"\($0)\"" } ?? "null"
        case .score: "\"\(cell.text())\""
        }
    }
}
