/// What a guard takes out of a text.
enum PersonalKind: UInt8, CaseIterable, Sendable {
    case name, phone, identityNumber, email, secret

    /// What a finding calls it, in both languages at once; never the value.
    var label: String {
        switch self {
        case .name: "a person's name (姓名)"
        case .phone: "a phone number (电话)"
        case .identityNumber: "an identity number (身份证号)"
        case .email: "an e-mail address (邮箱)"
        case .secret: "a user name, password or key (账号口令)"
        }
    }
}

/// How many texts of a file held people's data or secrets by their content, by kind; none of it was kept.
///
/// A text with two kinds counts once for each. Cells under a header of people or secrets are counted apart,
/// ``InventorySummary/droppedCells``.
public struct PersonalCounts: Hashable, Sendable {
    /// Names of people.
    public internal(set) var names = 0
    /// Mobile and landline numbers.
    public internal(set) var phones = 0
    /// Identity card numbers.
    public internal(set) var identityNumbers = 0
    /// E-mail addresses.
    public internal(set) var emails = 0
    /// User names, passwords, keys and tokens; also those inside addresses.
    public internal(set) var secrets = 0

    /// No counts.
    public init() {}

    /// All of them.
    public var total: Int { names + phones + identityNumbers + emails + secrets }

    mutating func count(_ kind: PersonalKind) {
        switch kind {
        case .name: names += 1
        case .phone: phones += 1
        case .identityNumber: identityNumbers += 1
        case .email: emails += 1
        case .secret: secrets += 1
        }
    }

    mutating func add(_ other: PersonalCounts) {
        names += other.names
        phones += other.phones
        identityNumbers += other.identityNumbers
        emails += other.emails
        secrets += other.secrets
    }
}
