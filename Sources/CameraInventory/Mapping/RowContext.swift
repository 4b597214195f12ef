import CameraModel

/// What a row's checks share: where the row stands, what was found, whether it is refused.
struct RowContext {
    private(set) var line: Int
    let localTime: LocalTime
    let defaultZone: ZoneCode?
    /// The datum of positions whose row names none.
    var fileDatum: Datum?
    /// Whether logins inside addresses are handed on; else they are only dropped.
    var keepsCredentials = false
    /// Logins of the row's addresses, when they are wanted.
    var logins: [StreamLogin] = []
    /// What was taken out of the row's texts.
    var personal = PersonalCounts()
    /// What the row adds to what is told of the file as a whole.
    var signs = RowSigns()
    /// Unknown columns, and raw codes that no table knew.
    var extras: [String: String] = [:]
    /// The coordinate system that the row names.
    var datum: (text: String, header: String)?
    /// Columns that tell the camera of a row without a device code; from the profile.
    var matchKeys: [CameraColumn] = []
    /// Whether a zone's level follows from the length of its code, because the file has no column for it.
    var derivesLevel = false
    /// Texts of the rows before.
    var memo = TextMemo()
    private(set) var findings: [Finding] = []
    private(set) var isRefused = false

    init(line: Int, localTime: LocalTime, defaultZone: ZoneCode? = nil) {
        (self.line, self.localTime, self.defaultZone) = (line, localTime, defaultZone)
    }

    /// Forgets the row before.
    mutating func begin(line: Int) {
        self.line = line
        if !logins.isEmpty { logins = [] }
        if !extras.isEmpty { extras = [:] }
        if !findings.isEmpty { findings = [] }
        personal = PersonalCounts()
        signs = RowSigns()
        datum = nil
        isRefused = false
    }

    mutating func add(_ rule: Rule, _ header: String? = nil, found: String? = nil, facts: [String] = []) {
        if rule.severity == .error { isRefused = true }
        findings.append(
            Finding(
                rule, line: line > 0 ? line : nil, column: header, found: found.map(RowContext.safeToShow),
                facts: facts))
    }

    /// The findings, each with the code that names the row.
    func findings(of code: String?) -> [Finding] {
        guard let code else { return findings }
        return findings.map { finding in
            var named = finding
            named.deviceCode = code
            return named
        }
    }
}
