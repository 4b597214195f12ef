import CameraModel
import Testing

@Suite struct TimeTests {
    @Test func `Every day of four centuries comes back from its number`() {
        for days in stride(from: -100_000, through: 100_000, by: 37) {
            #expect(CalendarDate(daysSince1970: days).daysSince1970 == days)
        }
        #expect(CalendarDate(daysSince1970: Int.min).description == "0001-01-01")
        #expect(CalendarDate(daysSince1970: Int.max).description == "9999-12-31")
    }

    @Test(
        "Dates and times read into one canonical text that reads back",
        arguments: [
            ("2026-11-21", "2026-11-21"), ("2026/1/2", "2026-01-02"), ("2026年11月21日", "2026-11-21"),
            ("20261121", "2026-11-21"),
            ("2026/11/21 08:00:00", "2026-11-21T00:00:00Z"), ("20261121080000", "2026-11-21T00:00:00Z"),
            ("2026-11-21T12:00:00+08:00", "2026-11-21T04:00:00Z"),
            ("2026-11-21T04:00:00.25Z", "2026-11-21T04:00:00.250Z"),
            ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"), ("2024-02-29", "2024-02-29"),
        ])
    func reads(_ text: String, _ canonical: String) throws {
        let value = try #require(DateOrTime(text, localTime: .shanghai))
        #expect(value.description == canonical)
        #expect(DateOrTime(canonical, localTime: .utc) == value)
    }

    @Test(
        "What is no date",
        arguments: [
            "", "2026-02-30", "2026-13-01", "26-1-1", "2026-11-21T24:00:00", "2026-11-21 8", "20261301",
            "2026-11/21", "0000-01-01", "2026-11-21T08:00:00+25:00", "2026-11-21 ",
        ])
    func refuses(_ text: String) { #expect(DateOrTime(text, localTime: .utc) == nil) }

    @Test func `Moments print with an offset`() {
        #expect(Instant(seconds: 0).rfc3339(offsetSeconds: 8 * 3600) == "1970-01-01T08:00:00+08:00")
        #expect(
            Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z"
                && Instant(milliseconds: -1).seconds == -1)
    }

    @Test func `a moment has the offset of its own season`() throws {
        // Summer time of two hours ahead from local second 1000 on, one hour before.
        let local = LocalTime { $0 >= 1000 ? 7200 : 3600 }
        #expect(local.offset(at: Instant(seconds: -7200)) == 3600)
        #expect(local.offset(at: Instant(seconds: 5000)) == 7200)
        #expect(LocalTime.shanghai.offset(at: Instant(seconds: 0)) == 28_800)
    }
}
