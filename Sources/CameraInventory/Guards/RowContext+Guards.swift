import CameraModel

/// The rules of what is never kept, whatever header it stands under.
extension Rule {
    static let personalData = Rule(
        "personal-data", .warning,
        en: "the cell held {0}; it was cut out and not kept (a registry of equipment, not of people)",
        zh: "该单元格含有 {0}，已剔除、未保存（登记的是设备而非个人）")
    static let secretInText = Rule(
        "secret-in-text", .warning,
        en: "the cell held {0}; it was cut out and not kept: put logins into the secrets file",
        zh: "该单元格含有 {0}，已剔除、未保存；登录信息请放入口令文件")
    static let ownerIsPerson = Rule(
        "owner-is-person", .warning,
        en:
            "a person stands where a unit was wanted; the value was dropped: write the unit, or ownership resident (居民)",
        zh: "此处应填单位，却填了个人；该值已舍弃：请填写单位，或将归属类型填为居民")
    static let residentOwner = Rule(
        "resident-owner", .warning,
        en: "a resident's own camera keeps the class resident and no owner; the owner was dropped",
        zh: "居民自有摄像机只保留归属类型“居民”，不保留所有者；该值已舍弃")

    static let guards: [Rule] = [personalData, secretInText, ownerIsPerson, residentOwner]
}

/// How closely the words of a text are looked at.
enum TextGuard: Sendable {
    /// Names of places, codes, models: numbers, secrets and cues.
    case words
    /// Free texts: also a name that is the whole text.
    case freeText
    /// Units: also what only looks like a name.
    case unit
}

extension RowContext {
    /// A text without people's data and secrets, each counted and told of; `nil` when nothing is left.
    mutating func guarded(_ text: String, _ bytes: Bytes, _ header: String, _ level: TextGuard) -> String? {
        var kept: String? = text
        let loneNames = level != .words && mayHoldLoneName(bytes)
        if loneNames || mayHoldPersonalData(bytes) {
            let outcome = TextScreen.screened(text, loneNames: loneNames && level == .freeText)
            for kind in outcome.kinds { note(kind, header) }
            kept = outcome.text
        }
        guard level != .words, mayBeName(bytes, level), let rest = kept, isName(rest, level) else {
            return kept
        }
        note(.name, header, level == .unit ? .ownerIsPerson : .personalData)
        return nil
    }

    /// One pass over the bytes: most units hold more characters than a name, or one that no list of names has.
    private func mayBeName(_ bytes: Bytes, _ level: TextGuard) -> Bool {
        guard bytes.count >= 4, bytes.count <= (level == .unit ? 60 : 14) else { return false }
        if bytes[0] < 0x80 { return level == .unit }
        var run = 0
        for byte in bytes {
            switch byte {
            // Separators, blanks and brackets end a name; any other character of ASCII is in none.
            case 0x20, 0x2C, 0x2F, 0x3B, 0x28, 0x29: run = 0
            case 0..<0x80: return false
            // The other separators begin with these.
            case 0xE3, 0xEF, 0xC2: run = 0
            default: run += 1
            }
            // Four characters, one more for 家, and what is left of a separator.
            if run > 17 { return false }
        }
        return true
    }

    private mutating func note(_ kind: PersonalKind, _ header: String, _ rule: Rule = .personalData) {
        personal.count(kind)
        add(kind == .secret ? .secretInText : rule, header, facts: [kind.label])
    }

    /// Whether the whole text is one name, or several.
    private func isName(_ text: String, _ level: TextGuard) -> Bool {
        // A name in Chinese has 6 to 12 bytes; longer texts can only be lists of names.
        let count = text.utf8.count
        guard count >= 4, count <= (level == .unit ? 60 : 14), let first = text.utf8.first else {
            return false
        }
        guard first >= 0xE4 && first <= 0xE9 || level == .unit else { return false }
        let scalars = text.unicodeScalars.map(\.value)
        if level == .unit, first < 0x80 { return PinyinName.isPlausible(text) }
        let parts = scalars.split { !isHan($0) && $0 != 0xB7 }
        guard scalars.allSatisfy({ isHan($0) || RowContext.separators.contains($0) }) else { return false }
        if level == .freeText { return parts.count == 1 && parts.allSatisfy { PersonName.isCertain($0) } }
        // 张 三 with a blank inside, and 张三、李四.
        return parts.allSatisfy(isOneName) || PersonName.isPlausible(Array(parts.joined())[...])
    }

    private func isOneName(_ part: ArraySlice<UInt32>) -> Bool {
        if PersonName.isPlausible(part) { return true }
        // 张三家, 李四户, 王五（个人）.
        if [[0x4E2A, 0x4EBA], [0x4E1A, 0x4E3B], [0x5C45, 0x6C11]].contains(Array(part)) { return true }
        guard let last = part.last, [0x5BB6, 0x5B85, 0x6237].contains(last) else { return false }
        return PersonName.isCertain(part.dropLast())
    }

    private static let separators: Set<UInt32> = [
        0x20, 0x2C, 0x2F, 0x3B, 0x28, 0x29, 0x3001, 0xFF0C, 0xFF1B, 0xFF0F, 0xFF08, 0xFF09, 0x3000, 0xB7,
    ]

    /// A text that a finding may show: with anything personal in it only `…`.
    static func safeToShow(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            let shown = String(decoding: bytes, as: UTF8.self)
            let loneNames = mayHoldLoneName(bytes)
            if loneNames || mayHoldPersonalData(bytes),
                !TextScreen.screened(shown, loneNames: loneNames).kinds.isEmpty
            {
                return "…"
            }
            guard bytes.count >= 6, bytes.count <= 12 else { return shown }
            return PersonName.isCertain(shown.unicodeScalars.map(\.value)[...]) ? "…" : shown
        }
    }
}
