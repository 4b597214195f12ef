/// Headers of people and of secrets: their cells are counted and dropped at the door, never kept or shown.
enum PersonalHeaders {
    private static let chinese = [
        "姓名", "联系人", "联系电话", "联系方式", "电话", "手机", "身份证", "用户名", "账号", "帐号", "口令", "密码", "密钥", "负责人", "邮箱",
        "微信",
    ]
    private static let english = [
        "password", "passwd", "pwd", "phone", "telephone", "mobilenumber", "contact", "username", "userid",
        "loginname",
        "idcard", "identitycard", "email", "wechat", "secret", "token", "apikey", "credential", "personname",
        "adminname", "managername", "ownername", "administrator",
    ]
    private static let words: Set<String> = ["user", "mobile", "tel", "login", "pass", "account", "person"]

    /// Whether a header, in its lookup form, names people or secrets.
    static func contains(_ lookup: String) -> Bool {
        if chinese.contains(where: { lookup.contains($0) }) { return true }
        let letters = lookup.filter { $0 != "_" && $0 != "-" && $0 != "." }
        return words.contains(letters) || english.contains { letters.contains($0) }
    }
}
