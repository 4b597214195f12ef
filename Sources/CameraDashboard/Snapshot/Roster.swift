import CameraModel
import CameraRegistry

/// All cameras in the order of their codes, as little of each as lists need: about sixty bytes a camera.
struct Roster: Sendable {
    /// Row numbers in the registry.
    private(set) var ids: [UInt32] = []
    /// Zones as indices in the tree; -1 for none.
    private(set) var zones: [Int32] = []
    private(set) var flags: [CameraFlags] = []
    /// How many cameras have each combination of flags.
    private var tallies = [Int](repeating: 0, count: 512)
    private(set) var signs = TextSigns()
    private var codes: [UInt8] = []
    private var codeEnds: [UInt32] = []

    var count: Int { ids.count }

    /// Room for so many: arrays that grow by doubling would take up to twice as much.
    mutating func reserve(_ count: Int) {
        ids.reserveCapacity(count)
        zones.reserveCapacity(count)
        flags.reserveCapacity(count)
        codeEnds.reserveCapacity(count)
        codes.reserveCapacity(count * 20)
        signs.reserve(count)
    }

    mutating func add(_ camera: SweptCamera) {
        let position = ids.count
        ids.append(UInt32(truncatingIfNeeded: camera.id))
        zones.append(Int32(camera.zone))
        flags.append(
            CameraFlags(
                SweptCameraFacts(
                    health: camera.health ?? .unknown, deviceState: camera.deviceState,
                    networkStatus: camera.networkStatus, category: camera.category)))
        tallies[Int(flags[position].bits & 511)] += 1
        codes.append(contentsOf: camera.code.utf8)
        codeEnds.append(UInt32(codes.count))
        signs.add(camera.code, at: position)
        if let name = camera.name { signs.add(name, at: position) }
        if let address = camera.address { signs.add(address, at: position) }
    }

    func code(at position: Int) -> String {
        let start = position == 0 ? 0 : Int(codeEnds[position - 1])
        return String(decoding: codes[start..<Int(codeEnds[position])], as: UTF8.self)
    }

    /// The first position whose code is not below this one, byte by byte.
    func position(of code: String) -> Int {
        let wanted = Array(code.utf8)
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            let start = middle == 0 ? 0 : Int(codeEnds[middle - 1])
            if codes[start..<Int(codeEnds[middle])].lexicographicallyPrecedes(wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// The first position from one on, before another, whose flags a filter accepts; `end` when there is none.
    func next(_ filter: FlagFilter, from start: Int, to end: Int) -> Int {
        flags.withUnsafeBufferPointer { flags in
            var position = start
            while position < end, flags[position].bits & filter.mask != filter.wanted { position += 1 }
            return position
        }
    }

    /// How many cameras these filters leave.
    func count(_ filter: FlagFilter, _ mask: ZoneMask) -> Int {
        if mask.zones == nil {
            return tallies.indices.reduce(0) { sum, bits in
                UInt16(bits) & filter.mask == filter.wanted ? sum + tallies[bits] : sum
            }
        }
        var found = 0
        flags.withUnsafeBufferPointer { flags in
            zones.withUnsafeBufferPointer { zones in
                if let wanted = mask.zones {
                    wanted.withUnsafeBufferPointer { wanted in
                        for index in flags.indices where flags[index].bits & filter.mask == filter.wanted {
                            let zone = Int(zones[index])
                            if zone >= 0, wanted[zone] { found += 1 }
                        }
                    }
                }
            }
        }
        return found
    }
}
