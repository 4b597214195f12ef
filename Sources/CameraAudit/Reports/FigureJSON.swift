import CameraModel

/// The figures of a place as JSON, one a line.
///
/// A report of three thousand zones has a hundred thousand of them: they are put together as bytes.
struct FigureJSON {
    private let start: UnsafeMutablePointer<UInt8>
    private var count = 0
    /// Figures of one target often follow one another.
    private var (lastTarget, targetText): (Percent?, String) = (nil, "null")

    /// More bytes than a figure ever takes: two hundred of keys, some sixty of words, and eleven numbers of twenty digits.
    private static let most = 600

    static func list(_ figures: [RateFigure]) -> String {
        guard !figures.isEmpty else { return "[]" }
        let sectors = figures.map { $0.sector.map(JSONText.string) ?? "null" }
        let room = sectors.reduce(16 + figures.count * most) { $0 + $1.utf8.count }
        return String(unsafeUninitializedCapacity: room) { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            var json = FigureJSON(start: start)
            json.add("[\n    ")
            for index in figures.indices {
                if index > 0 { json.add(",\n    ") }
                json.add(figures[index], sector: sectors[index])
            }
            json.add("]")
            return json.count
        }
    }

    private init(start: UnsafeMutablePointer<UInt8>) { self.start = start }

    private mutating func add(_ figure: RateFigure, sector: String) {
        add("{\"category\": \"")
        add(figure.category?.rawValue ?? "all")
        add("\", \"rate\": \"")
        add(figure.rate.rawValue)
        add("\", \"sector\": ")
        add(sector)
        add(", ")
        add(figure.ratio)
        if figure.target != lastTarget {
            (lastTarget, targetText) = (figure.target, figure.target.map { "\"\($0)\"" } ?? "null")
        }
        add(", \"target\": ")
        add(targetText)
        add(", \"met\": ")
        switch figure.met {
        case true: add("true")
        case false: add("false")
        case nil: add("null")
        }
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
        guard let hundredths = ratio.hundredths else { return add("null") }
        add("\"")
        add(hundredths / 100)
        add(hundredths % 100 < 10 ? ".0" : ".")
        add(hundredths % 100)
        add("\"")
    }

    private mutating func add(_ text: StaticString) {
        (start + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    @_disfavoredOverload private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            guard let from = bytes.baseAddress else { return }
            (start + count).update(from: from, count: bytes.count)
            count += bytes.count
        }
    }

    /// A count; only a whole number of 0 or more ever stands in a figure, but for what is excluded of a stated whole.
    private mutating func add(_ number: Int) {
        if number < 0 { add("-") }
        var digits = 1
        var limit: UInt = 10
        let magnitude = number.magnitude
        while digits < 20, magnitude >= limit {
            digits += 1
            let (next, isOver) = limit.multipliedReportingOverflow(by: 10)
            if isOver { break }
            limit = next
        }
        var rest = magnitude
        for place in (0..<digits).reversed() {
            start[count + place] = 48 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }
}
