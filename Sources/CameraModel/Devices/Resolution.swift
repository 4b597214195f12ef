/// The size of a camera's picture in pixels, each side 1...100 000.
public struct Resolution: Hashable, Sendable, CustomStringConvertible {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int

    /// A resolution, or `nil` when a side is outside 1...100 000.
    public init?(width: Int, height: Int) {
        guard (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
        (self.width, self.height) = (width, height)
    }

    /// Reads `1920x1080` (also `×`, `X`, `*`) and the trade's names: CIF, D1, 720P, 1080P, 2K, 4K, 8K ...
    public init?(_ text: String) {
        let word = text.uppercased().filter { $0 != " " }
        if let named = Resolution.named[word] {
            self.init(width: named.0, height: named.1)
            return
        }
        let sides = word.split(omittingEmptySubsequences: false) { $0 == "X" || $0 == "×" || $0 == "*" }
        guard sides.count == 2, let width = decimalInteger(sides[0]), let height = decimalInteger(sides[1])
        else {
            return nil
        }
        self.init(width: width, height: height)
    }

    /// Whether the picture is 1080p or better: its shorter side has at least 1080 pixels.
    public var isHighDefinition: Bool { min(width, height) >= 1080 }

    /// `1920x1080`.
    public var description: String { "\(width)x\(height)" }

    private static let named: [String: (Int, Int)] = [
        "QCIF": (176, 144), "CIF": (352, 288), "4CIF": (704, 576), "D1": (720, 576), "960H": (960, 576),
        "720P": (1280, 720), "1080P": (1920, 1080), "2K": (2560, 1440), "3MP": (2048, 1536),
        "4MP": (2560, 1440),
        "5MP": (2592, 1944), "4K": (3840, 2160), "8MP": (3840, 2160), "8K": (7680, 4320),
    ]
}
