public import CameraModel

extension RecordOrigin {
    /// The import line, the last change and the last probe in words, times with this offset.
    public func words(_ language: Language, _ offset: Int) -> String {
        var parts: [String] = []
        if let created { parts.append(created.text) }
        if let changed {
            parts.append(language.pick(en: "changed by ", zh: "变更于 ") + changed.text)
        }
        if let probed {
            let at = Instant(seconds: probed.at.seconds).rfc3339(offsetSeconds: offset)
            parts.append(
                language.pick(
                    en: "probe \(probed.run) at \(at): \(probed.state.label(language)), \(probed.outcome)",
                    zh: "探测 \(probed.run)（\(at)）：\(probed.state.label(language))，\(probed.outcome)"))
        }
        return parts.joined(separator: language.pick(en: "; ", zh: "；"))
    }

    /// The import line and the last change as a JSON object.
    public var json: String {
        func entry(_ entry: Entry?) -> String {
            guard let entry else { return "null" }
            return "{\"batch\": \(entry.batch), \"source\": \(JSONText.string(entry.source)), "
                + "\"line\": \(entry.line.map(String.init) ?? "null"), \"at\": \"\(entry.at.rfc3339)\"}"
        }
        return "{\"created\": \(entry(created)), \"changed\": \(entry(changed))}"
    }
}
