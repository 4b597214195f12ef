import CameraCoverage
import CameraModel

/// What was wanted where the value of an option was not understood: the parser's message knows only what was found.
enum ValueHint {
    /// The parser's message with a line that says what was wanted behind its first one; `nil` for a message on something else, or
    /// that lists the values itself.
    static func text(_ message: String) -> String? {
        let lines = message.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let first = lines[0]
        guard first.contains("The value '"), first.hasSuffix(">'"), let begin = first.lastIndex(of: "<"),
            let wanted = wanted(String(first[first.index(after: begin)...].dropLast(2)))
        else { return nil }
        let hint = Terminal.wrap(hanging: "Wanted: \(wanted)", indent: 8)
        return [String(first), hint].joined(separator: "\n") + (lines.count > 1 ? "\n\(lines[1])" : "")
    }

    /// What an option wants, by the name that help gives its value.
    private static func wanted(_ name: String) -> String? {
        switch name {
        case "n", "number", "id", "batch": "a whole number"
        case "degrees", "percent", "yuan", "metres", "area": "a number, such as 25 or 2.5"
        case "duration": "a time such as 500ms, 3s, 2m or 1h; a bare number is seconds"
        case "network": "a network such as 10.0.0.0/8 or fd00::/8"
        case "character": "one character, or tab"
        case "3/2,kind=5/3":
            "failures until it is offline and successes until it is online, 1 to 100 each, such as 3/2; otherwise for a kind of stream: 3/2,rtsp=5/3"
        case "level":
            "range, pixels per metre such as 62.5, or one of "
                + (DetailLevel.iec2014 + DetailLevel.iec2025).map(\.0).joined(separator: ", ")
        case "column=value":
            "a column of cameras, = and what it says, such as deviceState=inUse. The columns: "
                + CameraColumn.allCases.map(\.rawValue).joined(separator: ", ")
        default: nil
        }
    }
}
