import CameraModel

/// Parsers of values that only cameras have.
extension RowContext {
    mutating func networkStatus(_ cell: CellValue) -> NetworkStatus? {
        if let value = Words.networkStatus.value(cell) { return value }
        let word = cell.word
        if word == "0" || word == "1" {
            keepRaw(cell, "networkStatus", .networkStatusBareDigit)
            return nil
        }
        return self.word(cell, Words.networkStatus, "networkStatus", .networkStatusUnknownWord)
    }

    /// Degrees or a word; all around stays an extra.
    mutating func bearing(_ cell: CellValue) -> Bearing? {
        if isDigit(cell.bytes[0]), let degrees = cell.number, let bearing = Bearing(degrees: degrees) {
            return bearing
        }
        let word = cell.word
        if word == "全向" {
            extras["bearing"] = "全向"
            return nil
        }
        if let degrees = Words.directions[word] ?? cell.number, let bearing = Bearing(degrees: degrees) {
            return bearing
        }
        add(.bearingRange, cell.header, found: cell.raw)
        return nil
    }

    /// Words as they are; where the profile has a table, digits that it does not know stay raw.
    mutating func coded(_ cell: CellValue, _ column: String) -> String? {
        guard cell.rules?.values != nil, cell.word.utf8.allSatisfy(isDigit) else { return text(cell) }
        keepRaw(cell, column, .vocabularyCodeUnknown)
        return nil
    }

    mutating func light(_ cell: CellValue) -> String? {
        Words.lightWords[cell.word] ?? coded(cell, "lightType")
    }

    /// Several industries joined with `/` stay one text, their codes turned into words.
    mutating func sector(_ cell: CellValue) -> String? {
        guard cell.rules?.values != nil else { return text(cell) }
        let words = codes(cell, "sector")
        return words.isEmpty ? nil : words.joined(separator: "/")
    }

    /// The recorder that a camera hangs on; of a path `a/b/c` the last, and never the camera itself.
    mutating func parent(_ cell: CellValue, of code: DeviceCode) -> DeviceCode? {
        let text = cell.folded
        // Unlike the row's own code it is looked through, and as a whole: `admin/...` is a login, not a path.
        guard guarded(text, cell.bytes, cell.header, .freeText) == text else { return nil }
        let last =
            text.utf8.contains(UInt8(ascii: "/")) ? String(text.split(separator: "/").last ?? "") : text
        guard let parent = DeviceCode(last) else {
            add(.parentMalformed, cell.header, found: cell.raw)
            return nil
        }
        if parent == code {
            add(.parentSelf, cell.header, found: last)
            return nil
        }
        if last != text, cell.bytes.count <= 1000 { extras["parent"] = text }
        return parent
    }

    /// Yuan; where the profile names a unit, an amount in it.
    mutating func investment(_ cell: CellValue) -> Yuan? {
        guard cell.rules?.unit != nil else { return parsed(cell, .investmentMalformed) { Yuan($0) } }
        if let amount = cell.number, let yuan = Yuan(plainDecimalText((amount * 100).rounded() / 100)) {
            return yuan
        }
        add(.investmentMalformed, cell.header, found: cell.raw)
        return nil
    }

    mutating func ipv4(_ cell: CellValue) -> IPv4Address? {
        let text = cell.folded
        if let address = IPv4Address(text) { return address }
        let digits = text.filter { $0 != "," }
        let isDamaged = (8...12).contains(digits.utf8.count) && digits.utf8.allSatisfy(isDigit)
        add(isDamaged ? .ipv4ExcelDamage : .ipv4Malformed, cell.header, found: cell.raw)
        return nil
    }

    mutating func resolution(_ cell: CellValue) -> Resolution? {
        if let resolution = Resolution(cell.folded) { return resolution }
        keepRaw(cell, "resolution", .resolutionMalformed)
        return nil
    }

    mutating func division(_ cell: CellValue) -> ZoneCode? {
        if cell.raw == "CivilCode" {
            add(.placeholderValue, cell.header, found: cell.raw)
            return nil
        }
        return parsed(cell, .divisionCodeMalformed) { ZoneCode($0) }
    }

    /// Addresses without their credentials, in the order given; what is no address is dropped.
    mutating func endpoints(_ cell: CellValue, after others: [StreamEndpoint]) -> [StreamEndpoint] {
        let text = cell.raw
        // One address of plain ASCII is the rule; only what may hold several is split.
        let isOne = !cell.bytes.contains { $0 <= 0x20 || $0 >= 0x80 || $0 == UInt8(ascii: ";") }
        if isOne, others.isEmpty, let (endpoint, stripped) = StreamEndpoint.parse(text), stripped.isEmpty {
            return [endpoint]
        }
        var result = others
        let parts = isOne ? [text[...]] : text.split { $0 == ";" || $0 == "；" || $0.isWhitespace }
        for part in parts {
            guard let (endpoint, stripped) = StreamEndpoint.parse(String(part)) else {
                add(.endpointMalformed, cell.header, found: RowContext.withoutLogin(part))
                continue
            }
            if !stripped.isEmpty {
                personal.count(.secret)
                if keepsCredentials, let login = StreamLogin(address: String(part)), !logins.contains(login) {
                    logins.append(login)
                }
                add(
                    .endpointCredentials, cell.header, found: endpoint.url, facts: [RowContext.list(stripped)]
                )
            }
            if !result.contains(endpoint) { result.append(endpoint) }
        }
        return result
    }

    /// A broken address may hold a password anywhere: then only its scheme is shown.
    private static func withoutLogin(_ part: Substring) -> String {
        guard part.contains("@") || part.contains("?") || part.contains("=") else { return String(part) }
        guard let mark = part.firstRange(of: "://") else { return "…" }
        return part[..<mark.lowerBound].contains("@") ? "…" : part[..<mark.upperBound] + "…"
    }
}

extension RowContext {
    /// The code that the camera had before; looked through as a recorder's is.
    mutating func formerCode(_ cell: CellValue) -> DeviceCode? {
        guard let code = parsed(cell, .parentMalformed, { DeviceCode($0) }),
            guarded(code.text, cell.bytes, cell.header, .freeText) == code.text
        else { return nil }
        return code
    }

    /// A resident's own camera keeps its class and no owner: whatever stands there may name the resident.
    mutating func dropResidentOwner(_ cells: [(CameraColumn, CellValue)], _ row: inout CameraRow) {
        guard row.record.ownership == .resident, row.record.owner != nil else { return }
        row.record.owner = nil
        row.stated = CameraColumnSet(rawValue: row.stated.rawValue & ~CameraColumnSet(.owner).rawValue)
        personal.count(.name)
        add(.residentOwner, cells.first { $0.0 == .owner }?.1.header)
    }
}
