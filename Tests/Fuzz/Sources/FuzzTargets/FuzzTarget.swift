import Glibc

/// A reader of foreign bytes, by name: `FUZZ_TARGET` chooses it.
///
/// A run fails when the program would crash, or takes too long or too much memory: libFuzzer sees to all three. What an
/// input means is not judged here.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case csv, json, geojson, xml, xlsx
    case playlist, body, sdp, soap
    case endpoint, secrets, policy, profile

    /// The target that the environment names.
    public static let chosen: FuzzTarget = {
        let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            let text = "FUZZ_TARGET is one of \(allCases.map(\.rawValue).joined(separator: " "))\n"
            _ = write(STDERR_FILENO, text, text.utf8.count)
            exit(2)
        }
        return target
    }()

    /// Reads one input.
    public func run(_ bytes: [UInt8]) {
        switch self {
        case .csv: InventoryTarget.cameras(bytes, "cameras.csv")
        case .json: InventoryTarget.cameras(bytes, "cameras.json")
        case .geojson: InventoryTarget.shapes(bytes)
        case .xml: InventoryTarget.cameras(bytes, "cameras.xml")
        case .xlsx: InventoryTarget.cameras(bytes, "cameras.xlsx")
        case .playlist: ProbeTargets.playlist(bytes)
        case .body: ProbeTargets.body(bytes)
        case .sdp: ProbeTargets.sdp(bytes)
        case .soap: ProbeTargets.soap(bytes)
        case .endpoint: ProbeTargets.endpoint(bytes)
        case .secrets: ProbeTargets.secrets(bytes)
        case .policy: TextTarget.policy(bytes)
        case .profile: TextTarget.profile(bytes)
        }
    }
}
