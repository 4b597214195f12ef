public import CameraModel

/// Whether a run could see at all: too many endpoints that were reached before, and now are not, speak against the
/// prober's own network rather than against the cameras.
///
/// Only falls count, for who sees something come back can see. Endpoints never asked before count for nothing, so that a
/// first run is never blind.
public struct BlindCheck: Hashable, Sendable {
    /// A run is blind when more than so many of 100 known endpoints fell, 0...100; 100: never.
    public let mostPercent: Int
    /// Fewer falls than these prove nothing, whatever their share.
    public static let fewest = 5
    /// Trouble may begin in the middle of a run: each row of so many known endpoints is also looked at by itself.
    public static let rowLength = 500

    /// Known endpoints that were reached before this run and were asked in it.
    public private(set) var known = 0
    /// Those of them that this run did not reach.
    public private(set) var fallen = 0
    private var row = (known: 0, fallen: 0)
    private var rowWasBlind = false

    /// No endpoint looked at yet.
    public init(mostPercent: Int = 50) { self.mostPercent = mostPercent }

    /// Takes in an endpoint's established state before the run, `nil` when it had none, and the run's verdict.
    public mutating func take(before: HealthState?, verdict: HealthState) {
        guard let before, before.isReached else { return }
        let falls = verdict.isReached ? 0 : 1
        known += 1
        fallen += falls
        row = (row.known + 1, row.fallen + falls)
        if row.known == BlindCheck.rowLength {
            rowWasBlind = rowWasBlind || isTooMuch(row.fallen, row.known)
            row = (0, 0)
        }
    }

    /// Whether the run is to be taken for blind.
    public var isBlind: Bool { rowWasBlind || isTooMuch(fallen, known) }

    private func isTooMuch(_ fallen: Int, _ known: Int) -> Bool {
        fallen >= BlindCheck.fewest && fallen * 100 > known * mostPercent
    }

    /// Whether two checks have seen the same.
    public static func == (a: BlindCheck, b: BlindCheck) -> Bool {
        (a.mostPercent, a.known, a.fallen, a.isBlind) == (b.mostPercent, b.known, b.fallen, b.isBlind)
    }

    /// Hashes what ``==(_:_:)`` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(known)
        hasher.combine(fallen)
    }
}
