public import CameraModel

/// Turns what an audit finds into findings that are kept and put right.
public struct AuditReview: Sendable {
    private let judge: CameraStanding
    private let isProbed: Bool
    private let zones: ZoneTree

    /// A review at the settings' moment; `isProbed` says whether a run that was not blind began within the window.
    public init(_ settings: AuditSettings, zones: ZoneTree, isProbed: Bool) {
        (judge, self.isProbed, self.zones) = (CameraStanding(settings), isProbed, zones)
    }

    /// The findings of the evidence lists about these cameras.
    public func findings(_ batch: [CameraFacts]) -> [ReviewFinding] {
        var found: [ReviewFinding] = []
        for camera in batch {
            let bits = withUnsafePointer(to: camera) { judge.lists($0) }
            if bits == 0 { continue }
            let zone = zones.zones.indices.contains(camera.zone) ? zones.zones[camera.zone].code : nil
            for list in EvidenceList.allCases where bits & list.bit != 0 && (isProbed || !list.needsProbes) {
                found.append(ReviewFinding(list.rule, .camera, camera.deviceCode.text, zone: zone))
            }
        }
        return found
    }

    /// The missed targets of a report by zones, and what does not fit together in zones and sites.
    public static func findings(_ report: AuditReport) -> [ReviewFinding] {
        let missed = report.missed.map { zone, figure in
            ReviewFinding(
                .targetMissed, .zone,
                "\(zone.zone) \(figure.category?.rawValue ?? "all") \(figure.rate.rawValue)", zone: zone.zone,
                facts: [
                    figure.rate.rawValue, figure.category?.rawValue ?? "all", "\(figure.ratio.part)",
                    "\(figure.ratio.whole)", figure.ratio.percent ?? "", figure.target?.description ?? "",
                ])
        }
        let structural = report.scopedFindings.filter { ReviewRules.topic($0.finding.rule.id) == .structure }
        return missed
            + structural.map { entry in
                let isSite = entry.finding.rule.id.hasPrefix("site-")
                return ReviewFinding(
                    entry.finding.rule, entry.finding.deviceCode == nil ? .registry : isSite ? .site : .zone,
                    subject(entry.finding), zone: entry.zone, facts: entry.finding.facts)
            }
    }

    /// A zone may have one mismatch for each category: the category belongs to the identity.
    private static func subject(_ finding: Finding) -> String {
        let category = finding.facts.count > 1 ? AreaCategory(rawValue: finding.facts[1]) : nil
        return (finding.deviceCode ?? "all") + (category.map { " \($0.rawValue)" } ?? "")
    }

    /// The rules that a review judges; findings of others are left as they are.
    public static func judged(isProbed: Bool) -> [String] {
        let unjudged = isProbed ? [] : EvidenceList.allCases.filter(\.needsProbes).map(\.rule.id)
        return ReviewRules.all.flatMap { $0.rules.map(\.id) }.filter { !unjudged.contains($0) }
    }
}
