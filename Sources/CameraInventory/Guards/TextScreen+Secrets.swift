/// User names, passwords, keys and tokens in a text.
extension TextScreen {
    /// Any value behind these is a secret, with or without a sign between.
    private static let passwordWords = ScreenWords([
        "password", "passwd", "passphrase", "pwd", "登录密码", "设备密码", "默认密码", "密码", "设备口令", "口令",
    ])
    /// Behind these a sign, or at once a value in ASCII.
    private static let accountWords = ScreenWords([
        "用户名", "登录名", "账号", "帐号", "账户", "帐户", "登录账号", "用户", "username", "user name", "userid", "login",
        "user",
        "account",
    ])
    /// Behind these only a sign and a long value count: the words have other uses.
    private static let keyWords = ScreenWords([
        "access_token", "accesstoken", "token", "secret", "apikey", "api_key", "api-key", "auth_key", "auth",
        "authorization", "bearer", "密钥", "秘钥", "私钥", "令牌", "key", "sign", "signature", "pass", "pin",
    ])

    private static let tokenStart = ScreenWords(["eyj"])
    private static let cloudKeyStart = ScreenWords(["akia"])
    private static let logins = ScreenWords(["admin", "root", "administrator"])
    private static let schemes = ScreenWords(["bearer", "basic", "digest", "token"])

    /// `-----BEGIN ... KEY-----` to its end, signed tokens (`eyJ...`), and access keys of clouds (`AKIA...`).
    mutating func cutKeys() {
        let (dashes, begin): ([UInt32], [UInt32]) = (
            Array(repeating: 0x2D, count: 5), [0x62, 0x65, 0x67, 0x69, 0x6E]
        )
        for index in folded.indices where !isCut[index] {
            if at(index) == 0x2D, folded[index...].starts(with: dashes + begin) {
                let marks = (index + 10..<folded.count).filter { folded[$0...].starts(with: dashes) }
                cut(index..<(marks.count > 2 ? min(marks[2] + 5, folded.count) : folded.count), .secret)
            }
            let isToken = wordLength(TextScreen.tokenStart, at: index) > 0 && !isFoldedWord(at(index - 1))
            let isCloudKey =
                wordLength(TextScreen.cloudKeyStart, at: index) > 0 && !isFoldedWord(at(index - 1))
            guard isToken || isCloudKey else { continue }
            var end = index
            while isFoldedWord(at(end)) || [0x2D, 0x5F, 0x2E, 0x3D].contains(at(end)) { end += 1 }
            if end - index >= 20 { cut(index..<end, .secret) }
        }
    }

    /// `user:password@` behind `://`, and a bare `user:password@host`; `admin/password` as technicians write it.
    mutating func cutLogins() {
        for sign in folded.indices where at(sign) == 0x40 {
            var start = sign
            while isVisibleASCII(at(start - 1)), at(start - 1) != 0x2F || at(start - 2) != 0x2F { start -= 1 }
            if folded[start..<sign].contains(0x3A) || at(start - 1) == 0x2F {
                cut(start..<(sign + 1), .secret)
            }
        }
        for index in folded.indices where !isFoldedWord(at(index - 1)) && at(index - 1) != 0x2F {
            let length = wordLength(TextScreen.logins, at: index)
            guard length > 0, at(index + length) == 0x2F else { continue }
            let end = valueEnd(index + length + 1)
            if end > index + length + 1 { cut(index..<end, .secret) }
        }
    }

    mutating func cutSecrets() {
        for index in folded.indices where !isCut[index] {
            let (password, account, key) = (
                wordLength(TextScreen.passwordWords, at: index),
                wordLength(TextScreen.accountWords, at: index),
                wordLength(TextScreen.keyWords, at: index)
            )
            let length = max(password, account, key)
            // `keyboard` and `monkey` are no keys: a word of letters begins and ends one.
            guard length > 0, !isFoldedLetter(at(index)) || !isFoldedWord(at(index - 1)) else { continue }
            guard let value = valueStart(index + length, isPassword: password > 0) else { continue }
            var end = valueEnd(value.start)
            // `Authorization: Bearer abc`: the scheme is not yet the value.
            if TextScreen.schemes.contains(folded[value.start..<end]), at(end) == 0x20 {
                end = valueEnd(end + 1)
            }
            let size = end - value.start
            let isKey = password == 0 && account == 0
            guard size > 0, !isKey || value.isSigned && size >= 4 else { continue }
            // `user 3` or `用户2`: a number without a sign is a count.
            if account > 0, !value.isSigned, folded[value.start..<end].allSatisfy(isFoldedDigit) { continue }
            cut(index..<end, .secret)
        }
    }

    /// Where the value behind a word begins, and whether a sign (`:`, `=`, 为, 是) stands before it.
    private func valueStart(_ index: Int, isPassword: Bool) -> (start: Int, isSigned: Bool)? {
        var (start, isSigned) = (index, false)
        while [0x20, 0x3A, 0x3D, 0x4E3A, 0x662F, 0x22].contains(at(start)) {
            if at(start) != 0x20 { isSigned = true }
            start += 1
        }
        guard at(start) != 0 else { return nil }
        if isSigned { return (start, true) }
        // Behind a word of letters an unsigned value stands apart: `passwordless` is a word of its own.
        let isApart = start > index || isHan(at(index - 1))
        guard isApart, isVisibleASCII(at(start)), isFoldedWord(at(start)) || isPassword else { return nil }
        return (start, false)
    }

    /// A value ends at a blank, at a bracket's end, or where the script changes.
    private func valueEnd(_ start: Int) -> Int {
        var end = start
        if isVisibleASCII(at(start)) {
            while isVisibleASCII(at(end)) { end += 1 }
        } else {
            while at(end) >= 0x80, ![0x3001, 0x3002, 0xFF0C, 0x3000].contains(at(end)) { end += 1 }
        }
        return end
    }
}
