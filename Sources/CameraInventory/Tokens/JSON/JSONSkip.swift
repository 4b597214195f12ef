/// Passes a value of any length piece by piece, checking it: what an envelope has beside its rows.
struct JSONSkip: Sendable {
    private enum State: Sendable { case value, firstValue, firstName, name, colon, next }

    private var state = State.value
    /// The containers that are open: `{` or `[`.
    private var open: [UInt8] = []
    private let mends: Bool
    private var isBehindComma = false
    /// Whether a comma too many was let through.
    private(set) var mended = false

    init(mends: Bool) { self.mends = mends }

    /// Goes on at `index`; whether the value ended. Stops before a piece that the bytes may have cut off.
    mutating func pass(_ bytes: Bytes, _ index: inout Int, isWhole: Bool) throws(JSONFault) -> Bool {
        var scanner = JSONScanner(bytes, from: index)
        while true {
            scanner.skipBlanks()
            index = scanner.index
            guard let byte = scanner.current else {
                if isWhole { throw .syntax(wanted: open.isEmpty ? "a value" : "'}' or ']'") }
                return false
            }
            let stateBefore = state
            do throws(JSONFault) {
                try step(&scanner, byte)
            } catch {
                if scanner.isAtEnd, !isWhole {
                    state = stateBefore
                    return false
                }
                throw error
            }
            // A number may go on in the bytes to come.
            if scanner.isAtEnd, !isWhole, GeoJSONGeometry.isNumberStart(byte) {
                state = stateBefore
                return false
            }
            index = scanner.index
            if open.isEmpty, state == .next { return true }
        }
    }

    private mutating func step(_ scanner: inout JSONScanner, _ byte: UInt8) throws(JSONFault) {
        defer { isBehindComma = byte == UInt8(ascii: ",") }
        switch (state, byte) {
        case (.firstName, UInt8(ascii: "}")), (.firstValue, UInt8(ascii: "]")):
            mended = mended || isBehindComma
            close(&scanner)
        case (.firstName, _), (.name, _):
            _ = try scanner.string()
            state = .colon
        case (.colon, _):
            guard scanner.take(UInt8(ascii: ":")) else { throw .syntax(wanted: "':'") }
            state = .value
        case (.next, UInt8(ascii: ",")):
            scanner.index += 1
            let isObject = open.last == UInt8(ascii: "{")
            state = isObject ? (mends ? .firstName : .name) : (mends ? .firstValue : .value)
        case (.next, UInt8(ascii: "}")) where open.last == UInt8(ascii: "{"): close(&scanner)
        case (.next, UInt8(ascii: "]")) where open.last == UInt8(ascii: "["): close(&scanner)
        case (.next, _): throw .syntax(wanted: open.last == UInt8(ascii: "{") ? "',' or '}'" : "',' or ']'")
        case (_, UInt8(ascii: "{")), (_, UInt8(ascii: "[")):
            guard open.count <= JSONScanner.depthLimit else { throw .tooDeep }
            scanner.index += 1
            open.append(byte)
            state = byte == UInt8(ascii: "{") ? .firstName : .firstValue
        default:
            try scanner.skipValue(depth: 0)
            state = .next
        }
    }

    private mutating func close(_ scanner: inout JSONScanner) {
        scanner.index += 1
        open.removeLast()
        state = .next
    }
}
