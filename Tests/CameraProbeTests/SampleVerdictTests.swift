import CameraModel
import Foundation
import TestSupport
import Testing

@testable import CameraProbe

/// The verdicts of docs/probing-samples.md, found anew from the shared files.
///
/// With `SHARPEYES_RECORD=1` the tables are written and the tests fail all the same, so that somebody looks.
@Suite("docs/probing-samples.md") struct SampleVerdictTests {
    static let now = Instant(seconds: 1_800_000_000)

    private func answer(_ body: [UInt8], from address: String, _ seconds: Double) -> Answer {
        let facts = VerdictTests.facts(
            .complete, status: 200, readBody(body.span, contentType: nil), bytes: body.count, first: 0.1)
        var answer = Answer(
            facts: facts, body: body, address: address, at: Self.now.adding(seconds: Int64(seconds)),
            seconds: seconds)
        answer.contentType = "application/vnd.apple.mpegurl"
        return answer
    }

    /// Four packets of a transport stream.
    private let segment = Array(
        repeating: [UInt8](arrayLiteral: 0x47) + Array(repeating: 1, count: 187), count: 4
    )
    .flatMap { $0 }

    private func variant(_ sequence: Int) -> [UInt8] {
        Array("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:\(sequence)\n#EXTINF:2,\ns.ts\n".utf8)
    }

    /// What a probe says of a camera that serves a playlist, the same at a second look, with good segments; the variants
    /// of a multivariant playlist go on.
    private func judged(playlist bytes: [UInt8]) throws -> Inquiry {
        var inquiry = Inquiry(try target("http://camera/live.m3u8"), ProbeSettings().inRange, hasLogin: false)
        var (seconds, looks) = (0.0, 0)
        var step = inquiry.take(answer(bytes, from: inquiry.first.address, seconds))
        while looks < 10 {
            looks += 1
            guard let (question, pause) = asked(step) else { return inquiry }
            seconds += pause
            let isVariant = question.address != "http://camera/live.m3u8"
            let body =
                switch question.kind {
                case .segment: segment
                case .playlist where isVariant: variant(5 + looks)
                default: bytes
                }
            step = inquiry.take(answer(body, from: question.address, seconds))
        }
        return inquiry
    }

    private func asked(_ step: Step) -> (Question, Double)? {
        switch step {
        case .ask(let question): (question, 0)
        case .pause(let seconds, let question): (question, seconds)
        case .done: nil
        }
    }

    private func judged(device bytes: [UInt8]) throws -> Inquiry {
        var inquiry = Inquiry(try target("onvif+http://camera"), ProbeSettings().inRange, hasLogin: false)
        _ = inquiry.take(answer(bytes, from: inquiry.first.address, 0))
        return inquiry
    }

    private func row(_ name: String, _ inquiry: Inquiry) -> String {
        let verdict = inquiry.verdict
        let reasons = inquiry.judgements.filter { $0.result.verdict != .pass }
        let check = reasons.first?.result.check.rawValue ?? ""
        let words = verdict.message.isEmpty ? reasons.first?.result.reason ?? "" : verdict.message
        return "| `\(name)` | `\(verdict.outcome.rawValue)` | \(verdict.state.rawValue) | "
            + "\(check.isEmpty ? "" : "`\(check)`") | \(words) |"
    }

    private func table(_ folder: String, _ judge: ([UInt8]) throws -> Inquiry) throws -> String {
        let place = try #require(sharedFolder(folder))
        return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted().map { name in
            row(name, try judge(Array(try Data(contentsOf: place.appendingPathComponent(name)))))
        }.joined(separator: "\n")
    }

    private func check(_ name: String, _ rows: String, _ head: String) throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/probing-samples.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let marks = try #require(text.range(of: "<!-- \(name) begin -->\n"))
        let end = try #require(text.range(of: "<!-- \(name) end -->"))
        let wanted = head + rows + "\n"
        if ProcessInfo.processInfo.environment["SHARPEYES_RECORD"] == "1" {
            let new = text[..<marks.upperBound] + wanted + text[end.lowerBound...]
            try String(new).write(to: page, atomically: true, encoding: .utf8)
            throw LabFailure(text: "recorded \(name): look at it, then run again without SHARPEYES_RECORD")
        }
        let lines = text[marks.upperBound..<end.lowerBound].split(separator: "\n")
        for (found, line) in zip(wanted.split(separator: "\n"), lines) { #expect(found == line) }
        #expect(wanted.split(separator: "\n").count == lines.count)
    }

    @Test(
        "Every playlist has the verdict that stands there",
        .enabled(if: sharedFolder("hls") != nil, "no shared data here"))
    func playlists() throws {
        let rows = try table("hls") { try judged(playlist: $0) }
        #expect(rows.split(separator: "\n").count >= 60)
        try check(
            "playlists", rows, "| playlist | outcome | state | check | message |\n|---|---|---|---|---|\n")
    }

    @Test(
        "Every answer of a device has the verdict that stands there",
        .enabled(if: sharedFolder("onvif") != nil, "no shared data here"))
    func devices() throws {
        let rows = try table("onvif") { try judged(device: $0) }
        #expect(rows.split(separator: "\n").count >= 70)
        try check("devices", rows, "| answer | outcome | state | check | message |\n|---|---|---|---|---|\n")
    }

    @Test("Every row names an outcome and a state that exist, with or without the shared files")
    func words() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/probing-samples.md")
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("| `")
        }
        #expect(rows.count >= 130)
        for row in rows {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "")
            }
            #expect(cells.count == 7 && ProbeOutcome(rawValue: cells[2]) != nil, "\(row)")
            #expect(HealthState(rawValue: cells[3]) != nil, "\(row)")
            #expect(cells[4].isEmpty || CheckName(rawValue: cells[4]) != nil, "\(row)")
        }
    }
}
