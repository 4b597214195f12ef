/// What the registry's statements, written once as SQLite reads them, are called by PostgreSQL.
///
/// It knows these differences and no others: numbers of parameters, `INSERT OR IGNORE`, `INSERT OR REPLACE`, `INDEXED BY`,
/// `CAST(... AS INTEGER)`, `group_concat`, `instr`, and `min` and `max` of several values. What differs more is written for
/// each engine. Names are left unquoted on both sides: SQLite does not care for their case, PostgreSQL makes it small.
struct PostgresDialect {
    /// Columns by which `INSERT OR REPLACE` finds the row to replace.
    static let keys: [String: [String]] = [
        "brief": ["id", "root"], "health": ["endpointId", "root"],
        "episode": ["endpointId", "fromAt", "root"],
        "reach": ["endpointId", "fromAt", "root"], "endpointDay": ["day", "endpointId", "root"],
        "rolled": ["id"], "rateDay": ["zone", "category", "rate", "day"], "mapShape": ["id"],
    ]

    private let tokens: [Substring]
    private var at = 0
    private var parameters = 0
    private var out = ""
    private var isIgnoring = false
    private var isReplacing = false

    private init(_ sql: String) { tokens = PostgresDialect.tokens(sql) }

    /// The statement as PostgreSQL reads it.
    static func translate(_ sql: String) -> String {
        var dialect = PostgresDialect(sql)
        while dialect.at < dialect.tokens.count { dialect.takeToken() }
        if dialect.isIgnoring { dialect.out += " ON CONFLICT DO NOTHING" }
        if dialect.isReplacing { dialect.out += dialect.replacement() }
        return dialect.out
    }

    private mutating func takeToken() {
        let token = tokens[at]
        at += 1
        switch token.first {
        case "?": takeParameter(token)
        case .some(let first) where first.isLetter: takeWord(token)
        default: out += token
        }
    }

    private mutating func takeParameter(_ token: Substring) {
        let number = Int(token.dropFirst()) ?? parameters + 1
        parameters = max(parameters, number)
        out += "$\(number)"
    }

    private mutating func takeWord(_ word: Substring) {
        switch word {
        case "INSERT" where next(0) == "OR":
            isIgnoring = next(1) == "IGNORE"
            isReplacing = next(1) == "REPLACE"
            skipWords(2)
            out += "INSERT"
        case "REPLACE" where next(0) == "INTO":
            isReplacing = true
            out += "INSERT"
        case "INDEXED" where next(0) == "BY": skipWords(2)
        case "INTEGER": out += "bigint"
        case "group_concat": out += "string_agg"
        case "instr": out += "strpos"
        case "min" where hasSeveralArguments: out += "least"
        case "max" where hasSeveralArguments: out += "greatest"
        default: out += word
        }
    }

    /// The word with this number behind the place reached, blanks not counted.
    private func next(_ number: Int) -> Substring? {
        let words = tokens[at...].lazy.filter { !($0.first?.isWhitespace ?? true) }
        return words.dropFirst(number).first
    }

    private mutating func skipWords(_ count: Int) {
        var left = count
        while left > 0, at < tokens.count {
            if !(tokens[at].first?.isWhitespace ?? true) { left -= 1 }
            at += 1
        }
    }

    /// Whether a comma stands in the brackets that open at the place reached.
    private var hasSeveralArguments: Bool {
        guard at < tokens.count, tokens[at] == "(" else { return false }
        var depth = 0
        for token in tokens[at...] {
            if token == "(" { depth += 1 }
            if token == ")" { depth -= 1 }
            if depth == 0 { return false }
            if depth == 1, token == "," { return true }
        }
        return false
    }

    /// The rest of a statement that replaces rows: `INTO table (column, ...)` says what.
    private func replacement() -> String {
        let words = tokens.filter { !($0.first?.isWhitespace ?? true) }
        guard let into = words.firstIndex(of: "INTO"), into + 2 < words.count,
            let key = PostgresDialect.keys[String(words[into + 1])]
        else { return "" }
        let columns = words[(into + 3)...].prefix { $0 != ")" }.filter { $0 != "," }
        let values = columns.filter { !key.contains(String($0)) }.map { "\($0) = excluded.\($0)" }
        return " ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(values.joined(separator: ", "))"
    }

    /// Words, runs of blanks, quoted texts, parameters with their number, and single other characters.
    private static func tokens(_ sql: String) -> [Substring] {
        var tokens: [Substring] = []
        var rest = sql[...]
        while let first = rest.first {
            let length: Int
            if first == "'" || first == "\"" {
                length =
                    (rest.dropFirst().firstIndex(of: first).map {
                        rest.distance(from: rest.startIndex, to: $0)
                    } ?? rest.count - 1) + 1
            } else if first.isLetter || first == "_" {
                length = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }.count
            } else if first.isWhitespace {
                length = rest.prefix(while: \.isWhitespace).count
            } else if first == "?" {
                length = 1 + rest.dropFirst().prefix(while: \.isNumber).count
            } else {
                length = 1
            }
            tokens.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return tokens
    }
}
