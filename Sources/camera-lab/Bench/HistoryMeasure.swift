import CameraModel
import CameraRegistry
import Foundation
import Glibc

/// What a year of history takes, from samples that the real writer wrote, and how fast a month of a zone is added up.
struct HistoryMeasure {
    let program: String
    let folder: String
    private static let (year, county, runs) = (365.0, 30_000.0, 288.0)

    func table() throws -> String {
        let usual = try size(.usual, cameras: 400, days: 14)
        let worst = try size(.worst, cameras: 100, days: 4)
        let month = try month()
        func gigabytes(_ bytes: Double) -> String { String(format: "%.2f GB", bytes / 1e9) }
        func row(_ name: String, _ value: (Sized) -> Double, _ scale: Double) -> String {
            let numbers = [usual, worst].map {
                "\(String(format: "%.1f", value($0))) B, \(gigabytes(value($0) * scale))"
            }
            return "| \(name) | \(numbers.joined(separator: " | ")) |\n"
        }
        let days = HistoryMeasure.county * HistoryMeasure.year
        return """
            Written by the registry's own writer, on disk in whole pages; a year is that of 30 000 endpoints asked every five
            minutes. Usual: nineteen of twenty go down once in 20 days for four hours, the twentieth twice a day. Worst: every
            endpoint in another state every five minutes, thresholds of one (\(String(format: "%.1f", worst.episodesADay)) changes a day; usual \(String(format: "%.2f", usual.episodesADay))).

            | kept | usual | worst |
            |---|---|---|

            """ + row("hourly sums, an endpoint and day; a year", \.sums, days)
                + row("episodes, an endpoint and day; a year", \.episodes, days)
                + row("attempts, each; two days", \.attempt, HistoryMeasure.county * HistoryMeasure.runs * 2)
                + row("state, an endpoint", \.state, HistoryMeasure.county)
                + "| together | \(gigabytes(usual.year(days))) | \(gigabytes(worst.year(days))) |\n\n"
                + "A month's online rate of a zone of 1 000 cameras, asked every 15 minutes, usual: "
                + "\(String(format: "%.1f", month * 1000)) ms (median of 9; wanted: at most 100 ms).\n"
    }

    /// Bytes of one of each, and established states that ended, an endpoint and day.
    private struct Sized {
        var (sums, episodes, attempt, state, episodesADay) = (0.0, 0.0, 0.0, 0.0, 0.0)

        func year(_ days: Double) -> Double {
            (sums + episodes) * days + attempt * county * runs * 2 + state * county
        }
    }

    private func size(_ weather: HistorySample.Weather, cameras: Int, days: Int) throws -> Sized {
        var sample = try HistorySample(try registry(cameras), weather)
        try sample.run(days: days, step: 300, keepsAttempts: true)
        let size = try sample.registry.historySize()
        let all = Double(cameras * days)
        var sized = Sized()
        sized.sums = Double(size.endpointDayBytes) / Double(max(1, size.endpointDays))
        sized.episodes = Double(size.episodeBytes) / all
        sized.episodesADay = Double(size.episodes) / all
        sized.attempt = Double(size.attemptBytes) / (Double(cameras * min(days, 2)) * HistoryMeasure.runs)
        sized.state = Double(size.stateBytes) / Double(cameras)
        return sized
    }

    /// Seconds for the online rate of a month.
    private func month() throws -> Double {
        var sample = try HistorySample(try registry(1000), .usual)
        try sample.run(days: 30, step: 900, keepsAttempts: false)
        guard
            let window = TimeWindow(
                from: HistorySample.start, to: HistorySample.start.adding(seconds: 30 * 86_400))
        else { throw LabError("no month") }
        var took: [Double] = []
        for _ in 0..<9 {
            let begun = ContinuousClock().now
            let found = try sample.registry.availability(over: window, zone: "370502")
            took.append(Double(begun.duration(to: ContinuousClock().now).components.attoseconds) / 1e18)
            guard found.count == 1000 else { throw LabError("not every camera was found") }
        }
        return took.sorted()[4]
    }

    /// A new registry with a zone of so many cameras.
    private func registry(_ cameras: Int) throws -> Registry {
        let path = folder + "/history.sqlite"
        for ending in ["", "-wal", "-shm", ".probe-lock", ".import-lock"] { unlink(path + ending) }
        try "zone,name\n370502,Bench\n".write(
            toFile: folder + "/zones.csv", atomically: false, encoding: .utf8)
        let rows = (0..<cameras).map { "37050200001320\(110_001 + $0),370502,http://127.0.0.1/\($0)\n" }
        try ("deviceCode,zone,endpoints\n" + rows.joined()).write(
            toFile: folder + "/history.csv", atomically: false, encoding: .utf8)
        for (what, file) in [("zones", "zones.csv"), ("cameras", "history.csv")] {
            _ = try ChildRun([program, "import", what, folder + "/" + file, "--registry", path, "--quiet"])
        }
        return try Registry(path: path, .existing)
    }
}
