import CameraModel

/// The figures of a place as JSON, one a line.
///
/// A report of three thousand zones has a hundred thousand of them: they are put together as bytes.
struct FigureJSON {
    private var bytes: [UInt8] = []

    static func list(_ figures: [RateFigure]) -> String {
        guard !figures.isEmpty else { return "[]" }
        var json = FigureJSON()
        json.bytes.reserveCapacity(figures.count * 220)
        var separator: StaticString = "[\n    "
        for figure in figures {
            json.add(separator)
            json.add(figure)
            separator = ",\n    "
        }
        json.add("]")
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private mutating func add(_ figure: RateFigure) {
        add("{\"category\": \"")
        add(figure.category?.rawValue ?? "all")
        add("\", \"rate\": \"")
        add(figure.rate.rawValue)
        add("\", \"sector\": ")
        add(figure.sector.map(JSONText.string) ?? "null")
        add(", ")
        add(figure.ratio)
        add(", \"target\": ")
        add(figure.target.map { JSONText.string($0.description) } ?? "null")
        add(", \"met\": ")
        add(figure.met.map { $0 ? "true" : "false" } ?? "null")
        add(", \"excluded\": ")
        add(figure.excluded)
        add(", \"unknown\": ")
        add(figure.unknown)
        if let basis = figure.basis {
            add(", \"basis\": \"")
            add(basis.rawValue)
            add("\"")
        }
        if let excusing = figure.excusing, excusing != figure.ratio {
            add(", \"excusing\": {\"excused\": ")
            add(figure.ratio.whole - excusing.whole)
            add(", ")
            add(excusing)
            add("}")
        }
        add("}")
    }

    private mutating func add(_ ratio: Ratio) {
        add("\"part\": ")
        add(ratio.part)
        add(", \"whole\": ")
        add(ratio.whole)
        add(", \"percent\": ")
        if let percent = ratio.percent {
            add("\"")
            add(percent)
            add("\"")
        } else {
            add("null")
        }
    }

    private mutating func add(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @_disfavoredOverload private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// A count; only a whole number of 0 or more ever stands in a figure, but for what is excluded of a stated whole.
    private mutating func add(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(48 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
