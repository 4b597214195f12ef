import Foundation

/// Compares text with a file that a person has looked at.
///
/// Golden files lie in the folder `Golden` beside the test. With `SHARPEYES_RECORD=1` in the environment the
/// file is written and the test fails all the same, so that somebody looks at what was recorded.
public enum Golden {
    /// Why a comparison failed: where the two differ first, or that a file was recorded.
    public struct Mismatch: Error, CustomStringConvertible {
        /// What to tell the person who runs the tests.
        public let description: String
    }

    /// Compares `actual` with `Golden/name` beside the test file `test`; throws ``Mismatch`` when they differ.
    public static func check(_ actual: String, _ name: String, in test: String = #filePath) throws {
        let folder = URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("Golden")
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["SHARPEYES_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(actual.utf8).write(to: file)
            throw Mismatch(
                description: "recorded Golden/\(name): look at it, then run again without SHARPEYES_RECORD")
        }
        guard let data = try? Data(contentsOf: file) else {
            throw Mismatch(description: "there is no Golden/\(name): record it with SHARPEYES_RECORD=1")
        }
        let expected = String(decoding: data, as: UTF8.self)
        guard !expected.utf8.elementsEqual(actual.utf8) else { return }
        throw Mismatch(description: difference(expected, actual, name))
    }

    private static func difference(_ expected: String, _ actual: String, _ name: String) -> String {
        let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let found = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(wanted, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let index = line ?? min(wanted.count, found.count)
        let wantedLine = index < wanted.count ? String(wanted[index]) : "(end of file)"
        let foundLine = index < found.count ? String(found[index]) : "(end of text)"
        return "Golden/\(name) differs in line \(index + 1):\n  wanted: \(wantedLine)\n  found:  \(foundLine)"
    }
}
