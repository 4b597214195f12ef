public import CameraModel

/// A policy as text that ``PolicyFile`` reads back: the same policy always gives the same bytes.
public enum PolicyText {
    /// The policy in YAML, targets in their order, weights by the rates' order.
    public static func render(_ policy: Policy) -> String {
        var out = "name: \(JSONText.string(policy.name))\nsource: \(JSONText.string(policy.source))\n"
        out += "validFrom: \(policy.validFrom)\ntargets:\n"
        for target in policy.targets { out += "  - {\(fields(target).joined(separator: ", "))}\n" }
        let weights = RateName.allCases.compactMap { rate in
            policy.weights[rate].map { "\(rate.rawValue): \($0)" }
        }
        if !weights.isEmpty { out += "weights: {\(weights.joined(separator: ", "))}\n" }
        return out
    }

    private static func fields(_ target: Target) -> [String] {
        var fields: [String] = []
        if target.rate != .build { fields.append("category: \(target.category?.rawValue ?? "all")") }
        if let sector = target.sector { fields.append("sector: \(JSONText.string(sector))") }
        if let level = target.level { fields.append("level: \(level.rawValue)") }
        if let zone = target.zone { fields.append("zone: \(JSONText.string(zone.text))") }
        fields += ["rate: \(target.rate.rawValue)", "atLeast: \(target.atLeast)"]
        if let day = target.installedSince { fields.append("installedSince: \(day)") }
        return fields
    }
}
