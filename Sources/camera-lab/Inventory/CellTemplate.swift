/// What a cell is made from: fixed text and pieces in braces, `{zoneName}摄像机{n:3}`.
///
/// Pieces: `{n}` number within the group, `{seq}` within the inventory, both from 1 (`{n:4}` with leading
/// zeros); `{code:132:00}` a 20-digit device code of that type and industry; `{zone}` `{zoneName}` `{parent}`
/// `{parentName}`; `{site}` `{siteName}`; `{longitude}` `{latitude}`; `{int:2:9}`; `{date:2016:2024}`
/// `{time:2016:2024}`; `{ip}`; `{share:66785500:100}` the row's part of a total in whole hundreds, which sums
/// exactly; `{a*3|b}` one of several texts by weight.
struct CellTemplate {
    /// One piece.
    enum Piece {
        case text([UInt8])
        case choice([(upTo: UInt64, text: [UInt8])])
        case number(width: Int)
        case sequence(width: Int)
        case code(industryAndType: [UInt8])
        case zone, zoneName, parent, parentName, site, siteName, longitude, latitude, ip
        case integer(low: Int, high: Int)
        case date(from: Int, to: Int, withTime: Bool)
        case share(total: Int, unit: Int)
    }

    let pieces: [Piece]

    /// Reads a template; `word` translates the fixed texts of columns with a closed vocabulary.
    init(_ text: String, word: (String) -> String = { $0 }) throws(LabError) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(Array(rest[..<open].utf8))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw LabError("\"\(text)\": a brace is not closed")
            }
            pieces.append(try CellTemplate.piece(rest[rest.index(after: open)..<close], word))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty {
            pieces.append(.text(Array((pieces.isEmpty ? word(String(rest)) : String(rest)).utf8)))
        }
        self.pieces = pieces
    }

    private static func piece(_ text: Substring, _ word: (String) -> String) throws(LabError) -> Piece {
        if text.contains("|") { return .choice(try choices(text, word)) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().compactMap { Int($0) }
        guard numbers.count == parts.count - 1 else {
            throw LabError("{\(text)}: whole numbers are wanted after a colon")
        }
        switch (parts[0], numbers.count) {
        case ("n", 0...1): return .number(width: numbers.first ?? 1)
        case ("seq", 0...1): return .sequence(width: numbers.first ?? 1)
        case ("code", 2): return .code(industryAndType: Array("\(parts[2])\(parts[1])".utf8))
        case ("zone", 0): return .zone
        case ("zoneName", 0): return .zoneName
        case ("parent", 0): return .parent
        case ("parentName", 0): return .parentName
        case ("site", 0): return .site
        case ("siteName", 0): return .siteName
        case ("longitude", 0): return .longitude
        case ("latitude", 0): return .latitude
        case ("ip", 0): return .ip
        case ("int", 2) where numbers[0] >= 0 && numbers[0] <= numbers[1]:
            return .integer(low: numbers[0], high: numbers[1])
        case ("date", 2), ("time", 2):
            guard 1970 <= numbers[0], numbers[0] <= numbers[1], numbers[1] <= 2100 else { break }
            return .date(from: numbers[0], to: numbers[1], withTime: parts[0] == "time")
        case ("share", 2):
            guard numbers[0] >= 0, numbers[1] > 0, numbers[0] % numbers[1] == 0 else { break }
            return .share(total: numbers[0], unit: numbers[1])
        default: break
        }
        throw LabError("{\(text)} is not a piece of a template")
    }

    private static func choices(
        _ text: Substring, _ word: (String) -> String
    ) throws(LabError) -> [(upTo: UInt64, text: [UInt8])] {
        var result: [(upTo: UInt64, text: [UInt8])] = []
        var sum: UInt64 = 0
        for option in text.split(separator: "|", omittingEmptySubsequences: false) {
            let parts = option.split(separator: "*", omittingEmptySubsequences: false)
            guard parts.count <= 2, let weight = parts.count == 2 ? UInt32(parts[1]) : 1, weight > 0 else {
                throw LabError("{\(text)}: \"\(option)\" is not TEXT or TEXT*WEIGHT")
            }
            sum += UInt64(weight)
            result.append((sum, Array(word(String(parts[0])).utf8)))
        }
        return result
    }
}
