import CameraModel
import CameraRegistry
import TestSupport
import Testing

@Suite("Findings as they were at a past moment")
struct PastFindingsTests {
    private static let rules = ["height-range", "no-sign"].map { Rule($0, .note, en: "x", zh: "x") }

    /// All that a list says of each finding, but when it was last seen.
    private func told(_ registry: Registry, asOf: Instant?) throws -> [String] {
        let today = CalendarDate(daysSince1970: 20_800)
        var filter = FindingFilter()
        filter.asOf = asOf
        var lines: [String] = []
        try registry.findings(filter, today: today) {
            lines.append(
                "\($0.id) \($0.rule) \($0.subject) \($0.state) \($0.unit?.name ?? "-") \($0.due?.description ?? "-") \($0.reason ?? "-")"
            )
        }
        for count in try registry.findingCounts(today: today, asOf: asOf) {
            lines.append("\(count.rule) \(count.state) \(count.count) \(count.overdue)")
        }
        return lines
    }

    @Test(arguments: UInt64(1)...12)
    func `are what a list said then`(seed: UInt64) throws {
        let fixture = try RegistryFixture()
        let registry = fixture.registry
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func pick(_ count: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % count
        }
        var (kept, moment): ([(Instant, [String])], Instant) = ([], RegistryFixture.now)
        for _ in 0..<12 {
            moment = moment.adding(seconds: Int64(1 + pick(86_400)))
            if pick(2) == 0 {
                let review = try registry.beginReview(revision: 1, by: "test", now: moment)
                var outcome = ReviewOutcome()
                let found = (0..<6).filter { _ in pick(3) > 0 }.map {
                    ReviewFinding(
                        PastFindingsTests.rules[$0 % 2], .camera, "C\($0)", zone: nil, facts: ["same"])
                }
                try registry.note(found, review: review, now: moment, outcome: &outcome)
                try registry.finishReview(
                    review, judged: PastFindingsTests.rules.map(\.id), now: moment, outcome: &outcome)
            } else {
                var open: [Int64] = []
                try registry.findings(FindingFilter(), today: CalendarDate(daysSince1970: 0)) {
                    if $0.state != .closed { open.append($0.id) }
                }
                guard !open.isEmpty else { continue }
                let step = FindingStep(
                    at: moment, state: [.assigned, .accepted, .closed][pick(3)], actor: "wang",
                    unit: Organisation("城管局"), due: CalendarDate(daysSince1970: 20_700 + pick(200)),
                    reason: "because \(pick(9))")
                try registry.moveFindings([open[pick(open.count)]], to: step)
            }
            kept.append((moment, try told(registry, asOf: nil)))
        }
        for (moment, lines) in kept { #expect(try told(registry, asOf: moment) == lines) }
        #expect(try told(registry, asOf: RegistryFixture.now).isEmpty)
    }
}
