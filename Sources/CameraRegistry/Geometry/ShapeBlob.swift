import CameraModel

/// Lines or rings as bytes: how many there are, and for each how many places and their differences in 1e-9 degrees, as
/// numbers of 7 bits a byte, the sign in the lowest bit. Six to ten bytes a corner of a building.
enum ShapeBlob {
    static func encode(_ lines: [[Coordinate]]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(16 + 8 * lines.reduce(0) { $0 + $1.count })
        write(UInt64(lines.count), &out)
        var (x, y): (Int64, Int64) = (0, 0)
        for line in lines {
            write(UInt64(line.count), &out)
            for place in line {
                let (nextX, nextY) = (FixedDegrees.of(place.longitude), FixedDegrees.of(place.latitude))
                write(signed: nextX - x, &out)
                write(signed: nextY - y, &out)
                (x, y) = (nextX, nextY)
            }
        }
        return out
    }

    /// The lines of some bytes; `nil` when they are damaged.
    static func decode(_ bytes: UnsafeRawBufferPointer) -> [[Coordinate]]? {
        var index = 0
        guard let count = read(bytes, &index), count <= bytes.count else { return nil }
        var lines: [[Coordinate]] = []
        lines.reserveCapacity(Int(count))
        var (x, y): (Int64, Int64) = (0, 0)
        for _ in 0..<count {
            guard let places = read(bytes, &index), places <= bytes.count else { return nil }
            var line: [Coordinate] = []
            line.reserveCapacity(Int(places))
            for _ in 0..<places {
                guard let dx = read(bytes, &index), let dy = read(bytes, &index) else { return nil }
                (x, y) = (x &+ signed(dx), y &+ signed(dy))
                guard
                    let place = Coordinate(
                        longitude: FixedDegrees.degrees(x), latitude: FixedDegrees.degrees(y))
                else { return nil }
                line.append(place)
            }
            lines.append(line)
        }
        return index == bytes.count ? lines : nil
    }

    private static func signed(_ value: UInt64) -> Int64 {
        Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private static func write(signed value: Int64, _ out: inout [UInt8]) {
        write(UInt64(bitPattern: (value << 1) ^ (value >> 63)), &out)
    }

    private static func write(_ value: UInt64, _ out: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            out.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        out.append(UInt8(rest))
    }

    private static func read(_ bytes: UnsafeRawBufferPointer, _ index: inout Int) -> UInt64? {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while index < bytes.count, shift < 64 {
            let byte = bytes[index]
            index += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }
}
