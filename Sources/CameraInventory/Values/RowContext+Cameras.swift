import CameraModel

/// Parsers of values that only cameras have.
extension RowContext {
    mutating func networkStatus(_ cell: CellValue) -> NetworkStatus? {
        let word = cell.word
        if word == "0" || word == "1" {
            keepRaw(cell, "networkStatus", .networkStatusBareDigit)
            return nil
        }
        return self.word(cell, Words.networkStatus, "networkStatus", .networkStatusUnknownWord)
    }

    /// Degrees, a word, or under a national header the digit of DirectionType; all around stays an extra.
    mutating func bearing(_ cell: CellValue) -> Bearing? {
        let word = cell.word
        if word == "全向" || (cell.isNational && word == "9" && cell.kind != .number) {
            extras["bearing"] = "全向"
            return nil
        }
        let direction = Words.directions[word] ?? (cell.isNational ? Words.directionCodes[word] : nil)
        if let degrees = direction ?? cell.number, let bearing = Bearing(degrees: degrees) { return bearing }
        add(.bearingRange, cell.header, found: cell.raw)
        return nil
    }

    /// Words as they are; under a national header the table's digits become words, unknown ones stay raw.
    mutating func coded(_ cell: CellValue, _ codes: [String: String], _ column: String) -> String? {
        let word = cell.word
        guard cell.isNational, word.utf8.allSatisfy(isDigit) else { return text(cell) }
        if let known = codes[word] { return known }
        keepRaw(cell, column, .vocabularyCodeUnknown)
        return nil
    }

    mutating func light(_ cell: CellValue) -> String? {
        Words.lightWords[cell.word] ?? coded(cell, Words.lightCodes, "lightType")
    }

    /// Several industries joined with `/` stay one text, their digits turned into words.
    mutating func sector(_ cell: CellValue) -> String? {
        let folded = cell.folded
        let parts = folded.split { $0 == "/" || $0 == ";" || $0 == "；" }
        guard cell.isNational, !parts.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else {
            return text(cell)
        }
        let words = parts.compactMap { Words.sectorCodes[String($0)] }
        if words.count == parts.count { return words.joined(separator: "/") }
        keepRaw(cell, "sector", .vocabularyCodeUnknown)
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
    mutating func endpoints(_ cell: CellValue) -> [StreamEndpoint] {
        var result: [StreamEndpoint] = []
        let text = cell.raw
        // One address of plain ASCII is the rule; only what may hold several is split.
        let isOne = !cell.bytes.contains { $0 <= 0x20 || $0 >= 0x80 || $0 == UInt8(ascii: ";") }
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
    /// A recorder's code or a former one: unlike the row's own code, it is looked through.
    mutating func otherCode(_ cell: CellValue) -> DeviceCode? {
        guard let code = parsed(cell, .parentMalformed, { DeviceCode($0) }) else { return nil }
        return guarded(code.text, cell.bytes, cell.header, .freeText) == code.text ? code : nil
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
