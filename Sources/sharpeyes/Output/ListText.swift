import CameraAudit
import CameraModel

/// One line per record, at most 80 columns.
enum ListText {
    static func camera(_ camera: CameraRecord, _ language: Language) -> String {
        row([
            (camera.deviceCode.text, 20), (camera.zone?.text ?? "", 10), (camera.name ?? "", 24),
            (camera.deviceState.label(language), 9), (camera.networkStatus.label(language), 13),
        ])
    }

    static func site(_ site: Site, _ language: Language) -> String {
        row([
            (site.key, 20), (site.zone.text, 10), (site.name, 24), (site.category.label(language), 16),
            ("\(site.requiredCameras)", 6),
        ])
    }

    /// Cells padded to their widths, the last one as it is; cut with … where too long.
    static func row(_ cells: [(text: String, width: Int)]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let text = DisplayWidth.truncate(cell.text, cell.width)
            line += index == cells.count - 1 ? text : DisplayWidth.pad(text, cell.width) + " "
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// The zone tree, indented.
enum ZoneListText {
    static func render(_ tree: ZoneTree, _ language: Language) -> String {
        var depth = [Int](repeating: 0, count: tree.count)
        for index in tree.topDown where tree.parents[index] >= 0 {
            depth[index] = depth[tree.parents[index]] + 1
        }
        var children = [[Int]](repeating: [], count: tree.count)
        for index in 0..<tree.count where tree.parents[index] >= 0 {
            children[tree.parents[index]].append(index)
        }
        var out = ""
        var stack = Array((0..<tree.count).filter { tree.parents[$0] < 0 }.reversed())
        while let index = stack.popLast() {
            let zone = tree.zones[index]
            let indent = String(repeating: "  ", count: min(depth[index], 10))
            out += ListText.row([
                (indent + zone.code.text, 26), (zone.name, 28), (zone.level?.label(language) ?? "", 12),
                (zone.kind?.label(language) ?? "", 12),
            ])
            out += "\n"
            stack.append(contentsOf: children[index].reversed())
        }
        return out
    }
}
