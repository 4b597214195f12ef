/// The code that names a camera, 国标编码 when it has 20 digits: text, never a number.
///
/// GB/T 28181 codes have 20 digits: centre 8, industry 2, type 3, network 1, serial 6; no check digit. Real
/// inventories also carry 18-digit legacy codes and vendors' own strings: they are kept as they are.
public struct DeviceCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The code as written, 1...64 printable characters without blanks.
    public let text: String

    /// The code, or `nil` when the text is empty, longer than 64 bytes or holds blanks or control characters.
    public init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), isPrintableWord(text) else { return nil }
        self.text = text
    }

    /// The code whose text this is.
    init(known text: String) { self.text = text }

    /// The canonical text.
    public var description: String { text }
    /// Whether `a` comes before `b`.
    public static func < (a: DeviceCode, b: DeviceCode) -> Bool { a.text < b.text }

    /// Whether the code has the 20 digits of GB/T 28181.
    public var isNational: Bool {
        // The storage, where there is one: a string's own iterator takes ten times as long.
        text.utf8.withContiguousStorageIfAvailable(DeviceCode.isNational)
            ?? (text.utf8.count == 20 && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 })
    }

    private static func isNational(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == 20 && bytes.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    /// Digits 1...8, the centre: province, city, county, grassroots unit; `nil` unless national.
    public var centre: Substring? { isNational ? text.prefix(8) : nil }

    /// Digits 11...13, the type: 131 camera, 132 network camera, 138 mobile; `nil` unless national.
    public var type: Int? { isNational ? Int(text.dropFirst(10).prefix(3)) : nil }

    /// Whether the code names a recorder or another server that cameras hang on (types 111 to 118): DVR, video server,
    /// encoder, NVR. It is asked as cameras are, and counted in no rate.
    public var isRecorder: Bool {
        text.utf8.withContiguousStorageIfAvailable {
            $0.count == 20 && $0[10] == 49 && $0[11] == 49 && (49...56).contains($0[12])
                && DeviceCode.isNational($0)
        } ?? (111...118).contains(type ?? 0)
    }

    /// Whether the code says that the camera moves (type 138): such cameras leave coverage.
    public var isMobile: Bool {
        text.utf8.withContiguousStorageIfAvailable {
            $0.count == 20 && $0[10] == 49 && $0[11] == 51 && $0[12] == 56 && DeviceCode.isNational($0)
        } ?? (type == 138)
    }
}
