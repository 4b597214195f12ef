import CameraAudit
import CameraModel
import Foundation

/// The figures of an audit, by zone or group, category and rate: of a report, or read back from its JSON.
struct FigureTable {
    struct Key: Hashable {
        var place, category, rate: String
    }
    struct Value: Equatable {
        var name: String
        var part, whole: Int
        var percent: String?
        var target: String?

        var text: String { "\(part) of \(whole)" + (percent.map { " (\($0) %)" } ?? "") }
    }

    var asOf = ""
    var revision = 0
    var policy = ""
    private(set) var keys: [Key] = []
    private(set) var values: [Key: Value] = [:]

    init(_ report: AuditReport) {
        (asOf, revision, policy) = (report.asOf.rfc3339, report.revision, report.policy.name)
        let zones = report.shownZones.map { ($0.zone.text, $0.name, $0.rates) }
        let groups = (report.groups ?? []).map {
            ("by \(report.grouping.rawValue): \($0.key ?? "")", "", $0.rates)
        }
        for (place, name, rates) in zones + groups {
            for figure in rates {
                let category = figure.category?.rawValue ?? "all"
                add(
                    Key(place: place, category: category, rate: figure.rate.rawValue),
                    Value(
                        name: name, part: figure.ratio.part, whole: figure.ratio.whole,
                        percent: figure.ratio.percent, target: figure.target?.description))
            }
        }
    }

    /// Reads an audit's JSON; `nil` for anything else.
    init?(json: Data) {
        struct Rate: Decodable {
            var category, rate: String
            var part, whole: Int
            var percent, target: String?
        }
        struct Place: Decodable {
            var zone, name, group: String?
            var rates: [Rate]
        }
        struct Policy: Decodable { var name: String }
        struct Audit: Decodable {
            var asOf: String
            var revision: Int
            var policy: Policy
            var by: String?
            var zones: [Place]
            var groups: [Place]?
        }
        guard let audit = try? JSONDecoder().decode(Audit.self, from: json) else { return nil }
        (asOf, revision, policy) = (audit.asOf, audit.revision, audit.policy.name)
        for place in audit.zones + (audit.groups ?? []) {
            let label = place.zone ?? "by \(audit.by ?? ""): \(place.group ?? "")"
            for rate in place.rates {
                add(
                    Key(place: label, category: rate.category, rate: rate.rate),
                    Value(
                        name: place.name ?? "", part: rate.part, whole: rate.whole, percent: rate.percent,
                        target: rate.target))
            }
        }
    }

    private mutating func add(_ key: Key, _ value: Value) {
        keys.append(key)
        values[key] = value
    }

    /// Where the figures of another audit differ, in this one's order; those that only the other has stand last.
    func differences(to other: FigureTable) -> [(key: Key, from: Value?, to: Value?)] {
        let changed = keys.filter { values[$0] != other.values[$0] }
        let added = other.keys.filter { values[$0] == nil }
        return (changed + added).map { ($0, values[$0], other.values[$0]) }
    }
}
