import CameraModel

/// What the packets of a transport stream hold: whether they stay in step, and what their tables name.
///
/// Source: ISO/IEC 13818-1, 2.4.3 (packets), 2.4.4 (tables), table 2-34 (stream types).
struct MPEGTSTables: Equatable {
    /// Whole packets from the first one on, and how many of them do not begin with the sync byte.
    var packets = 0
    var lost = 0
    /// Whether a program association table was seen, and a program map.
    var hasPrograms = false
    var hasMap = false
    /// The stream types that the map names.
    var types: [UInt8] = []

    private var mapPID: Int?

    /// Stream types with pictures: MPEG-1, MPEG-2, MPEG-4, H.264, JPEG 2000, HEVC, VVC, SVAC and AVS.
    static let pictureTypes: Set<UInt8> = [
        0x01, 0x02, 0x10, 0x1B, 0x1F, 0x20, 0x21, 0x24, 0x33, 0x42, 0x80, 0xD2, 0xD4,
    ]

    var hasPictures: Bool { types.contains { MPEGTSTables.pictureTypes.contains($0) } }

    /// Reads `bytes`, which may begin inside a packet.
    init(_ bytes: Span<UInt8>) {
        let size = MPEGTSCheck.packet
        var index = MPEGTSCheck.start(bytes) ?? 0
        while index + size <= bytes.count {
            packets += 1
            if bytes[index] == 0x47 { take(bytes, index) } else { lost += 1 }
            index += size
        }
    }

    private mutating func take(_ bytes: Span<UInt8>, _ start: Int) {
        let end = start + MPEGTSCheck.packet
        let pid = bytes.number16(at: start + 1) & 0x1FFF
        let isStart = bytes[start + 1] & 0x40 != 0
        guard isStart, pid == 0 || pid == mapPID, bytes[start + 3] & 0x10 != 0 else { return }
        var index = start + 4
        if bytes[start + 3] & 0x20 != 0 { index += 1 + Int(bytes[index]) }
        guard index < end else { return }
        // The pointer says where the first section begins.
        index += 1 + Int(bytes[index])
        guard index + 12 <= end else { return }
        let length = bytes.number16(at: index + 1) & 0x0FFF
        let sectionEnd = min(end, index + 3 + length - 4)
        if pid == 0, bytes[index] == 0 { return takePrograms(bytes, index + 8, sectionEnd) }
        if pid == mapPID, bytes[index] == 2 { takeMap(bytes, index, sectionEnd) }
    }

    private mutating func takePrograms(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        var index = start
        while index + 4 <= end {
            hasPrograms = true
            // Program 0 is the network's own table.
            if mapPID == nil, bytes.number16(at: index) != 0 {
                mapPID = bytes.number16(at: index + 2) & 0x1FFF
            }
            index += 4
        }
    }

    private mutating func takeMap(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        hasMap = true
        types = []
        var index = start + 12 + (bytes.number16(at: start + 10) & 0x0FFF)
        while index + 5 <= end {
            types.append(bytes[index])
            index += 5 + (bytes.number16(at: index + 3) & 0x0FFF)
        }
    }

    /// `ts-sync` and `ts-tables`.
    var judgements: [Judgement] {
        let sync =
            lost == 0
            ? Judgement.pass(.tsSync, "\(packets) packets")
            : .warn(.tsSync, .degraded, .connectionLost, "\(lost) of \(packets) packets are out of step")
        if !hasPrograms {
            return [sync, .remark(.tsTables, "no program table in the first \(packets) packets")]
        }
        guard hasMap else {
            return [sync, .remark(.tsTables, "no program map in the first \(packets) packets")]
        }
        guard hasPictures else {
            return [sync, .fail(.tsTables, .offline, .notVideo, "the program map names no pictures")]
        }
        return [sync, .pass(.tsTables)]
    }
}
