import CameraModel
import Glibc

/// Where cameras stand, along a curve on which every tile of a map is one piece: 16 bytes a camera.
///
/// A key interleaves the bits of the two coordinates of Web Mercator (EPSG:3857), 32 bits each: a tile z/x/y holds exactly
/// the keys with its 2z leading bits.
struct PointTable: Sendable {
    struct Point: Sendable {
        var key: UInt64
        /// Position in the roster.
        var camera: UInt32
        /// The zone's index and the health's.
        var info: UInt32

        var zone: Int { Int(info >> 2) - 1 }
        var health: Int { Int(info & 3) }
    }

    private(set) var points: [Point] = []

    mutating func reserve(_ count: Int) { points.reserveCapacity(count) }

    mutating func add(_ position: Coordinate, camera: Int, zone: Int, health: Int) {
        guard let (x, y) = Mercator.place(position) else { return }
        points.append(
            Point(
                key: Mercator.key(x, y), camera: UInt32(camera),
                info: UInt32(truncatingIfNeeded: zone + 1) << 2 | UInt32(health)))
    }

    mutating func sort() { points.sort { $0.key < $1.key } }

    /// The points of a tile.
    func slice(_ tile: Tile) -> ArraySlice<Point> {
        let shift = UInt64(64 - 2 * tile.z)
        let first = tile.z == 0 ? 0 : Mercator.key(UInt32(tile.x), UInt32(tile.y)) << shift
        let last = tile.z == 0 ? UInt64.max : first | (1 << shift - 1)
        let start = lowerBound(first)
        return points[start..<(last == .max ? points.count : lowerBound(last + 1))]
    }

    private func lowerBound(_ key: UInt64) -> Int {
        var (low, high) = (0, points.count)
        while low < high {
            let middle = (low + high) / 2
            if points[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A tile of a map: zoom 0...20, x and y from the north-west.
struct Tile: Hashable, Sendable {
    var z, x, y: Int

    init?(z: Int, x: Int, y: Int) {
        guard (0...20).contains(z), (0..<(1 << z)).contains(x), (0..<(1 << z)).contains(y) else { return nil }
        (self.z, self.x, self.y) = (z, x, y)
    }
}

/// Web Mercator in 32 bits a coordinate: 9 mm at the equator.
enum Mercator {
    static func place(_ position: Coordinate) -> (UInt32, UInt32)? {
        guard abs(position.latitude) <= 85.0511 else { return nil }
        let x = (position.longitude + 180) / 360
        let y = 0.5 - asinh(tan(position.latitude * .pi / 180)) / (2 * .pi)
        func whole(_ share: Double) -> UInt32 { UInt32(min(max(share * 4_294_967_296, 0), 4_294_967_295)) }
        return (whole(x), whole(y))
    }

    static func position(_ x: Double, _ y: Double) -> (longitude: Double, latitude: Double) {
        (
            x / 4_294_967_296 * 360 - 180,
            atan(sinh(.pi * (1 - 2 * y / 4_294_967_296))) * 180 / .pi
        )
    }

    static func key(_ x: UInt32, _ y: UInt32) -> UInt64 { spread(x) | spread(y) << 1 }

    static func parts(_ key: UInt64) -> (x: UInt32, y: UInt32) { (gather(key), gather(key >> 1)) }

    private static func spread(_ word: UInt32) -> UInt64 {
        var bits = UInt64(word)
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333
        return (bits | bits << 1) & 0x5555_5555_5555_5555
    }

    private static func gather(_ key: UInt64) -> UInt32 {
        var bits = key & 0x5555_5555_5555_5555
        bits = (bits | bits >> 1) & 0x3333_3333_3333_3333
        bits = (bits | bits >> 2) & 0x0F0F_0F0F_0F0F_0F0F
        bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF
        bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF
        return UInt32(truncatingIfNeeded: bits | bits >> 16)
    }
}
