import CameraModel
import Testing

@testable import CameraAudit

@Suite("Bulletins")
struct RankingTests {
    /// A county with three towns, of which so many cameras of ten are networked.
    private func report(_ networked: [Int]) throws -> AuditReport {
        var world = World()
        try world.addZone("C", level: .county)
        for (town, count) in networked.enumerated() {
            try world.addZone("T\(town)", parent: "C", level: .town)
            for index in 0..<10 {
                try world.addCamera("t\(town)c\(index)", zone: "T\(town)") {
                    $0.networkStatus = index < count ? .networked : .notNetworked
                    $0.category = .keyIndustry
                }
            }
        }
        return world.audit()
    }

    @Test func `zones rank by their score, share a rank, and show how they moved`() throws {
        let now = BulletinInput(
            kind: "monthly", period: "2026-11", now: try report([5, 9, 9]), before: try report([10, 8, 9]))
        let section = try #require(Bulletin.make(now, .english).sections.first { $0.id == "ranking" })
        let rows = section.rows.map { $0.map { $0.text() } }
        #expect(rows.map { $0[1] } == ["T1", "T2", "T0"])
        #expect(rows.map { $0[0] } == ["1", "1", "3"])
        #expect(rows.map { $0[3] } == ["90.00", "90.00", "50.00"])
        #expect(rows.map { $0[5] } == ["+2", "+1", "-2"])
    }

    @Test func `what is wanting is the smallest number that meets the target`() throws {
        let input = BulletinInput(
            kind: "monthly", period: "2026-11", now: try report([7, 8, 9]), before: nil)
        let section = try #require(Bulletin.make(input, .english).sections.first { $0.id == "missed" })
        #expect(section.rows.map { $0.map { $0.text() } }.map { [$0[1], $0[6]] } == [["T0", "1"]])
    }

    @Test func `weights of the policy decide, and a rate that cannot be computed has no say`() throws {
        var audit = try report([5, 10, 10])
        audit.policy.weights = [.connection: 3, .coverage: 5, .serviceability: 1]
        let places = ZoneRanking(audit, level: .town).places
        // Connection 50 % x 3 and serviceability 100 % x 1; there are no sites.
        #expect(places.last?.score == 6250 && places.first?.score == 10_000)
        #expect(ZoneRanking(audit, level: .village).places.isEmpty)
    }
}
