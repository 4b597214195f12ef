import CameraModel
import Foundation
import Testing

@testable import CameraCoverage

/// Where to build next, against the exact optimum of an integer program: instances too large for enumeration.
@Suite struct ExactPlacementTests {
    static let solver = "/usr/bin/cbc"
    static let hasSolver = FileManager.default.isExecutableFile(atPath: solver)

    /// 40 sets on a plane of 24 x 24 cells, each a rectangle as far as a camera might see.
    struct Instance {
        static let side = 24
        var sets: [[Range<Int>]] = []

        init(seed: UInt64) {
            var random = SeededGenerator(seed: seed)
            for _ in 0..<40 {
                let (width, height) = (
                    Int.random(in: 3...8, using: &random), Int.random(in: 3...8, using: &random)
                )
                let x = Int.random(in: 0...Self.side - width, using: &random)
                let y = Int.random(in: 0...Self.side - height, using: &random)
                sets.append((y..<y + height).map { $0 * Self.side + x..<$0 * Self.side + x + width })
            }
        }

        func choose(_ count: Int) -> MaximumCoverage.Choice {
            let cells = Self.side * Self.side
            var open = CellSet(capacity: cells)
            open.insert(0..<cells)
            let costs = sets.map { _ in 1.0 }
            return MaximumCoverage(sets: sets, costs: costs, open: open).choose(.count(count))
        }

        /// The integer program: a cell counts when one of its sets is chosen.
        func program(_ count: Int) -> String {
            var owners: [[Int]] = Array(repeating: [], count: Self.side * Self.side)
            for (set, runs) in sets.enumerated() { for cell in runs.joined() { owners[cell].append(set) } }
            let cells = owners.indices.filter { !owners[$0].isEmpty }
            let limits = cells.map { cell in
                " k\(cell): c\(cell)" + owners[cell].map { " - s\($0)" }.joined() + " <= 0\n"
            }
            return "Maximize\n goal: " + cells.map { "c\($0)" }.joined(separator: "\n + ")
                + "\nSubject To\n n: " + sets.indices.map { "s\($0)" }.joined(separator: " + ")
                + " <= \(count)\n" + limits.joined() + "Bounds\n"
                + cells.map { " c\($0) <= 1\n" }.joined() + "Binary\n"
                + sets.indices.map { " s\($0)" }.joined() + "\nEnd\n"
        }

        /// The most cells that a number of sets can cover; `nil` when the solver did not prove it.
        func optimum(_ count: Int) throws -> Int? {
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let (model, answer) = (folder.appending(path: "m.lp"), folder.appending(path: "answer.txt"))
            try program(count).write(to: model, atomically: false, encoding: .utf8)
            let solver = Process()
            solver.executableURL = URL(fileURLWithPath: ExactPlacementTests.solver)
            solver.arguments = [model.path, "seconds", "20", "solve", "solution", answer.path]
            solver.standardOutput = FileHandle.nullDevice
            try solver.run()
            solver.waitUntilExit()
            let first = try String(contentsOf: answer, encoding: .utf8).prefix { $0 != "\n" }
            let value = first.split(separator: " ").last.flatMap { Double($0) }
            guard first.hasPrefix("Optimal"), let value else { return nil }
            return Int(abs(value).rounded())
        }
    }

    @Test(.enabled(if: hasSolver, "coinor-cbc is not installed"))
    func `against an integer program the advice is near the best, and its bound holds`() throws {
        var ratios: [Double] = []
        for seed in 0..<12 as Range<UInt64> {
            let instance = Instance(seed: seed)
            for count in [4, 8] {
                guard let best = try instance.optimum(count) else { continue }
                let choice = instance.choose(count)
                #expect(choice.cells <= best && best <= choice.cellBound)
                ratios.append(Double(choice.cells) / Double(best))
            }
        }
        let mean = ratios.reduce(0, +) / Double(max(ratios.count, 1))
        let exact = ratios.count { $0 >= 1 }
        print("advice by CBC: \(exact) of \(ratios.count) optimal, mean \(mean), worst \(ratios.min() ?? 1)")
        #expect(ratios.count >= 12, "the solver should prove most optima")
        #expect(mean > 0.97 && (ratios.min() ?? 0) > 0.9)
    }
}
