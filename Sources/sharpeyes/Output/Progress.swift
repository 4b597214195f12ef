import CameraModel
import Glibc

/// A progress bar on standard error, where that is a terminal; silent everywhere else.
struct Progress {
    private let label: String
    private let total: Int64?
    private let isOn: Bool
    private let start = Clock.monotonicSeconds()
    private var drawn = 0.0

    /// `total` in the unit that ``update(_:count:)`` reports, `nil` when not known.
    init(_ label: String, total: Int64?, quiet: Bool) {
        (self.label, self.total) = (label, total)
        isOn = !quiet && Terminal.errorIsTerminal
    }

    /// Draws at most ten times a second.
    mutating func update(_ done: Int64, count: Int, unit: String) {
        guard isOn else { return }
        let now = Clock.monotonicSeconds()
        guard now - drawn >= 0.1 else { return }
        drawn = now
        let elapsed = max(now - start, 0.001)
        var text = "\(label)  \(count) \(unit), \(Int(Double(count) / elapsed))/s"
        if let total, total > 0 {
            let share = min(Double(done) / Double(total), 1)
            let filled = Int(share * 20)
            let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
            text = "[\(bar)] \(Int(share * 100)) %  " + text
            if share > 0.01 { text += ", \(Int(elapsed / share - elapsed)) s left" }
        }
        Terminal.draw(text)
    }

    /// Clears the line.
    func end() { if isOn, drawn > 0 { Terminal.draw("") } }
}
