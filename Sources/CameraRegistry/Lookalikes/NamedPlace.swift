import CameraModel
import Glibc

/// A camera's name, hashed together with a cell of the ground that it stands in or near.
///
/// Two points at most 20 m apart share a cell at least, because each is entered in every cell within 10.5 m of it:
/// usually one, at most four.
struct NamedPlace {
    /// Hash of name and cell in the upper half, row id in the lower.
    let entry: UInt64
    /// Degrees times ten million.
    let longitude: Int32
    let latitude: Int32

    /// Degrees of a cell: 200 m from south to north; 260 m (at 54 degrees) to 440 m (at the equator) from west to east.
    private static let cell = (longitude: 0.004, latitude: 0.0018)
    private static let marginMetres = Lookalikes.nearMetres / 2 + 0.5
    private static let metresPerDegree = 111_320.0

    /// Gives the entries of one camera.
    static func add(
        _ id: Int64, _ name: String, _ longitude: Double, _ latitude: Double, _ store: (NamedPlace) -> Void
    ) {
        var nameHash = ByteHash()
        nameHash.add(name)
        let north = marginMetres / metresPerDegree
        let east = north / narrowing(latitude)
        let columns = range(longitude - east, longitude + east, cell.longitude)
        for row in range(latitude - north, latitude + north, cell.latitude) {
            for column in columns {
                var hash = nameHash
                hash.add(UInt64(bitPattern: Int64(row)) << 32 ^ UInt64(UInt32(truncatingIfNeeded: column)))
                store(
                    NamedPlace(
                        entry: Lookalikes.entry(hash.value, id), longitude: Int32(longitude * 1e7),
                        latitude: Int32(latitude * 1e7)))
            }
        }
    }

    /// Whether another one stands within 20 m; on a plane, which is exact enough for that.
    func isNear(_ other: NamedPlace) -> Bool {
        let degrees = 1e-7
        let north = Double(Int64(latitude) - Int64(other.latitude)) * degrees * NamedPlace.metresPerDegree
        let east =
            Double(Int64(longitude) - Int64(other.longitude)) * degrees * NamedPlace.metresPerDegree
            * NamedPlace.narrowing(Double(latitude) * degrees)
        return north * north + east * east <= Lookalikes.nearMetres * Lookalikes.nearMetres
    }

    /// How much shorter a degree of longitude is than at the equator; near the poles it does not go to nothing.
    private static func narrowing(_ latitude: Double) -> Double { max(cos(latitude * .pi / 180), 0.05) }

    private static func range(_ from: Double, _ to: Double, _ size: Double) -> ClosedRange<Int32> {
        let (low, high) = (Int32((from / size).rounded(.down)), Int32((to / size).rounded(.down)))
        return low...max(low, min(high, low + 1))
    }
}
