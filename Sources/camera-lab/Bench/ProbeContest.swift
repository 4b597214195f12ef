import Foundation
import Glibc

/// Live endpoints on nginx, silent ones on a socket that nobody reads, and who asks them fastest.
final class ProbeContest {
    private let count: Int
    private let program: String
    private let lab: String
    private let blackbox: String?
    private let folder: String
    private let silent: LabSocket
    private let port: Int
    private var peers: [Process] = []

    init(count: Int, program: String, blackbox: String?, folder: String) throws(LabError) {
        self.count = max(count, 10)
        self.program = URL(fileURLWithPath: program).path
        lab = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "camera-lab"
        self.blackbox = blackbox
        self.folder = URL(fileURLWithPath: folder).path
        guard let address = LabAddress("127.0.0.1") else { throw LabError("no loopback") }
        do throws(LabSocketError) {
            silent = try LabSocket(address: address, port: 0, backlog: 4096)
            // A free port: bound, read, and given back for nginx.
            port = Int(try LabSocket(address: address, port: 0, backlog: nil).port)
        } catch { throw LabError(error.description) }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw LabError("\(folder): cannot be made: \(error.localizedDescription)")
        }
        guard chdir(self.folder) == 0 else { throw LabError("\(folder): cannot be entered") }
    }

    deinit {
        for peer in peers where peer.isRunning {
            peer.terminate()
            peer.waitUntilExit()
        }
    }

    /// A contestant: what it runs, and in which of the three fields.
    private struct Contestant {
        var name: String
        var field: Field
        var arguments: [String]
        var wanted = ""
    }

    private enum Field: String, CaseIterable {
        case live, silent, mixed
    }

    func run(rounds: Int) throws(LabError) -> String {
        try prepare()
        try startPeers()
        var results: [[ChildRun]] = contestants.map { _ in [] }
        for round in 1...rounds {
            for (index, contestant) in contestants.enumerated() {
                try copy("\(contestant.field.rawValue).sqlite", "run.sqlite")
                sync()
                let result = try ChildRun(contestant.arguments)
                guard result.status == 0 || contestant.field != .live else {
                    throw LabError("\(contestant.name) ended with status \(result.status)")
                }
                results[index].append(result)
                let line =
                    "round \(round): \(contestant.field.rawValue), \(contestant.name): \(number(result.wallSeconds, 2)) s\n"
                FileHandle.standardError.write(Data(line.utf8))
            }
        }
        return table(results, rounds: rounds)
    }

    private func ours(_ field: Field, _ concurrency: Int, _ timeout: String) -> [String] {
        [
            program, "probe", "--registry", "run.sqlite", "--concurrency", "\(concurrency)", "--per-host",
            "\(concurrency)", "--timeout", timeout, "--retries", "0", "--second-look", "0", "--quiet",
        ]
    }

    private func loop(_ field: Field, _ atOnce: Int, _ timeout: Int) -> [String] {
        [lab, "probe-loop", "--at-once", "\(atOnce)", "--timeout", "\(timeout)", "\(field.rawValue).txt"]
    }

    private var contestants: [Contestant] {
        let curl = ["curl", "--parallel", "--parallel-max", "300", "--no-progress-meter", "--config"]
        var all = [
            Contestant(
                name: "curl --parallel-max 300, keeps nothing", field: .live, arguments: curl + ["live.curl"]),
            Contestant(
                name: "sharpeyes probe, 256 at once", field: .live, arguments: ours(.live, 256, "10"),
                wanted: "at most 0.85"),
            Contestant(
                name: "libcurl loop, 256 at once, keeps nothing", field: .live,
                arguments: loop(.live, 256, 10)),
        ]
        if blackbox != nil {
            all.append(
                Contestant(
                    name: "blackbox_exporter, 64 at once", field: .live,
                    arguments: [
                        "curl", "--parallel", "--parallel-max", "64", "--no-progress-meter", "--config",
                        "blackbox.curl",
                    ],
                    wanted: "4 x ours or more"))
        }
        return all + [
            Contestant(
                name: "sharpeyes probe, 2 000 at once", field: .silent, arguments: ours(.silent, 2000, "2"),
                wanted: "at most 1.15"),
            Contestant(
                name: "libcurl loop, 2 000 at once", field: .mixed, arguments: loop(.mixed, 2000, 2)),
            Contestant(
                name: "sharpeyes probe, 2 000 at once", field: .mixed, arguments: ours(.mixed, 2000, "2"),
                wanted: "at most 1.25"),
        ]
    }

    private func table(_ results: [[ChildRun]], rounds: Int) -> String {
        let silentCount = count / 10
        var out = """
            Median of \(rounds) rounds in turns. Live: \(count) addresses of nginx, a connection each. Silent: \(silentCount) that never
            answer, 2 s each; the ideal is 2 s. Mixed: \(count - silentCount) live and \(silentCount) silent. Ours keeps results, state and history.
            \(blackbox == nil ? "blackbox_exporter was not there." : "")

            | field | contestant | wall, ratio | wanted | wall s | processor s | peak MiB |
            |---|---|---|---|---|---|---|

            """
        let walls = results.map { median($0.map(\.wallSeconds)) }
        for (index, contestant) in contestants.enumerated() {
            let base: Double
            switch contestant.field {
            case .live: base = walls[0]
            case .silent: base = 2
            case .mixed:
                base = walls[contestants.firstIndex { $0.field == .mixed } ?? index]
            }
            let runs = results[index]
            out +=
                "| \(contestant.field.rawValue) | \(contestant.name) | \(number(walls[index] / base, 2)) | "
            out += "\(contestant.wanted) | \(number(walls[index], 2)) | "
            out += "\(number(median(runs.map(\.processorSeconds)), 2)) | "
            out += "\(Int(median(runs.map { Double($0.peakBytes) })) >> 20) |\n"
        }
        return out
    }

    /// Addresses, registries and configurations. Sixteen loopback addresses, so that ports last.
    private func prepare() throws(LabError) {
        func live(_ index: Int) -> String { "http://127.0.1.\(index % 16 + 1):\(port)/camera/\(index)" }
        func mute(_ index: Int) -> String { "http://127.0.0.1:\(silent.port)/camera/\(index)" }
        let silentCount = count / 10
        let fields: [(Field, [String])] = [
            (.live, (0..<count).map(live)), (.silent, (0..<silentCount).map(mute)),
            (.mixed, (0..<count).map { $0 % 10 == 9 ? mute($0) : live($0) }),
        ]
        try write("zones.csv", "zone,name\n370502,Bench\n")
        for (field, urls) in fields {
            let name = field.rawValue
            try write("\(name).txt", urls.joined(separator: "\n") + "\n")
            let rows = urls.enumerated().map { "37050200001320\(100_000 + $0.offset),370502,\($0.element)\n" }
            try write("\(name).csv", "deviceCode,zone,endpoints\n" + rows.joined())
            try remove("\(name).sqlite")
            try must([program, "import", "zones", "zones.csv", "--registry", "\(name).sqlite", "--quiet"])
            _ = try ChildRun(
                [program, "import", "cameras", "\(name).csv", "--registry", "\(name).sqlite", "--quiet"])
        }
        let curl = fields[0].1.map { "url = \"\($0)\"\noutput = /dev/null\n" }
        try write("live.curl", curl.joined())
        let asked = fields[0].1.map {
            "url = \"http://127.0.0.1:19115/probe?module=http&target=\($0)\"\noutput = /dev/null\n"
        }
        try write("blackbox.curl", asked.joined())
        try write("blackbox.yml", "modules:\n  http:\n    prober: http\n    timeout: 10s\n")
        try picture()
    }

    /// A small snapshot, as a camera gives it: the bytes between the marks are of no matter.
    private func picture() throws(LabError) {
        var bytes: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
        bytes += [0xFF, 0xDA, 0, 2] + Array(repeating: 0x55, count: 2000) + [0xFF, 0xD9]
        do { try Data(bytes).write(to: URL(fileURLWithPath: folder + "/picture.jpg")) } catch {
            throw LabError("picture.jpg: cannot be written")
        }
        let listens = (1...16).map { "listen 127.0.1.\($0):\(port) backlog=4096;" }.joined(separator: " ")
        let user = getuid() == 0 ? "user root;" : ""
        try write(
            "nginx.conf",
            """
            \(user) worker_processes 2; pid \(folder)/nginx.pid; error_log stderr crit;
            events { worker_connections 8192; }
            http { access_log off; default_type image/jpeg; keepalive_timeout 0;
              client_body_temp_path \(folder)/t1; proxy_temp_path \(folder)/t2; fastcgi_temp_path \(folder)/t3;
              uwsgi_temp_path \(folder)/t4; scgi_temp_path \(folder)/t5;
              server { \(listens) root \(folder); location / { try_files /picture.jpg =404; } } }
            """)
    }

    private func startPeers() throws(LabError) {
        try start(["/usr/sbin/nginx", "-p", folder, "-c", folder + "/nginx.conf", "-g", "daemon off;"])
        if let blackbox {
            try start([
                blackbox, "--config.file=blackbox.yml", "--web.listen-address=127.0.0.1:19115",
                "--log.level=error",
            ])
        }
        for url in ["http://127.0.1.1:\(port)/"] + (blackbox == nil ? [] : ["http://127.0.0.1:19115/"]) {
            try must([
                "curl", "--silent", "--retry", "50", "--retry-connrefused", "--retry-delay", "0",
                "--retry-max-time", "10",
                "--output", "/dev/null", url,
            ])
        }
    }

    private func start(_ arguments: [String]) throws(LabError) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        process.standardOutput = FileHandle.nullDevice
        do { try process.run() } catch {
            throw LabError("\(arguments[0]) cannot be started: install nginx-light")
        }
        peers.append(process)
    }

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private func number(_ value: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", value)
    }

    private func must(_ arguments: [String]) throws(LabError) {
        let status = try ChildRun(arguments).status
        guard status == 0 else {
            throw LabError("\(arguments.joined(separator: " ")) ended with status \(status)")
        }
    }

    private func write(_ name: String, _ text: String) throws(LabError) {
        do { try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8) } catch {
            throw LabError("\(name): cannot be written: \(error.localizedDescription)")
        }
    }

    private func copy(_ from: String, _ to: String) throws(LabError) {
        try remove(to)
        do { try FileManager.default.copyItem(atPath: folder + "/" + from, toPath: folder + "/" + to) } catch
        {
            throw LabError("\(to): cannot be written: \(error.localizedDescription)")
        }
    }

    private func remove(_ name: String) throws(LabError) {
        for ending in ["", "-wal", "-shm", ".probe-lock"] { unlink(folder + "/" + name + ending) }
    }
}
