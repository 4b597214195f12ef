public import CameraModel

/// Cameras by their state in life.
public struct CameraCounts: Hashable, Sendable {
    /// State unknown: in no whole; a report says so first.
    public var unknown = 0
    /// In use.
    public var inUse = 0
    /// Under repair; counts as in use.
    public var underRepair = 0
    /// Planned.
    public var planned = 0
    /// Removed.
    public var removed = 0

    /// All records.
    public var total: Int { unknown + inUse + underRepair + planned + removed }

    /// No cameras.
    public init() {}

    mutating func add(_ state: DeviceState) {
        switch state {
        case .unknown: unknown += 1
        case .inUse: inUse += 1
        case .underRepair: underRepair += 1
        case .planned: planned += 1
        case .removed: removed += 1
        }
    }

    static func += (a: inout CameraCounts, b: CameraCounts) {
        a.unknown += b.unknown
        a.inUse += b.inUse
        a.underRepair += b.underRepair
        a.planned += b.planned
        a.removed += b.removed
    }
}

/// How the required sites and the names that cameras use found each other.
public struct SiteMatching: Hashable, Sendable {
    /// Sites that at least one camera in use names, by key or by name.
    public var byName = 0
    /// Sites that no camera names and one sees; 0 until there is geometry.
    public var byView = 0
    /// Sites that no camera in use names or sees.
    public var notAtAll = 0
    /// Different names that cameras in use name and no site has.
    public var unmatchedNames = 0
    /// Different names that several sites have and that no camera's zone could decide.
    public var ambiguousNames = 0

    /// Nothing matched.
    public init() {}

    /// All sites.
    public var sites: Int { byName + byView + notAtAll }
}

/// Cameras that deserve a visit: how many there are, and the first of them by device code.
public struct CameraList: Hashable, Sendable {
    /// How many cameras there are.
    public internal(set) var count = 0
    /// The first device codes in ascending order; at most the settings' `listLimit`.
    public var deviceCodes: [DeviceCode] { codes.map(\.deviceCode) }
    private var codes: [CodeBytes] = []
    /// Of a list that is full, the last code's first 24 bytes: nearly every camera is sent on by them alone, and nothing else
    /// has to be fetched from memory.
    private var last: CodeBytes.Head?

    /// An empty list.
    public init() {}

    /// Counts a camera, and keeps its code while it is among the `limit` smallest: any order gives one list.
    mutating func add(_ code: CodeBytes, limit: Int) {
        count += 1
        keep(code, limit: limit)
    }

    /// Takes in another list.
    mutating func add(_ other: CameraList, limit: Int) {
        count += other.count
        for code in other.codes { keep(code, limit: limit) }
    }

    private mutating func keep(_ code: CodeBytes, limit: Int) {
        if let last, last < code.head { return }
        guard limit > 0 else { return }
        if codes.count == limit {
            guard code < codes[limit - 1] else { return }
            codes.removeLast()
        }
        var (position, end) = (0, codes.count)
        // Codes mostly come in their order: look at the end first.
        if end > 0, codes[end - 1] < code { position = end }
        while position < end {
            let middle = (position + end) / 2
            if code < codes[middle] { end = middle } else { position = middle + 1 }
        }
        codes.insert(code, at: position)
        if codes.count == limit { last = codes[limit - 1].head }
    }
}

/// The lists of cameras that an audit names beside its rates.
public struct CameraLists: Hashable, Sendable {
    /// Built but unused: in use by the record, yet without an endpoint or never reached by a probe.
    public private(set) var builtUnused = CameraList()
    /// Paper-connected: in use, declared networked, to be probed, and not reached within the window.
    public private(set) var paperConnected = CameraList()
    /// Nobody's: built (in use, or of unknown state) without an owner or a management unit.
    public private(set) var nobodys = CameraList()
    /// Stale: built, and long neither changed in the registry nor reached by a probe.
    public private(set) var stale = CameraList()

    /// Empty lists.
    public init() {}

    /// One of the lists.
    public subscript(_ list: EvidenceList) -> CameraList {
        switch list {
        case .builtUnused: builtUnused
        case .paperConnected: paperConnected
        case .nobodys: nobodys
        case .stale: stale
        }
    }

    /// Puts a camera on the lists of these bits.
    mutating func add(_ code: CodeBytes, _ bits: UInt8, limit: Int) {
        if bits & EvidenceLists.builtUnused != 0 { builtUnused.add(code, limit: limit) }
        if bits & EvidenceLists.paperConnected != 0 { paperConnected.add(code, limit: limit) }
        if bits & EvidenceLists.nobodys != 0 { nobodys.add(code, limit: limit) }
        if bits & EvidenceLists.stale != 0 { stale.add(code, limit: limit) }
    }

    mutating func add(_ other: CameraLists, limit: Int) {
        builtUnused.add(other.builtUnused, limit: limit)
        paperConnected.add(other.paperConnected, limit: limit)
        nobodys.add(other.nobodys, limit: limit)
        stale.add(other.stale, limit: limit)
    }
}
