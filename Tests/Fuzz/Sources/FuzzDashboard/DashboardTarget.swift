import CameraModel
import CameraRegistry
import Glibc
import SharpEyes

@testable import CameraDashboard

/// Requests to the dashboard: a line `METHOD target`, header lines, an empty line, a form.
///
/// Any request is answered, with no more than 499 or with 503; 500 would be a defect of ours. `KEY` in a form becomes the key
/// that a browser would have got. Batches are not taken back, so that there stays something to show.
public enum DashboardTarget {
    private static let front: (front: Front, key: String)? = try? open()
    private static let now = Instant(seconds: 1_795_000_000)

    /// Has the dashboard answer one request.
    public static func run(_ bytes: [UInt8]) {
        guard let (front, key) = front else {
            tell("the registry to show cannot be made")
            exit(2)
        }
        let asked = request(String(decoding: bytes, as: UTF8.self), key)
        guard !asked.target.contains("/revert") else { return }
        _ = front.bodyLimit(asked.method, asked.target)
        let given = front.give(asked)
        precondition(given.status < 500 || given.status == 503, "status \(given.status)")
        if case .pieces(let next) = given.body { while (try? next()) ?? nil != nil {} }
    }

    private static func request(_ text: String, _ key: String) -> Asked {
        let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        let first = lines[0].split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        var asked = Asked(
            method: String(first[0]), target: first.count > 1 ? String(first[1]) : "/", address: "127.0.0.1",
            host: "127.0.0.1:8080")
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { continue }
            let value = String(pair[1].drop { $0 == " " })
            switch pair[0].lowercased() {
            case "host": asked.host = value
            case "authorization": asked.authorization = value
            case "cookie": asked.cookie = value
            case "accept-language": asked.acceptLanguage = value
            case "accept-encoding": asked.acceptEncoding = value
            case "if-none-match": asked.ifNoneMatch = value
            case "sec-fetch-site": asked.site = value
            default: break
            }
        }
        if parts.count > 1 { asked.body = Array(parts[1].replacing("KEY", with: key).utf8) }
        return asked
    }

    /// A dashboard of two counties, open to whoever asks.
    private static func open() throws -> (Front, String) {
        let folder = "/dev/shm/sharpeyes-fuzz-\(getpid())"
        mkdir(folder, 0o700)
        atexit {
            for name in [
                "r.sqlite", "r.sqlite-wal", "r.sqlite-shm", "r.sqlite.import-lock", "zones.csv",
                "cameras.csv",
            ] {
                unlink("/dev/shm/sharpeyes-fuzz-\(getpid())/\(name)")
            }
            rmdir("/dev/shm/sharpeyes-fuzz-\(getpid())")
        }
        let registry = try Registry(path: folder + "/r.sqlite", .creating)
        try registry.importZones(
            file: write(
                "zone,name,level,parent\nT,City,city,\nA,Alpha,county,T\nB,Bravo,county,T\n",
                folder + "/zones.csv"), now: now)
        var rows = "deviceCode,zone,name,longitude,latitude,networkStatus,deviceState,endpoints,备注\n"
        for number in 0..<60 {
            rows +=
                "c\(number),\(number % 2 == 0 ? "A" : "B"),<b>\(number),118.\(number),37.\(number),networked,inUse,"
            rows += "http://127.0.0.1/\(number),=1+1\n"
        }
        try registry.importCameras(file: write(rows, folder + "/cameras.csv"), now: now)
        let keeper = try SnapshotKeeper(registry, localTime: .shanghai, now: { now }) { moment in
            try registry.audit(Policies.builtIn[0], AuditSettings(asOf: moment))
        }
        let settings = DashboardSettings()
        let gate = Gate(registry, mustSignIn: false, owner: "owner")
        let house = House(settings: settings, version: "fuzz", hasLeaflet: true)
        let front = Front(registry, keeper, gate, house, now: { now }, complain: tell)
        return (front, try gate.visitor(authorization: nil, cookie: nil, now: now)?.formKey ?? "")
    }

    @Sendable private static func tell(_ text: String) {
        _ = Glibc.write(STDERR_FILENO, text + "\n", text.utf8.count + 1)
    }

    private static func write(_ text: String, _ path: String) -> String {
        if let file = fopen(path, "w") {
            fputs(text, file)
            fclose(file)
        }
        return path
    }
}
