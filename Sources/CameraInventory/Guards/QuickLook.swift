/// Whether a text may hold people's data or secrets at all: one pass over its bytes.
///
/// Most cells hold nothing that could begin a phone number, an address with a password or a cue word, and leave
/// here. `true` only means that ``TextScreen`` must look; it is generous, never the other way round.
func mayHoldPersonalData(_ bytes: Bytes) -> Bool {
    let cues = CueSet.all
    var digits = DigitRun()
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case 48...57: digits.add(index)
        case UInt8(ascii: "-"):
            if isDashRun(bytes, index) { return true }
        // An area code may stand in brackets.
        case 0x20, 0x28, 0x29: break
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "@"): return true
        case UInt8(ascii: "/"):
            if digits.endsLikeNumber(bytes, index) { return true }
            if index > 3, isLoginEnd(bytes[index - 1]) { return true }
        case UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "J"), UInt8(ascii: "K"):
            if digits.endsLikeNumber(bytes, index) || isPasswordEnd(bytes, index) { return true }
        case 0xE4...0xE9:
            if digits.endsLikeNumber(bytes, index) { return true }
            if index + 2 < bytes.count, cues.contains(scalar(bytes, index)) { return true }
            index += 2
        case 0xEF:
            guard index + 2 < bytes.count else { break }
            switch scalar(bytes, index) {
            // Full-width digits are rare enough to be looked at.
            case 0xFF10...0xFF1A, 0xFF1D, 0xFF20: return true
            // Brackets, plus and dash in their full-width forms stand between digits as the others do.
            case 0xFF08, 0xFF09, 0xFF0B, 0xFF0D: break
            default: if digits.endsLikeNumber(bytes, index) { return true }
            }
            index += 2
        default: if digits.endsLikeNumber(bytes, index) { return true }
        }
        index += 1
    }
    return digits.endsLikeNumber(bytes, bytes.count)
}

/// Digits in a row, with blanks and dashes between, as phone numbers are written.
private struct DigitRun {
    private var start = 0
    private var count = 0

    mutating func add(_ index: Int) {
        if count == 0 { start = index }
        count += 1
    }

    /// Ends the run before `end`; whether a phone or an identity number may stand in it: 15 digits or more, or a group
    /// that begins as mobile numbers, area codes and +86 do, with digits enough behind it.
    mutating func endsLikeNumber(_ bytes: Bytes, _ end: Int) -> Bool {
        guard count >= 10 else {
            count = 0
            return false
        }
        var left = count
        count = 0
        if left >= 15 { return true }
        for index in start..<end where isDigit(bytes[index]) {
            if index == start || !isDigit(bytes[index - 1]) {
                let next = index + 1 < end ? bytes[index + 1] : 0
                switch bytes[index] {
                case UInt8(ascii: "0"): return true
                case UInt8(ascii: "1"):
                    if left >= 11, next >= UInt8(ascii: "3") || next == 0x20 { return true }
                case UInt8(ascii: "8"): if left >= 13, next == UInt8(ascii: "6") { return true }
                default: break
                }
            }
            left -= 1
        }
        return false
    }
}

/// Whether somewhere in the text three or four Han characters stand alone and begin with a surname.
func mayHoldLoneName(_ bytes: Bytes) -> Bool {
    var (index, run, first) = (0, 0, 0)
    while index <= bytes.count {
        if index + 2 < bytes.count, bytes[index] >= 0xE4, bytes[index] <= 0xE9 {
            if run == 0 { first = index }
            run += 1
            index += 3
            continue
        }
        if run == 3 || run == 4, PersonName.isSurnameStart(scalar(bytes, first)) { return true }
        run = 0
        index += 1
    }
    return false
}

private func scalar(_ bytes: Bytes, _ index: Int) -> UInt32 {
    UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
        | UInt32(bytes[index + 2] & 0x3F)
}

/// `-----`, as a key's block begins.
private func isDashRun(_ bytes: Bytes, _ index: Int) -> Bool {
    index + 4 < bytes.count && (1...4).allSatisfy { bytes[index + $0] == UInt8(ascii: "-") }
}

/// `admin/...` and `root/...`: a login as technicians write it.
private func isLoginEnd(_ byte: UInt8) -> Bool { byte | 0x20 == 0x6E || byte | 0x20 == 0x74 }

/// `pwd`, `password`, `passwd`, and the beginnings of signed tokens (`eyJ`) and cloud keys (`AKIA`).
private func isPasswordEnd(_ bytes: Bytes, _ index: Int) -> Bool {
    guard index > 0, index + 1 < bytes.count else { return false }
    if bytes[index] == UInt8(ascii: "J") { return bytes[index - 1] == UInt8(ascii: "y") }
    if bytes[index] == UInt8(ascii: "K") {
        return bytes[index - 1] == UInt8(ascii: "A") && bytes[index + 1] == UInt8(ascii: "I")
    }
    return [0x64, 0x6F].contains(bytes[index + 1] | 0x20) && [0x70, 0x73].contains(bytes[index - 1] | 0x20)
}

/// Han characters, each found by one look at a table of bits.
private struct CueSet: Sendable {
    /// One character of every cue word, the rarest of it in names of places.
    static let all = CueSet("系主责姓经话手身密令账帐户邮微书先女老长座固传热员警师钥秘")

    private var bits = [UInt64](repeating: 0, count: (0xA000 - 0x4E00) / 64)

    init(_ text: String) {
        for scalar in text.unicodeScalars where isHan(scalar.value) {
            let place = Int(scalar.value - 0x4E00)
            bits[place / 64] |= 1 << UInt64(place % 64)
        }
    }

    func contains(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x4E00, scalar < 0xA000 else { return false }
        let place = Int(scalar - 0x4E00)
        return bits[place / 64] >> UInt64(place % 64) & 1 == 1
    }
}
