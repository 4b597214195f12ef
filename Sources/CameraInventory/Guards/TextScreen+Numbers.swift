import CameraModel

/// Numbers that belong to people: phones, identity cards; and e-mail addresses.
extension TextScreen {
    private static let phoneWords = ScreenWords([
        "联系电话", "联系方式", "办公电话", "值班电话", "手机号码", "电话号码", "手机号", "电话", "手机", "座机", "固话", "传真", "热线",
        "telephone",
        "mobile", "phone", "tel", "微信号", "微信", "wechat", "联系",
    ])
    private static let identityWords = ScreenWords(["身份证号码", "身份证号", "身份证", "idcard", "id card"])

    mutating func cutPhones() {
        var index = 0
        while index < folded.count {
            guard let end = phoneEnd(index) else {
                index += 1
                continue
            }
            let start = startWithWord(index, TextScreen.phoneWords)
            cutName(besides: start..<end)
            cut(start..<end, .phone)
            index = end
        }
    }

    /// The end of a phone number that begins at an index.
    private func phoneEnd(_ index: Int) -> Int? {
        let first = at(index)
        guard isFoldedDigit(first) || first == 0x2B || first == 0x28 else { return nil }
        let before = at(index - 1)
        // A digit, a decimal or the inside of a code does not begin a number.
        if isFoldedDigit(before)
            || (before == 0x2E || before == 0x2D || before == 0x5F) && isFoldedWord(at(index - 2))
        {
            return nil
        }
        let isCued = wordBefore(index, TextScreen.phoneWords) > 0
        if isFoldedLetter(before), !isCued { return nil }
        if let end = mobileEnd(index) ?? landlineEnd(index) { return end }
        return isCued ? cuedEnd(index) : nil
    }

    /// `13812345678`, `138-1234-5678`, `138 1234 5678`, with or without +86.
    private func mobileEnd(_ start: Int) -> Int? {
        var index = start
        for prefix in [[0x2B, 0x38, 0x36], [0x30, 0x30, 0x38, 0x36], [0x38, 0x36]] as [[UInt32]] {
            guard folded[index...].starts(with: prefix) else { continue }
            index += prefix.count
            if at(index) == 0x2D || at(index) == 0x20 { index += 1 }
            break
        }
        guard at(index) == 0x31, at(index + 1) >= 0x33, at(index + 1) <= 0x39 else { return nil }
        var count = 0
        while count < 11 {
            if (count == 3 || count == 7), at(index) == 0x2D || at(index) == 0x20 { index += 1 }
            guard isFoldedDigit(at(index)) else { return nil }
            index += 1
            count += 1
        }
        return isEnd(index) ? index : nil
    }

    /// `0546-8331234`, `(0546)8331234`: an area code set apart from seven or eight digits.
    private func landlineEnd(_ start: Int) -> Int? {
        var index = start
        let isBracketed = at(index) == 0x28
        if isBracketed { index += 1 }
        guard at(index) == 0x30, at(index + 1) >= 0x31, at(index + 1) <= 0x39 else { return nil }
        let area = digitCount(index)
        guard area == 3 && at(index + 1) <= 0x32 || area == 4 && at(index + 1) >= 0x33 else { return nil }
        index += area
        guard at(index) == (isBracketed ? 0x29 : 0x2D) else { return nil }
        index += 1
        let local = digitCount(index)
        guard local == 7 || local == 8, at(index) >= 0x32 else { return nil }
        index += local
        return isEnd(index) ? index : nil
    }

    /// Behind a word such as 电话: any 5 to 20 digits, blanks, dashes and stars.
    private func cuedEnd(_ start: Int) -> Int? {
        var index = start
        var (digits, end) = (0, start)
        while true {
            let value = at(index)
            if isFoldedDigit(value) || value == 0x2A {
                digits += 1
                end = index + 1
            } else if value != 0x2D, value != 0x20, value != 0x28, value != 0x29, value != 0x2B {
                break
            }
            index += 1
        }
        return (5...20).contains(digits) ? end : nil
    }

    private func digitCount(_ start: Int) -> Int {
        var count = 0
        while isFoldedDigit(at(start + count)) { count += 1 }
        return count
    }

    /// A number ends where no digit or letter follows, nor a dash or point with more digits behind it.
    private func isEnd(_ index: Int) -> Bool {
        let next = at(index)
        if isFoldedWord(next) { return false }
        return !((next == 0x2D || next == 0x2E || next == 0x5F) && isFoldedWord(at(index + 1)))
    }

    /// The length of a word of the list that stands before an index, blanks and colons between.
    private func wordBefore(_ index: Int, _ words: ScreenWords) -> Int {
        index - startWithWord(index, words)
    }

    /// Where the word before a value begins; the value's own beginning when there is none.
    private func startWithWord(_ index: Int, _ words: ScreenWords) -> Int {
        var end = index
        while [0x20, 0x3A, 0x3D, 0x2E, 0x28, 0x53F7, 0x7801, 0x4E3A, 0x662F].contains(at(end - 1)) {
            end -= 1
        }
        let length = wordLength(words, endingAt: end)
        return length > 0 ? end - length : index
    }

    mutating func cutIdentityNumbers() {
        for index in folded.indices where isFoldedDigit(at(index)) && !isFoldedWord(at(index - 1)) {
            let isCued = wordBefore(index, TextScreen.identityWords) > 0
            var (end, digits): (Int, [UInt32]) = (index, [])
            while digits.count < 18 {
                let value = at(end)
                if value == 0x20 || value == 0x2D, [6, 14].contains(digits.count), isFoldedDigit(at(end + 1))
                {
                    end += 1
                    continue
                }
                guard isFoldedDigit(value) || (value == 0x78 || value == 0x2A) && !digits.isEmpty else {
                    break
                }
                digits.append(value)
                end += 1
            }
            guard !isFoldedWord(at(end)), isCued && digits.count >= 15 || isIdentityNumber(digits) else {
                continue
            }
            let start = startWithWord(index, TextScreen.identityWords)
            cutName(besides: start..<end)
            cut(start..<end, .identityNumber)
        }
    }

    mutating func cutEmails() {
        for sign in folded.indices where at(sign) == 0x40 {
            var (start, end) = (sign, sign + 1)
            while isMailbox(at(start - 1)) { start -= 1 }
            while isFoldedWord(at(end)) || at(end) == 0x2D || at(end) == 0x2E && isFoldedWord(at(end + 1)) {
                end += 1
            }
            guard start < sign, folded[(sign + 1)..<end].contains(0x2E) else { continue }
            cut(start..<end, .email)
        }
    }

    private func isMailbox(_ value: UInt32) -> Bool {
        isFoldedWord(value) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(value)
    }
}

/// Whether 18 characters are a citizen's identity number: a province, a birthday that exists, a right check digit.
///
/// Source: GB 11643-1999, ISO 7064 MOD 11-2.
func isIdentityNumber(_ digits: [UInt32]) -> Bool {
    guard digits.count == 18, digits.prefix(17).allSatisfy(isFoldedDigit) else { return false }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
    guard [1, 2, 3, 4, 5, 6, 8].contains(number(0..<1)), (1900...2099).contains(number(6..<10)),
        CalendarDate(year: number(6..<10), month: number(10..<12), day: number(12..<14)) != nil
    else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * (Int($1.1) - 48) }
    return digits[17] == "10x98765432".unicodeScalars.map(\.value)[sum % 11]
}
