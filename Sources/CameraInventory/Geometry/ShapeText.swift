/// A corner as a file gives it: two numbers that may be no degrees at all.
struct RawCorner: Hashable, Sendable {
    var x: Double
    var y: Double

    var text: String { "\(x) \(y)" }
}

/// Reads the coordinates of a GeoJSON line or area, one or several: `[[x,y],…]` in two, three or four lists.
struct ShapeText {
    /// Areas or groups of lines, in them rings or lines, in them corners.
    private(set) var parts: [[[RawCorner]]] = []
    private let bytes: Bytes
    private var index = 0

    /// Fails with what was wanted.
    init(_ bytes: Bytes) throws(ShapeFault) {
        self.bytes = bytes
        try read()
    }

    private mutating func read() throws(ShapeFault) {
        var depth = 0
        var leaf = 0
        var ring: [RawCorner] = []
        var part: [[RawCorner]] = []
        skipBlanks()
        repeat {
            guard index < bytes.count else { throw .wanted("lists that are closed") }
            switch bytes[index] {
            case UInt8(ascii: "["):
                depth += 1
                index += 1
                skipBlanks()
                guard depth <= 4 else { throw .wanted("positions in at most three lists") }
                if startsNumber {
                    if leaf == 0 { leaf = depth }
                    guard depth == leaf, depth > 1 else { throw .wanted("positions that are nested alike") }
                    ring.append(try corner())
                    depth -= 1
                }
            case UInt8(ascii: "]"):
                depth -= 1
                index += 1
                // An empty list has no positions to tell its depth by; it adds nothing.
                if leaf > 0, depth == leaf - 2 {
                    part.append(ring)
                    ring = []
                }
                if leaf > 0, depth == max(leaf - 3, 0), !part.isEmpty {
                    parts.append(part)
                    part = []
                }
            case UInt8(ascii: ","): index += 1
            default: throw .wanted("numbers only")
            }
            skipBlanks()
        } while depth > 0
        guard index == bytes.count else { throw .wanted("nothing more") }
    }

    private var startsNumber: Bool { index < bytes.count && GeoJSONGeometry.isNumberStart(bytes[index]) }

    private mutating func skipBlanks() {
        while index < bytes.count, isJSONBlank(bytes[index]) { index += 1 }
    }

    /// The position whose first number stands here, with its closing bracket.
    private mutating func corner() throws(ShapeFault) -> RawCorner {
        var numbers: (Double, Double) = (0, 0)
        var count = 0
        while true {
            guard startsNumber, let number = number() else { throw .wanted("numbers only") }
            if count == 0 { numbers.0 = number }
            if count == 1 { numbers.1 = number }
            count += 1
            skipBlanks()
            guard index < bytes.count else { throw .wanted("lists that are closed") }
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "]") { break }
            guard byte == UInt8(ascii: ",") else { throw .wanted("positions of two or three numbers") }
            skipBlanks()
        }
        guard (2...3).contains(count) else { throw .wanted("positions of two or three numbers") }
        return RawCorner(x: numbers.0, y: numbers.1)
    }

    private mutating func number() -> Double? {
        let start = index
        while index < bytes.count, isNumberByte(bytes[index]) { index += 1 }
        let digits = Bytes(rebasing: bytes[start..<index])
        if let simple = CellValue(digits, .text, .none).number { return simple }
        return Double(String(decoding: digits, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
            UInt8(ascii: "E"):
            true
        default: false
        }
    }
}

/// Why coordinates cannot be read.
enum ShapeFault: Error {
    /// Not the form that was wanted.
    case wanted(String)
}
