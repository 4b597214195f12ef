import CameraModel

/// Zones in the order of their score: the weighted mean of their rates, by the policy's weights.
///
/// A rate above 100 % counts as 100; one that cannot be computed is left out together with its weight. A policy without
/// weights weighs every rate that it has a target for alike. Scores are hundredths of a point, truncated.
struct ZoneRanking {
    struct Place {
        let zone: ZoneRates
        /// `nil` where no rate could be computed.
        let score: Int?
        /// From 1; zones of one score share a rank. `nil` without a score.
        let rank: Int?
    }
    let places: [Place]

    init(_ report: AuditReport, level: ZoneLevel?) {
        let weights = ZoneRanking.weights(report.policy)
        let scored = ZoneRanking.ranked(report, level).map { ($0, ZoneRanking.score($0, weights)) }
        let sorted = scored.enumerated().sorted { a, b in
            (-(a.element.1 ?? -1), a.offset) < (-(b.element.1 ?? -1), b.offset)
        }.map(\.element)
        var places: [Place] = []
        for (index, (zone, score)) in sorted.enumerated() {
            let shared = places.last.flatMap { $0.score == score ? $0.rank : nil }
            places.append(Place(zone: zone, score: score, rank: score == nil ? nil : shared ?? index + 1))
        }
        self.places = places
    }

    static func weights(_ policy: Policy) -> [(rate: RateName, weight: Int)] {
        let all = RateName.allCases.compactMap { rate in policy.weights[rate].map { (rate, $0) } }
        if !all.isEmpty { return all }
        let targeted = Set(policy.targets.map(\.rate))
        return RateName.allCases.filter(targeted.contains).map { ($0, 1) }
    }

    static func score(_ zone: ZoneRates, _ weights: [(rate: RateName, weight: Int)]) -> Int? {
        var (sum, total) = (0, 0)
        for (rate, weight) in weights {
            guard let ratio = zone.figure(rate, nil)?.ratio, ratio.isComputable else { continue }
            sum += weight * (min(ratio.part, ratio.whole) * 10_000 / ratio.whole)
            total += weight
        }
        return total == 0 ? nil : sum / total
    }

    private static func ranked(_ report: AuditReport, _ level: ZoneLevel?) -> [ZoneRates] {
        if let level { return report.zones.filter { $0.level == level } }
        guard let top = report.zones.map(\.depth).min() else { return [] }
        let tops = report.zones.filter { $0.depth == top }
        if tops.count > 1 { return tops }
        let below = report.zones.filter { $0.depth == top + 1 }
        return below.isEmpty ? tops : below
    }
}
