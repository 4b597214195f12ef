import CameraModel

/// What a request says of itself.
extension Front {
    static func split(_ target: String) -> (path: String, query: String) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return (parts.first.map(String.init) ?? "/", parts.count > 1 ? String(parts[1]) : "")
    }

    /// The value of a cookie.
    static func cookie(_ name: String, _ header: String?) -> String? {
        for pair in header?.split(separator: ";") ?? [] {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].drop(while: { $0 == " " }) == name { return String(parts[1]) }
        }
        return nil
    }

    /// The query's language, else the cookie's, else the first that the browser prefers.
    static func language(_ query: Query, _ asked: Asked) -> Language {
        if let said = query["lang"].flatMap(Language.init(rawValue:)) { return said }
        if let kept = cookie("lang", asked.cookie).flatMap(Language.init(rawValue:)) { return kept }
        let ranges = (asked.acceptLanguage ?? "").split(separator: ",").enumerated().map { place, range in
            let parts = range.split(separator: ";")
            let tag = parts.first.map { $0.drop { $0 == " " }.lowercased() } ?? ""
            let weight =
                parts.dropFirst().first { $0.contains("q=") }
                .flatMap { Double($0.split(separator: "=").last.map { $0.filter { $0 != " " } } ?? "") } ?? 1
            return (tag: tag, weight: weight, place: place)
        }
        let known = ranges.filter { ($0.tag.hasPrefix("zh") || $0.tag.hasPrefix("en")) && $0.weight > 0 }
        let best = known.max { ($0.weight, $1.place) < ($1.weight, $0.place) }
        return best?.tag.hasPrefix("zh") == true ? .chinese : .english
    }

    /// Whether the browser takes what is made smaller.
    static func takesGzip(_ asked: Asked) -> Bool {
        asked.acceptEncoding?.lowercased().contains("gzip") ?? false
    }

    static func has(_ header: String?, _ tag: String) -> Bool {
        header?.split(separator: ",").contains { part in
            let given = part.filter { $0 != " " }
            return given == tag || given == "W/" + tag || given == "*"
        } ?? false
    }
}
