import CameraModel
import Testing

@Suite struct NumberTests {
    @Test(
        "A percentage is truncated, never rounded up, also for huge counts",
        arguments: [
            (99_999, 100_000, "99.99"), (7999, 10_000, "79.99"), (1, 3, "33.33"), (29_984, 24_800, "120.90"),
            (0, 5, "0.00"),
            (Int.max, Int.max, "100.00"), (Int.max - 1, Int.max, "99.99"), (1, Int.max, "0.00"),
        ])
    func percent(_ part: Int, _ whole: Int, _ text: String) {
        #expect(Ratio(part: part, whole: whole).percent == text)
    }

    @Test func `An empty whole is not computable and meets nothing`() throws {
        let empty = Ratio(part: 0, whole: 0)
        #expect(empty.percent == nil && empty.meets(Percent(whole: 80)) == nil && !empty.isComputable)
    }

    @Test(
        "A target is compared as integers",
        arguments: [
            (7999, 10_000, "80", false), (8000, 10_000, "80", true), (98, 100, "98", true),
            (Int.max - 1, Int.max, "100", false), (Int.max, Int.max, "100", true),
        ])
    func meets(_ part: Int, _ whole: Int, _ target: String, _ met: Bool) throws {
        #expect(Ratio(part: part, whole: whole).meets(try #require(Percent(target))) == met)
    }

    @Test(
        "Percentages read and print",
        arguments: [("80", "80"), ("99.5", "99.5"), ("79.99", "79.99"), ("100.00", "100"), ("0.05", "0.05")])
    func reads(_ text: String, _ printed: String) { #expect(Percent(text)?.description == printed) }

    @Test(
        "What is no percentage", arguments: ["", "-1", "80%", "1001", "1.234", "1.", ".5", " 80", "1000.5"])
    func refusesPercent(_ text: String) {
        #expect(Percent(text) == nil || Percent(text).map { $0.hundredths <= 100_000 } == false)
    }

    @Test(
        "Only plain decimals are numbers",
        arguments: ["0x10", "1e2", "nan", "inf", ".5", "5.", " 5", "5 ", "", "-", "+", "1.2.3", "１"])
    func refuses(_ text: String) { #expect(plainDecimal(text) == nil) }

    @Test(
        "Numbers print as plain decimals that read back",
        arguments: [0, -117.25, 118.674123, 1e-7, -1e-7, 0.1 + 0.2, 12, 1e15, 123_456.5, -0.0001])
    func prints(_ number: Double) {
        let text = plainDecimalText(number)
        #expect(plainDecimal(text) == number && !text.contains("e"), "\(text)")
    }

    @Test(
        "Yuan are exact to the fen",
        arguments: [
            ("66785500", "66785500"), ("12.5", "12.50"), ("0.05", "0.05"),
            ("999999999999999.99", "999999999999999.99"),
        ])
    func yuan(_ text: String, _ printed: String) { #expect(Yuan(text)?.description == printed) }

    @Test(
        "What is no amount",
        arguments: ["", "-1", "1,000", "1.234", "1.", ".5", "1e3", "1234567890123456", "12万"])
    func refusesYuan(_ text: String) { #expect(Yuan(text) == nil) }
}
