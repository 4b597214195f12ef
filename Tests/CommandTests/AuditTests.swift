import CameraModel
import CameraRegistry
import Foundation
import TestSupport
import Testing

@Suite("Audits of past moments, saved audits and comparisons on the command line")
struct AuditTests {
    let bench: CommandBench

    init() throws {
        bench = try CommandBench()
        try bench.importSample("dongying")
    }

    /// Changes a camera an hour from now, so that no test has to wait for the next second.
    private func editLater() throws -> String {
        let listed = try bench.run("list", "cameras", "--where", "deviceState=inUse", "--format", "json")
            .output
        let cameras = try #require(JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [[String: Any]])
        let code = try #require(
            cameras.first { $0["networkStatus"] as? String == "networked" }?["deviceCode"] as? String)
        var record = CameraRecord(deviceCode: try #require(DeviceCode(code)))
        (record.networkStatus, record.deviceState) = (.notNetworked, .underRepair)
        var stated = CameraColumnSet(.deviceCode)
        stated.insert(.networkStatus)
        stated.insert(.deviceState)
        let later = Instant(seconds: Int64(Date().timeIntervalSince1970) + 3600)
        let registry = try Registry(path: bench.registry, .existing)
        let row = CameraRow(record: record, stated: stated, zoneText: nil, line: 0)
        #expect(try registry.edit(row, reason: "test", by: "li", now: later))
        return code
    }

    @Test func `as of a kept audit's time today's registry gives the same bytes`() throws {
        let kept = try bench.run("audit", "--format", "json")
        let asOf = try #require(kept.json["asOf"] as? String)
        _ = try editLater()
        let now = try bench.run("audit", "--format", "json")
        #expect(now.int("revision") == (kept.int("revision") ?? 0) + 1)
        #expect(try bench.run("audit", "--format", "json", "--as-of", asOf).output == kept.output)
        let early = try bench.run("audit", "--format", "json", "--as-of", "2020-05-06")
        #expect(early.int("revision") == 0 && early.json["asOf"] as? String == "2020-05-06T15:59:59Z")
    }

    @Test(arguments: [
        ("2026-02-30", "is no time"), ("yesterday", "is no time"), ("2999-01-01", "lies in the future"),
        ("2016-12-31", "holds from 2017-01-01 on; the audit speaks of 2016-12-31"),
    ])
    func `an impossible moment is refused with its reason`(_ moment: String, _ reason: String) throws {
        let ran = try bench.run("audit", "--as-of", moment)
        #expect(ran.status == 2 && ran.errors.contains(reason), "\(ran.errors)")
    }

    @Test func `a saved audit is verified after changes, and broken when its file is edited`() throws {
        let file = bench.folder.file("june.audit")
        #expect(try bench.run("audit", "--save", file, "--zone", "370502", "--explain", "filing").status == 0)
        _ = try editLater()
        let verified = try bench.run("audit", "--verify", file, "--format", "json")
        #expect(verified.status == 0 && verified.json["holds"] as? Bool == true, "\(verified.output)")
        #expect(verified.json["samePolicy"] as? Bool == true)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let part = try #require(lines.firstIndex { $0.contains("\"rate\": \"connection\"") })
        var forged = lines
        forged[part] = lines[part].replacing("\"part\": ", with: "\"part\": 1")[...]
        try forged.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        let broken = try bench.run("audit", "--verify", file)
        #expect(broken.status == 1 && broken.output.contains("BROKEN"), "\(broken.output)")
        #expect(broken.output.contains("DIFFERENT in 1 figures") && broken.output.contains("connection: 1"))
        #expect(
            try bench.run("audit", "--compare", file, file).errors.contains("changed after it was sealed"))
        let other = try CommandBench()
        try other.importSample("dongying")
        #expect(try other.run("audit", "--verify", file).errors.contains("another registry"))
    }

    @Test func `a comparison shows the figures that moved and the cameras behind them`() throws {
        let files = ["a", "b"].map { bench.folder.file($0) }
        try bench.run("audit", "--save", files[0])
        let code = try editLater()
        try bench.run("audit", "--save", files[1])
        let compared = try bench.run("audit", "--compare", files[0], files[1], "--format", "json")
        #expect(compared.status == 0)
        let cameras = try #require(compared.json["cameras"] as? [[String: Any]])
        func codes(_ change: String) -> [String]? {
            cameras.first { $0["change"] as? String == change }?["deviceCodes"] as? [String]
        }
        #expect(codes("networkStatus networked -> notNetworked") == [code])
        #expect(codes("deviceState inUse -> underRepair") == [code])
        #expect(codes("added") == [] && codes("removed") == [])
        let figures = try #require(compared.json["figures"] as? [[String: Any]])
        let rates = Set(figures.compactMap { $0["rate"] as? String })
        #expect(rates == ["connection", "serviceability"], "\(rates)")
        let text = try bench.run("audit", "--compare", "2020-01-01", files[1], "--lang", "zh").output
        #expect(text.contains("added: ") && text.contains("有变化的指标"))
        #expect(try bench.run("audit", "--compare", files[0]).status == 64)
    }

    @Test func `groups by owner add up to the zone at the top, in CSV too`() throws {
        let ran = try bench.run("audit", "--by", "owner", "--format", "json", "--zone", "370502")
        let zones = try #require(ran.json["zones"] as? [[String: Any]])
        let groups = try #require(ran.json["groups"] as? [[String: Any]])
        func total(_ places: [[String: Any]]) -> Int {
            places.compactMap { ($0["cameras"] as? [String: Any])?["total"] as? Int }.reduce(0, +)
        }
        #expect(zones.count == 1 && !groups.isEmpty && total(zones) == total(groups))
        let csv = try bench.run("audit", "--by", "owner", "--format", "csv").output
        #expect(csv.hasPrefix("by,group,category,rate,sector,part,whole,"))
    }
}
