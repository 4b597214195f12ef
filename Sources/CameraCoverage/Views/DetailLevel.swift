/// How much detail a place needs for a camera to cover it.
///
/// The density in pixels per metre is the real parameter; a standard's names are labels on it.
public enum DetailLevel: Hashable, Sendable {
    /// Whatever lies within the camera's declared view distance, at any density.
    case range
    /// At least this many pixels per metre, across; above 0.
    case density(Double)

    /// IEC 62676-4:2025, pixels per metre.
    public static let iec2025 = [
        ("overview", 20.0), ("outline", 40), ("discern", 80), ("perceive", 125), ("characterise", 250),
        ("validate", 500), ("scrutinise", 1500),
    ]
    /// IEC 62676-4:2014, pixels per metre.
    public static let iec2014 = [
        ("monitor", 12.5), ("detect", 25), ("observe", 62.5), ("recognise", 125), ("identify", 250),
    ]

    /// A level by its word: `range`, or a name of either edition of IEC 62676-4; `nil` for any other word.
    public init?(_ word: String) {
        if word == "range" {
            self = .range
            return
        }
        guard let level = (Self.iec2014 + Self.iec2025).first(where: { $0.0 == word }) else { return nil }
        self = .density(level.1)
    }

    /// Pixels per metre; `nil` for `range`.
    public var pixelsPerMetre: Double? {
        switch self {
        case .range: nil
        case .density(let density): density
        }
    }
}
