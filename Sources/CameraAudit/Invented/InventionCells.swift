import CameraModel

/// What is counted of the cameras that one batch brought into one zone.
struct InventionCell {
    var batch: Int64
    var zone: Int
    var cameras = 0
    var positioned = 0
    var timed = 0
    var coded = 0
    var foreign = 0
    var bounded = 0
    var outside = 0
    var fewDecimals = 0
}

/// Whether columns say one thing only: the first value of each and whether all agreed.
struct ConstantColumns {
    /// Columns that nobody can fill with one value and be right.
    static let watched: [CameraColumn] = [
        .installTime, .bearing, .mountHeight, .tilt, .maxViewDistance, .horizontalFieldAngle, .model,
        .retentionDays, .networkStatus, .deviceState,
    ]
    /// Of them those that are constant in honest inventories too: named, never scored.
    static let plausible: Set<CameraColumn> = [.retentionDays, .networkStatus, .deviceState, .model]

    private var hashes = [Int](repeating: 0, count: watched.count)
    private var filled = [Int](repeating: 0, count: watched.count)
    private var differs = [Bool](repeating: false, count: watched.count)

    mutating func add(_ record: CameraRecord) {
        for (index, column) in ConstantColumns.watched.enumerated() {
            // Once a column differs it never needs a look again.
            guard !differs[index], let value = ConstantColumns.hash(record, column) else { continue }
            if filled[index] == 0 {
                hashes[index] = value
            } else if hashes[index] != value {
                differs[index] = true
            }
            filled[index] += 1
        }
    }

    /// The columns that at least `least` cameras fill, all with one value.
    func constant(least: Int) -> [CameraColumn] {
        ConstantColumns.watched.indices.filter { filled[$0] >= least && !differs[$0] }.map {
            ConstantColumns.watched[$0]
        }
    }

    private static func hash(_ record: CameraRecord, _ column: CameraColumn) -> Int? {
        switch column {
        case .installTime: record.installTime?.hashValue
        case .bearing: record.bearing?.degrees.hashValue
        case .mountHeight: record.mountHeight?.hashValue
        case .tilt: record.tilt?.hashValue
        case .maxViewDistance: record.maxViewDistance?.hashValue
        case .horizontalFieldAngle: record.horizontalFieldAngle?.hashValue
        case .model: record.model?.hashValue
        case .retentionDays: record.retentionDays?.hashValue
        case .networkStatus: record.networkStatus == .unknown ? nil : record.networkStatus.hashValue
        case .deviceState: record.deviceState == .unknown ? nil : record.deviceState.hashValue
        default: nil
        }
    }
}

extension Boundary {
    /// Whether a point lies inside: within an odd number of rings.
    func contains(_ point: Coordinate) -> Bool {
        var inside = false
        for ring in rings where ring.count >= 3 {
            var last = ring[ring.count - 1]
            for corner in ring {
                if (corner.latitude > point.latitude) != (last.latitude > point.latitude) {
                    let share = (point.latitude - corner.latitude) / (last.latitude - corner.latitude)
                    if point.longitude < corner.longitude + share * (last.longitude - corner.longitude) {
                        inside.toggle()
                    }
                }
                last = corner
            }
        }
        return inside
    }
}
