import Foundation
import Testing

@testable import CameraDashboard

/// What can be computed of how the pages look and read aloud.
@Suite struct LookTests {
    private static let style = String(decoding: PackageResources.style_css, as: UTF8.self)

    /// The palette's colours by name; by night what is not said anew stays as by day.
    private static func palette(dark: Bool) throws -> [String: String] {
        let blocks = style.components(separatedBy: ":root {").dropFirst()
        #expect(blocks.count == 2)
        var colours: [String: String] = [:]
        for block in dark ? Array(blocks) : Array(blocks.prefix(1)) {
            for match in block.prefix(while: { $0 != "}" }).matches(of: /--([a-z-]+): (#[0-9a-f]+)/) {
                colours[String(match.1)] = String(match.2)
            }
        }
        return colours
    }

    /// The contrast of two colours: WCAG 2.2, 1.4.3.
    private static func contrast(_ a: String, _ b: String) -> Double {
        func luminance(_ colour: String) -> Double {
            var digits = Array(colour.dropFirst())
            if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
            let parts = [0, 2, 4].map { Double(Int(String(digits[$0..<($0 + 2)]), radix: 16) ?? 0) / 255 }
            let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let (first, second) = (luminance(a), luminance(b))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    @Test("Text is told from its ground as WCAG AA wants, by day and by night", arguments: [false, true])
    func contrast(_ dark: Bool) throws {
        let colours = try LookTests.palette(dark: dark)
        #expect(colours.count >= 16)
        for text in ["ink", "soft", "link", "online", "degraded", "offline", "unknown"] {
            for ground in ["ground", "paper", "stripe"] {
                let seen = LookTests.contrast(
                    try #require(colours[text]), try #require(colours[ground]))
                #expect(seen >= 4.5, "\(text) on \(ground): \(seen)")
            }
        }
        let head = LookTests.contrast(
            try #require(colours["head-ink"]), try #require(colours["head"]))
        #expect(head >= 4.5)
        for part in ["focus", "online", "degraded", "offline", "unknown"] {
            let seen = LookTests.contrast(
                try #require(colours[part]), try #require(colours["paper"]))
            #expect(seen >= 3, "\(part): \(seen)")
        }
    }

    @Test("A colour that does not stand out fails the test above")
    func pale() {
        #expect(LookTests.contrast("#888888", "#ffffff") < 4.5 && LookTests.contrast("#000", "#fff") == 21)
    }

    @Test(
        "Every page reads aloud: one heading, named regions, tables with captions and heads, nothing closed wrongly",
        arguments: PageTests.pages)
    func roles(_ path: String) throws {
        let text = try TestHouse.shared().ask(path).text
        #expect(text.contains("<main id=\"content\"") && text.contains("<nav aria-label="))
        for table in text.components(separatedBy: "<table>").dropFirst() {
            #expect(table.hasPrefix("<caption>") && table.contains("<th scope=\"col\""), "\(path)")
        }
        for region in text.matches(of: /role="(?:region|img|application)"([^>]*)>/) {
            #expect(region.1.contains("aria-label="), "\(path)")
        }
        var ids: Set<String> = []
        for id in text.matches(of: /\sid="([^"]+)"/) {
            #expect(ids.insert(String(id.1)).inserted, "\(path): \(id.1)")
        }
        for label in text.matches(of: /aria-labelledby="([^"]+)"/) {
            #expect(ids.contains(String(label.1)), "\(path): \(label.1)")
        }
        #expect(!text.contains("<p class=\"who\"") && LookTests.unclosed(text) == nil, "\(path)")
    }

    /// The first end tag that does not fit, `nil` when all do. A block inside of a paragraph would end it: that does not fit.
    static func unclosed(_ text: String) -> String? {
        let empty: Set<String> = [
            "meta", "link", "input", "br", "rect", "line", "circle", "polyline", "img", "hr",
        ]
        let blocks: Set<String> = ["form", "div", "ul", "ol", "table", "section", "details", "p", "h2"]
        var open: [String] = []
        for tag in text.matches(of: /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/) {
            let name = String(tag.2)
            if empty.contains(name) || tag.3 == "/" { continue }
            if tag.1 == "/" {
                guard open.popLast() == name else {
                    return "</\(name)> at \(text[tag.range.lowerBound...].prefix(80))"
                }
            } else {
                if open.contains("p"), blocks.contains(name) { return "<\(name)> in <p>" }
                open.append(name)
            }
        }
        return open.isEmpty ? nil : "<\(open.joined(separator: "> <"))> left open"
    }

    @Test(
        "The Chinese pages say nothing in English but names, codes and commands",
        arguments: PageTests.pages.filter { $0 != "/access-log" })
    func chinese(_ path: String) throws {
        let text = try TestHouse.shared().ask(path + (path.contains("?") ? "&" : "?") + "lang=zh").text
        let body = text.components(separatedBy: "<body").last ?? ""
        let words = body.replacing(/<code>[^<]*<\/code>|<p class="policy">[^<]*<\/p>/, with: "").replacing(
            /<[^>]*>/, with: " ")
        for english in [
            "cameras", " of ", "offline", "online", "unknown", "Download", "excluded", "in use", "missed",
            "not ",
            "zone ", "the ", "finding", "Show",
        ] {
            #expect(!words.contains(english), "\(path): \(english)")
        }
    }
}
