import Foundation
import SharpEyes
import TestSupport
import Testing

@Suite("The README's example")
struct ReadmeTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: ["README.md", "docs/zh/README.md"])
    func `the README shows the code that is compiled here`(document: String) throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("ReadmeExample.swift")
        let code = try String(contentsOf: source, encoding: .utf8)
        let text = try String(contentsOf: ReadmeTests.root.appendingPathComponent(document), encoding: .utf8)
        #expect(text.contains("```swift\n" + code + "```"))
    }

    @Test func `it prints the targets that dongying misses`() throws {
        let folder = try TemporaryFolder()
        for name in ["zones.csv", "sites.csv", "cameras.csv"] {
            let sample = ReadmeTests.root.appendingPathComponent("sample-inventories/dongying/" + name)
            try FileManager.default.copyItem(atPath: sample.path, toPath: folder.file(name))
        }
        let missed = try missedTargets(in: folder.path, now: Instant(seconds: 1_795_000_000))
        #expect(missed.contains("广饶县: connection 1603 of 2004"))
        #expect(missed.contains { $0.hasPrefix("河口区: coverage 38 of 40") })
        #expect(!missed.contains { $0.hasPrefix("东营区:") })
    }
}
