public import CameraModel

/// A list of cameras that an audit names beside its rates, because the districts themselves complain of them.
public enum EvidenceList: String, Vocabulary {
    /// Built but unused: in use by the record, yet without an endpoint or never reached by a probe.
    case builtUnused
    /// Paper-connected: in use, declared networked, to be probed, and not reached within the window.
    case paperConnected
    /// Nobody's: built (in use, or of unknown state) without an owner or a management unit.
    case nobodys
    /// Stale: built, and for ``CameraFacts/staleDays`` neither changed in the registry nor reached by a probe.
    case stale

    /// The name on the command line: `paper-connected`, `built-unused`.
    public var option: String {
        rawValue.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }

    /// The words of a report.
    public func label(_ language: Language) -> String {
        switch self {
        case .builtUnused:
            language.pick(en: "Built but unused (no endpoint, or never reached)", zh: "建而未用（无取流地址或从未探测到）")
        case .paperConnected:
            language.pick(
                en: "Paper-connected (declared networked, not reached)", zh: "纸面联网（登记已联网但未探测到）")
        case .nobodys: language.pick(en: "Nobody's (no owner, no management unit)", zh: "无主（无归属且无管理单位）")
        case .stale:
            language.pick(
                en: "Stale (neither changed nor reached for \(CameraFacts.staleDays) days)",
                zh: "陈旧（\(CameraFacts.staleDays) 天内档案无变更且未探测到）")
        }
    }

    var bit: UInt8 { 1 << UInt8(EvidenceList.allCases.firstIndex(of: self) ?? 0) }
}

/// A camera of a list, with what is known of it.
public struct ListedCamera: Hashable, Sendable {
    /// The camera.
    public var deviceCode: DeviceCode
    /// Its name.
    public var name: String?
    /// Its zone; `nil` when the registry has no such zone.
    public var zone: ZoneCode?
    /// When a probe last reached it; `nil` when never.
    public var reachedAt: Instant?
    /// How many endpoints it has.
    public var endpoints: Int
    /// Where its record comes from; filled in by who can read the registry.
    public var origin: RecordOrigin?
}

extension CameraStanding {
    /// The lists that a camera is on, a bit each.
    func lists(_ camera: UnsafePointer<CameraFacts>) -> UInt8 {
        let isInUse = camera.pointee.deviceState.isInUse
        guard isInUse || camera.pointee.deviceState == .unknown else { return 0 }
        let reachedAt = camera.pointee.reachedAt
        var lists: UInt8 = 0
        if !camera.pointee.hasOwnerOrManager { lists |= EvidenceLists.nobodys }
        if !camera.pointee.changedLately, reachedAt.map({ $0 < staleBefore }) ?? true {
            lists |= EvidenceLists.stale
        }
        guard isInUse else { return lists }
        let endpoints = camera.pointee.endpointCount
        if endpoints == 0 || reachedAt == nil { lists |= EvidenceLists.builtUnused }
        if camera.pointee.networkStatus == .networked, endpoints > 0 || camera.pointee.health != nil,
            !isReached(reachedAt)
        {
            lists |= EvidenceLists.paperConnected
        }
        return lists
    }
}

/// The bits of ``EvidenceList``, as constants: they are asked for every camera.
enum EvidenceLists {
    static let builtUnused: UInt8 = 1
    static let paperConnected: UInt8 = 2
    static let nobodys: UInt8 = 4
    static let stale: UInt8 = 8
}
