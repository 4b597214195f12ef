/// MPEG-TS: 0x47 every 188 bytes, also when the answer begins inside a packet.
///
/// Four sync bytes in a row prove it; source: ISO/IEC 13818-1, annex G on synchronisation.
enum MPEGTSCheck {
    static let packet = 188
    static let wanted = 4

    static func read(_ bytes: Span<UInt8>) -> BodyReading {
        var best = bytes[0] == 0x47 ? BodyReading.maybe : .no
        for start in 0..<min(packet, bytes.count) {
            let seen = syncs(bytes, from: start)
            if seen >= wanted { return .proven }
            // From the very first byte two are enough to begin with; elsewhere chance would do that.
            if start == 0, seen >= 2 { best = .begun }
        }
        return best
    }

    /// Where the first packet begins; `nil` when none is known to.
    static func start(_ bytes: Span<UInt8>) -> Int? {
        for start in 0..<min(packet, bytes.count) where syncs(bytes, from: start) >= wanted { return start }
        return nil
    }

    /// Sync bytes in a row from `start`; 0 as soon as one that should be there is not.
    private static func syncs(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var seen = 0
        var index = start
        while index < bytes.count, seen < wanted {
            guard bytes[index] == 0x47 else { return 0 }
            seen += 1
            index += packet
        }
        return seen
    }
}
