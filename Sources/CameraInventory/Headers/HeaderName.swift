/// Brings a header to the form in which it is looked up.
///
/// Full-width forms become ASCII, blanks and a literal （*） go, ASCII letters become small. `（*）` marks
/// required columns in the national template.
func lookupForm(ofHeader header: String) -> String {
    var out = ""
    for scalar in header.unicodeScalars {
        let plain = asciiForm(scalar)
        guard !plain.properties.isWhitespace, plain != "\u{FEFF}" else { continue }
        out.unicodeScalars.append(plain)
    }
    out = out.lowercased()
    for mark in ["(*)", "*"] {
        while out.hasSuffix(mark) { out.removeLast(mark.count) }
        while out.hasPrefix(mark) { out.removeFirst(mark.count) }
    }
    return out
}

/// The ASCII character of a full-width form (`１` is `1`); every other character itself.
func asciiForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0xA0: " "
    default: scalar
    }
}
