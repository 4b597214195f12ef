/// The datum that a file's coordinates are in.
///
/// GB/T 28181 and GA/T 1400 use WGS-84; maps of Amap and Tencent are drawn in GCJ-02, those of Baidu in BD-09, and a
/// position taken from such a map lies some 18 to 700 metres off.
public enum Datum: String, CaseIterable, Sendable {
    /// The world's; what the registry keeps.
    case wgs84
    /// China's geodetic system of 2000: equal to WGS-84 for this use.
    case cgcs2000
    /// The obfuscated datum of Chinese web maps.
    case gcj02
    /// Baidu's: GCJ-02 obfuscated once more.
    case bd09
}
