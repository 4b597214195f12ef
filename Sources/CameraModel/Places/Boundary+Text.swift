/// Degrees as whole numbers of 1e-9: a tenth of a millimetre, what geometry is kept to.
public enum FixedDegrees {
    /// How many there are in a degree.
    public static let perDegree = 1e9

    /// The whole number nearest to some degrees.
    public static func of(_ degrees: Double) -> Int64 { Int64((degrees * perDegree).rounded()) }

    /// The degrees of a whole number.
    public static func degrees(_ fixed: Int64) -> Double { Double(fixed) / perDegree }
}

extension Coordinate {
    /// The same place to nine decimals: what is kept of a geometry's corners.
    public var roundedForGeometry: Coordinate {
        Coordinate(
            longitude: FixedDegrees.degrees(FixedDegrees.of(longitude)),
            latitude: FixedDegrees.degrees(FixedDegrees.of(latitude))) ?? self
    }
}

extension Boundary {
    /// `118.5 37.4,118.6 37.4,118.6 37.5;…`: longitude and latitude to nine decimals, rings with `;` between.
    public var text: String {
        var out: [UInt8] = []
        for (number, ring) in rings.enumerated() {
            if number > 0 { out.append(UInt8(ascii: ";")) }
            for (index, corner) in ring.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                Boundary.write(FixedDegrees.of(corner.longitude), to: &out)
                out.append(UInt8(ascii: " "))
                Boundary.write(FixedDegrees.of(corner.latitude), to: &out)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A boundary from its text; `nil` when the text is of another form or names no places of the earth.
    public init?(text: String) {
        var text = text
        let rings = text.withUTF8 { bytes -> [[Coordinate]]? in
            var rings: [[Coordinate]] = [[]]
            var index = 0
            while true {
                guard let longitude = Boundary.read(bytes, &index), index < bytes.count,
                    bytes[index] == UInt8(ascii: " ")
                else { return nil }
                index += 1
                guard let latitude = Boundary.read(bytes, &index),
                    let corner = Coordinate(
                        longitude: FixedDegrees.degrees(longitude), latitude: FixedDegrees.degrees(latitude))
                else { return nil }
                rings[rings.count - 1].append(corner)
                if index == bytes.count { return rings }
                if bytes[index] == UInt8(ascii: ";") {
                    rings.append([])
                } else if bytes[index] != UInt8(ascii: ",") {
                    return nil
                }
                index += 1
            }
        }
        guard let rings else { return nil }
        self.init(rings: rings)
    }

    private static func write(_ fixed: Int64, to out: inout [UInt8]) {
        if fixed < 0 { out.append(UInt8(ascii: "-")) }
        let size = fixed.magnitude
        out += "\(size / 1_000_000_000)".utf8
        var rest = size % 1_000_000_000
        guard rest > 0 else { return }
        out.append(UInt8(ascii: "."))
        var unit: UInt64 = 100_000_000
        while rest > 0 {
            out.append(UInt8(48 + rest / unit))
            rest %= unit
            unit /= 10
        }
    }

    /// A decimal of at most nine decimals at `index`, which is moved behind it.
    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int64? {
        let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        var value: Int64 = 0
        let start = index
        while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57, index - start < 4 {
            value = value * 10 + Int64(bytes[index] - 48)
            index += 1
        }
        guard index > start else { return nil }
        var unit: Int64 = 1_000_000_000
        value *= unit
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            let point = index
            while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
                unit /= 10
                guard unit > 0 else { return nil }
                value += Int64(bytes[index] - 48) * unit
                index += 1
            }
            guard index > point else { return nil }
        }
        return isNegative ? -value : value
    }

    /// How many rings and corners there are, for a line of text: `2 rings, 412 corners`.
    public var summary: String { "\(rings.count) rings, \(rings.reduce(0) { $0 + $1.count }) corners" }
}
