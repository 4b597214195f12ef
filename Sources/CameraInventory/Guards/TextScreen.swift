/// Looks through one text for people's data and secrets, and cuts them out.
///
/// Works on scalars with full-width forms and capitals folded, so that `１３８` and `138` are one. It knows
/// mobile numbers, landlines, identity numbers with a right check digit, e-mail addresses, logins inside
/// addresses, values behind words such as 密码 and password, keys and tokens, and names that stand behind a cue
/// (联系人, 业主), before a title (经理), or beside a phone number. A name in the middle of other words without a cue
/// is not found, and of names that stand alone between separators only those that can hardly be anything else.
struct TextScreen {
    let original: [Unicode.Scalar]
    /// Folded; same indices as `original`.
    let folded: [UInt32]
    private(set) var isCut: [Bool]
    private(set) var kinds: Set<PersonalKind> = []

    /// What a screen leaves of a text.
    struct Outcome {
        /// The text without what was cut; `nil` when nothing is left.
        var text: String?
        /// What was cut, in the order of the kinds; empty when the text is as it was.
        var kinds: [PersonalKind]
    }

    /// The text without people's data and secrets; with `loneNames` also without names that stand between separators.
    static func screened(_ text: String, loneNames: Bool = false) -> Outcome {
        var screen = TextScreen(text)
        screen.run()
        if loneNames { screen.cutLoneNames() }
        guard !screen.kinds.isEmpty else { return Outcome(text: text, kinds: []) }
        return Outcome(text: screen.rest(), kinds: PersonalKind.allCases.filter(screen.kinds.contains))
    }

    private init(_ text: String) {
        original = Array(text.unicodeScalars)
        folded = original.map { scalar in
            let value = asciiForm(scalar).value
            return (65...90).contains(value) ? value + 32 : value
        }
        isCut = Array(repeating: false, count: original.count)
    }

    private mutating func run() {
        cutKeys()
        cutLogins()
        cutSecrets()
        cutEmails()
        cutIdentityNumbers()
        cutPhones()
        cutNamesBehindCues()
        cutNamesBeforeTitles()
    }

    mutating func cut(_ range: Range<Int>, _ kind: PersonalKind) {
        guard !range.isEmpty else { return }
        kinds.insert(kind)
        for index in range where index >= 0 && index < isCut.count { isCut[index] = true }
    }

    /// The folded scalar at an index; 0 outside and where something was cut.
    func at(_ index: Int) -> UInt32 {
        index >= 0 && index < folded.count && !isCut[index] ? folded[index] : 0
    }

    /// The length of the longest word of `words` that stands at an index; 0 for none.
    func wordLength(_ words: ScreenWords, at index: Int) -> Int {
        guard let candidates = words.byFirst[at(index)] else { return 0 }
        for word in candidates where index + word.count <= folded.count {
            if folded[index..<(index + word.count)].elementsEqual(word) { return word.count }
        }
        return 0
    }

    /// The same, for a word that ends before an index.
    func wordLength(_ words: ScreenWords, endingAt end: Int) -> Int {
        guard let candidates = words.byLast[at(end - 1)] else { return 0 }
        for word in candidates where word.count <= end {
            if folded[(end - word.count)..<end].elementsEqual(word) { return word.count }
        }
        return 0
    }

    /// What is left, tidied where something was cut: no empty brackets, no separators at its ends.
    private func rest() -> String? {
        var out: [Unicode.Scalar] = []
        for (index, scalar) in original.enumerated() {
            if isCut[index] {
                // What stood apart stays apart.
                if let last = out.last, last != " ", index + 1 < isCut.count, !isCut[index + 1] {
                    out.append(" ")
                }
                continue
            }
            if TextScreen.closing.contains(scalar) {
                while out.last == " " { out.removeLast() }
                if let open = out.last, TextScreen.opening.contains(open) {
                    out.removeLast()
                    continue
                }
            }
            if scalar == " ", out.last == " " { continue }
            out.append(scalar)
        }
        while let last = out.last, TextScreen.loose.contains(last) || TextScreen.opening.contains(last) {
            out.removeLast()
        }
        let kept = out.drop { TextScreen.loose.contains($0) || TextScreen.closing.contains($0) }
        guard !kept.isEmpty else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: kept)
        return String(text)
    }

    private static let opening: Set<Unicode.Scalar> = ["(", "（", "[", "【", "<", "《", "「", "\"", "“"]
    private static let closing: Set<Unicode.Scalar> = [")", "）", "]", "】", ">", "》", "」", "\"", "”"]
    private static let loose: Set<Unicode.Scalar> = [
        " ", ",", "，", ";", "；", ":", "：", "、", "/", "|", "-", "=", ".", "。", "\u{3000}",
    ]
}

func isFoldedDigit(_ value: UInt32) -> Bool { value >= 48 && value <= 57 }
func isFoldedLetter(_ value: UInt32) -> Bool { value >= 97 && value <= 122 }
func isFoldedWord(_ value: UInt32) -> Bool { isFoldedDigit(value) || isFoldedLetter(value) }
func isHan(_ value: UInt32) -> Bool { value >= 0x4E00 && value <= 0x9FFF }
/// Printable ASCII that is no blank.
func isVisibleASCII(_ value: UInt32) -> Bool { value > 0x20 && value < 0x7F }

/// Words as a screen looks them up, the longest first.
struct ScreenWords: Sendable {
    let byFirst: [UInt32: [[UInt32]]]
    let byLast: [UInt32: [[UInt32]]]
    private let words: Set<[UInt32]>

    init(_ texts: [String]) {
        let words = texts.map { $0.unicodeScalars.map(\.value) }.sorted { $0.count > $1.count }
        byFirst = Dictionary(grouping: words) { $0.first ?? 0 }
        byLast = Dictionary(grouping: words) { $0.last ?? 0 }
        self.words = Set(words)
    }

    func contains(_ word: ArraySlice<UInt32>) -> Bool { words.contains(Array(word)) }
}
