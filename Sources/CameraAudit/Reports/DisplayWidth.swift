/// How many columns text takes on a terminal: Chinese characters take two.
///
/// By the East Asian width of Unicode (annex 11): wide and full-width characters two, marks that sit on others
/// none, everything else, ambiguous ones included, one. Control characters take none: replace them first.
public enum DisplayWidth {
    /// Columns of a text, 0 or more.
    public static func of(_ text: String) -> Int {
        var width = 0
        for character in text { width += of(character) }
        return width
    }

    /// Columns of one character: 0, 1 or 2.
    public static func of(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars { width = max(width, of(scalar)) }
        return width
    }

    /// The text with blanks behind it up to `width` columns; longer text is left as it is.
    public static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// The text with blanks before it up to `width` columns; longer text is left as it is.
    public static func padLeft(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - of(text))) + text
    }

    /// The text, cut with `…` where it takes more than `width` columns; empty for a width of 0 or less.
    public static func truncate(_ text: String, _ width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 0 else { return "" }
        var out = ""
        var used = 1
        for character in text {
            used += of(character)
            if used > width { break }
            out.append(character)
        }
        return out + "…"
    }

    /// The text in lines of at most `width` columns (at least 10): broken at blanks, and after any wide character.
    public static func wrap(_ text: String, _ width: Int) -> [String] {
        let width = max(10, width)
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces(text) {
            let size = of(piece)
            if used + of(trimmed(piece)) > width, used > 0 {
                lines.append(trimmed(line))
                (line, used) = ("", 0)
            }
            if used == 0, piece == " " { continue }
            if size > width {
                for character in piece {
                    if used + of(character) > width {
                        lines.append(line)
                        (line, used) = ("", 0)
                    }
                    line.append(character)
                    used += of(character)
                }
            } else {
                line += piece
                used += size
            }
        }
        if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
        return lines
    }

    /// Words with the blank behind them, wide characters one by one.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            let wide = of(character) == 2
            // Closing punctuation stays with what it closes.
            let closes = "，。；：、）”》".contains(character)
            if wide, !closes, !word.isEmpty {
                pieces.append(word)
                word = ""
            }
            word.append(character)
            if wide || character == " " {
                if closes, word.count == 1, let last = pieces.popLast() { word = last + word }
                pieces.append(word)
                word = ""
            }
        }
        return word.isEmpty ? pieces : pieces + [word]
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F: return 1
        case 0..<0x20, 0x7F..<0xA0: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
            0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return 1
        }
    }
}
