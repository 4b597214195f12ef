import CameraModel
import Glibc

/// Where a camera stands and how far its view may reach, coarsely, in the bits of one number: enough to tell for nearly every
/// camera that no site in question lies in its view.
///
/// Highest bits first: longitude 24, latitude 24, reach 15. A step of longitude is 2.4 m at the equator, one of latitude 1.2 m;
/// reach counts steps of 4 m, up, and is largest where it is larger or nobody said how wide the view is. -1: the record says
/// not where it stands or not how far it sees.
struct PackedPlace {
    /// The number as it stands in the table.
    let bits: Int64

    private static let steps = Double(1 << 24)
    private static let farthest: Int64 = 1 << 15 - 1
    private static let metres = 4.0
    /// Half a step of either coordinate, and 1 % that a projection may add.
    private static let slack = 3.0

    /// Of a column's number.
    init(bits: Int64) { self.bits = bits }

    /// Of a record.
    init(_ record: UnsafePointer<CameraRecord>) {
        guard let position = record.pointee.position, let distance = record.pointee.maxViewDistance else {
            self.init(bits: -1)
            return
        }
        self.init(position, distance: distance, fieldAngle: record.pointee.horizontalFieldAngle)
    }

    init(_ position: Coordinate, distance: Double, fieldAngle: Double?) {
        let x = PackedPlace.step((position.longitude + 180) / 360)
        let y = PackedPlace.step((position.latitude + 90) / 180)
        // The farthest point of a view is a corner of its footprint.
        var reach = PackedPlace.farthest
        if let fieldAngle, fieldAngle < 170 {
            let corner = 1.01 * distance / cos(fieldAngle * .pi / 360) + PackedPlace.slack
            reach = min(Int64((corner / PackedPlace.metres).rounded(.up)), reach)
        }
        bits = x << 39 | y << 15 | reach
    }

    private static func step(_ part: Double) -> Int64 {
        min(Int64((part * steps).rounded(.down)), Int64(steps) - 1)
    }

    /// Where it stands, within ``slack`` metres; `nil` where the record does not say it.
    var position: Coordinate? {
        guard bits >= 0 else { return nil }
        let x = (Double(bits >> 39) + 0.5) / PackedPlace.steps * 360 - 180
        let y = (Double(bits >> 15 & (1 << 24 - 1)) + 0.5) / PackedPlace.steps * 180 - 90
        return Coordinate(longitude: x, latitude: y)
    }

    /// No point of its view is farther from ``position`` than that, in metres; infinite where that is not known.
    var reach: Double {
        let steps = bits & PackedPlace.farthest
        return steps == PackedPlace.farthest ? .infinity : Double(steps) * PackedPlace.metres
    }
}
