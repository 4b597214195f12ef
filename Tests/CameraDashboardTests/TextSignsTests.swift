import CameraModel
import Testing

@testable import CameraDashboard

@Suite struct TextSignsTests {
    @Test("What a text has, a search for it is let through to", arguments: UInt64(1)...40)
    func neverNo(seed: UInt64) {
        var random = Seeded(seed)
        let letters = Array("0123456789012345678901234567890123456789abcXYZ-号东路口门")
        let texts = (0..<48).map { _ in
            String((0..<(1 + random.pick(30))).map { _ in letters[random.pick(letters.count)] })
        }
        var signs = TextSigns()
        for (position, text) in texts.enumerated() { signs.add(text, at: position) }
        for (position, text) in texts.enumerated() {
            let characters = Array(text)
            let from = random.pick(characters.count)
            let part = String(characters[from..<(from + 1 + random.pick(characters.count - from))])
            for wanted in [part, part.lowercased(), part.uppercased()] {
                let group = position / TextSigns.group
                #expect(signs.next(TextSigns.wanted(wanted), from: group) == group)
            }
        }
    }

    @Test("Six digits that no code has are let through to few groups")
    func seldomYes() {
        var random = Seeded(7)
        var signs = TextSigns()
        let groups = 4500
        for position in 0..<(groups * TextSigns.group) {
            let tail = String(1_000_000 + random.pick(1_000_000)).dropFirst()
            signs.add("370502000013200\(tail)", at: position)
        }
        let wanted = TextSigns.wanted("987654")
        var (group, through) = (signs.next(wanted, from: 0), 0)
        while group < groups { (group, through) = (signs.next(wanted, from: group + 1), through + 1) }
        #expect(group == groups && through <= groups / 20)
    }
}

/// Numbers from a seed.
private struct Seeded {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func pick(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % count
    }
}
