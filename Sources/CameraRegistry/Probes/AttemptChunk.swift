import CameraModel

/// Attempts of one run, packed: 22 bytes each, ordered by endpoint.
///
/// Durations are whole milliseconds (the whole attempt hundredths of a second) up to 65 535, longer ones are that.
enum AttemptChunk {
    static let size = 22

    static func pack(_ results: [ProbeResult], base: Instant) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(results.count * size)
        for result in results.sorted(by: { $0.target.endpointID < $1.target.endpointID }) {
            for attempt in result.earlier { append(attempt, result.target.endpointID, base, &bytes) }
            append(ProbeAttempt(result), result.target.endpointID, base, &bytes)
        }
        return bytes
    }

    /// The attempts of one endpoint, or of all.
    static func unpack(_ bytes: [UInt8], base: Instant, of endpoint: Int64? = nil) -> [(Int64, ProbeAttempt)]
    {
        var found: [(Int64, ProbeAttempt)] = []
        bytes.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count - bytes.count % size, by: size) {
                let id = Int64(bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
                if let endpoint, id != endpoint { continue }
                if let attempt = attempt(bytes, start, base) { found.append((id, attempt)) }
            }
        }
        return found
    }

    /// The attempts of other endpoints than `chosen`, and theirs.
    static func split(_ bytes: [UInt8], _ chosen: Set<Int64>) -> (others: [UInt8], chosen: [UInt8]) {
        var (others, theirs): ([UInt8], [UInt8]) = ([], [])
        for start in stride(from: 0, to: bytes.count - bytes.count % size, by: size) {
            let record = bytes[start..<start + size]
            let id = record.prefix(4).reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
            if chosen.contains(id) { theirs += record } else { others += record }
        }
        return (others, theirs)
    }

    private static func append(
        _ attempt: ProbeAttempt, _ endpoint: Int64, _ base: Instant, _ bytes: inout [UInt8]
    ) {
        put(UInt32(truncatingIfNeeded: endpoint), &bytes)
        put(UInt32(clamping: attempt.startedAt.milliseconds - base.milliseconds), &bytes)
        bytes.append(OutcomeByte.make(attempt.state, attempt.outcome))
        let kind = UInt8(StreamKind.allCases.firstIndex(of: attempt.kind) ?? 0)
        bytes.append(attempt.wasRepeated ? kind | 0x80 : kind)
        put(UInt16(clamping: attempt.httpStatus ?? 0), &bytes)
        put(rounded(attempt.connectSeconds * 1000), &bytes)
        put(rounded(attempt.firstByteSeconds * 1000), &bytes)
        put(rounded(attempt.totalSeconds * 100), &bytes)
        put(UInt32(clamping: attempt.bytes), &bytes)
    }

    private static func rounded(_ number: Double) -> UInt16 { UInt16(min(max(number.rounded(), 0), 65_535)) }

    private static func put<Number: FixedWidthInteger>(_ number: Number, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func attempt(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ base: Instant)
        -> ProbeAttempt?
    {
        func number<Number: FixedWidthInteger>(_ offset: Int, _: Number.Type) -> Number {
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: start + offset, as: Number.self))
        }
        guard let (state, outcome) = OutcomeByte.read(bytes[start + 8]) else { return nil }
        let (kind, status) = (Int(bytes[start + 9] & 0x7F), number(10, UInt16.self))
        var attempt = ProbeAttempt(
            startedAt: Instant(milliseconds: base.milliseconds + Int64(number(4, UInt32.self))), state: state,
            outcome: outcome, kind: kind < StreamKind.allCases.count ? StreamKind.allCases[kind] : .none,
            httpStatus: status == 0 ? nil : Int(status), bytes: Int(number(18, UInt32.self)),
            connectSeconds: Double(number(12, UInt16.self)) / 1000,
            firstByteSeconds: Double(number(14, UInt16.self)) / 1000,
            totalSeconds: Double(number(16, UInt16.self)) / 100)
        attempt.wasRepeated = bytes[start + 9] & 0x80 != 0
        return attempt
    }
}
