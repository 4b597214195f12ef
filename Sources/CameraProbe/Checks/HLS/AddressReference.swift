/// The address that `reference` means inside a document from `base`; both as written, nothing decoded.
///
/// Works on addresses with an authority, as http and https have. Source: RFC 3986, 5.2.
func resolve(_ reference: String, against base: String) -> String {
    if hasScheme(reference) { return reference }
    guard let mark = base.firstRange(of: "://") else { return reference }
    if reference.hasPrefix("//") { return base[..<mark.lowerBound] + ":" + reference }
    let rest = base[mark.upperBound...]
    let authorityEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let site = base[..<authorityEnd]
    let basePathEnd = rest[authorityEnd...].firstIndex { "?#".contains($0) } ?? rest.endIndex
    let basePath = rest[authorityEnd..<basePathEnd]
    guard let first = reference.first else {
        return String(base.prefix { $0 != "#" })
    }
    switch first {
    case "#": return base.prefix { $0 != "#" } + reference
    case "?": return site + basePath + reference
    default: break
    }
    let pathEnd = reference.firstIndex { "?#".contains($0) } ?? reference.endIndex
    let (path, tail) = (reference[..<pathEnd], reference[pathEnd...])
    if first == "/" { return site + withoutDots(path) + tail }
    let folder = basePath.lastIndex(of: "/").map { basePath[...$0] } ?? "/"
    return site + withoutDots(folder + path) + tail
}

private func hasScheme(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), let first = text.utf8.first, isLetter(first) else {
        return false
    }
    return text[..<colon].utf8.allSatisfy {
        isLetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
    }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// A path without its `.` and `..`. Source: RFC 3986, 5.2.4.
private func withoutDots(_ path: some StringProtocol) -> String {
    var kept: [Substring] = []
    let parts = Substring(path).split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (index, part) in parts.enumerated() {
        let isLast = index == parts.count - 1
        switch part {
        case ".": if isLast { kept.append("") }
        case "..":
            _ = kept.popLast()
            if isLast { kept.append("") }
        default: kept.append(part)
        }
    }
    return "/" + kept.joined(separator: "/")
}
