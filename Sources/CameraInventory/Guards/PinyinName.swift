/// Tells a Chinese name in Latin letters where a unit was wanted: `Zhang San`, `LI Xiaoming`.
enum PinyinName {
    static func isPlausible(_ text: String) -> Bool {
        let words = text.lowercased().split(separator: " ")
        guard (2...3).contains(words.count),
            words.allSatisfy({ $0.utf8.allSatisfy { isFoldedLetter(UInt32($0)) } })
        else { return false }
        let isUnit = words.contains { PersonName.unitWords.contains($0.unicodeScalars.map(\.value)) }
        guard !isUnit, surnames.contains(String(words[0])) else { return false }
        return words.dropFirst().allSatisfy { $0.count <= 10 && isSyllables($0[...]) }
    }

    private static let surnames = Set(
        ("wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han "
            + "tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan "
            + "pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu "
            + "qin gu hou shao meng long wan duan lei qian yin yi chang qiao lai gong wen ouyang sima zhuge")
            .split(separator: " ").map(String.init))

    /// Whether the letters can be read as one or two syllables of pinyin.
    private static func isSyllables(_ text: Substring, _ left: Int = 2) -> Bool {
        if text.isEmpty { return true }
        guard left > 0 else { return false }
        for initial in initials where text.hasPrefix(initial) {
            let rest = text.dropFirst(initial.count)
            for final in finals where rest.hasPrefix(final) {
                if isSyllables(rest.dropFirst(final.count), left - 1) { return true }
            }
        }
        return false
    }

    private static let initials = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c",
        "s", "y", "w", "",
    ]
    private static let finals = [
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai", "an", "ao",
        "ei", "en", "er",
        "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u", "v",
    ]
}
