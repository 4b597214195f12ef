import CameraModel

/// What a device code must be: domain.md of the standard's readers, GB/T 28181 codes and their damage.
extension Rule {
    static let deviceCodeMissing = Rule(
        "device-code-missing", .error, en: "the row has no device code; every camera needs its own",
        zh: "该行没有设备编码，每台摄像机都必须有")
    static let matchKeysMissing = Rule(
        "match-keys-missing", .error,
        en: "the row has neither a device code nor all columns that tell the camera without one: {0}",
        zh: "该行没有设备编码，也缺少用于识别设备的列：{0}")
    static let deviceCodeMalformed = Rule(
        "device-code-malformed", .error,
        en:
            "device code \"{found}\" is not one word of at most 64 bytes; remove blanks, line ends and characters "
            + "that cannot be seen",
        zh: "设备编码“{found}”不是 64 字节以内的一个词；请去掉空格、换行和不可见字符")
    static let deviceCodeExcelDamage = Rule(
        "device-code-excel-damage", .error,
        en:
            "device code \"{found}\" was damaged by a spreadsheet (scientific notation, or the last digits turned "
            + "to zeros); format the column as text and export again from the source",
        zh: "设备编码“{found}”已被电子表格损坏（科学计数法，或末尾数字变成零）；请把该列设为文本并从来源重新导出")
    static let deviceCodeLength = Rule(
        "device-code-length", .warning,
        en: "device code \"{found}\" is not the 20 digits of GB/T 28181; kept as it is",
        zh: "设备编码“{found}”不是 GB/T 28181 的 20 位数字，按原样保留")
    static let deviceCodeDefaultCentre = Rule(
        "device-code-default-centre", .warning,
        en:
            "device code \"{found}\" begins with 34020000, the factory's default centre; was the device configured?",
        zh: "设备编码“{found}”以出厂默认中心编码 34020000 开头；设备是否已配置？")
    static let deviceCodeNotACamera = Rule(
        "device-code-not-a-camera", .error,
        en: "\"{found}\" names {0}, not a camera; only cameras are registered",
        zh: "“{found}”是{0}，不是摄像机；只登记摄像机")
    static let deviceCodeRecorder = Rule(
        "device-code-recorder", .note,
        en:
            "\"{found}\" names {0}: kept because it has an address to ask, so that its outages explain its cameras'; "
            + "counted in no rate",
        zh: "“{found}”是{0}：因有可探测的地址而保留，其故障可说明所接摄像机的离线；不计入任何比率")
    static let jsonNumberDeviceCode = Rule(
        "json-number-device-code", .warning,
        en:
            "device code {found} is a JSON number; read from its digits, but most programs lose them: write a string",
        zh: "设备编码 {found} 写成了 JSON 数字；已按字面读取，但多数程序会丢失末位，请写成字符串")

    static let deviceCodeApostrophe = Rule(
        "device-code-apostrophe", .note,
        en: "an apostrophe stood before the device code, as a spreadsheet marks text; read without it",
        zh: "设备编码前有电子表格的文本标记（撇号），已去掉后读取")

    static let deviceCodes: [Rule] = [
        deviceCodeMissing, matchKeysMissing, deviceCodeApostrophe, deviceCodeMalformed, deviceCodeExcelDamage,
        deviceCodeLength,
        deviceCodeDefaultCentre,
        deviceCodeNotACamera, deviceCodeRecorder, jsonNumberDeviceCode,
    ]
}

extension RowContext {
    /// The device code of a cell after all checks, or `nil` with the finding that refuses the row.
    ///
    /// `hasEndpoint`: whether the row has an address to ask, which is what a recorder is kept for.
    mutating func deviceCode(
        _ cell: String, isNumber: Bool, isComposed: Bool, hasEndpoint: @autoclosure () -> Bool,
        _ header: String
    ) -> DeviceCode? {
        if !isNumber, isOrdinary(cell) { return DeviceCode(cell) }
        let text = withoutApostrophe(cell, header)
        guard let code = DeviceCode(text), text.unicodeScalars.allSatisfy(RowContext.isSeen) else {
            add(.deviceCodeMalformed, header, found: text)
            return nil
        }
        let bytes = Array(text.utf8)
        if isDamaged(bytes) || isNumber && !bytes.allSatisfy(isDigit) {
            add(.deviceCodeExcelDamage, header, found: text)
            return nil
        }
        if let node = treeNode(code, bytes) {
            guard hasEndpoint(), code.isRecorder else {
                add(.deviceCodeNotACamera, header, found: text, facts: [node])
                return nil
            }
            add(.deviceCodeRecorder, header, found: text, facts: [node])
        }
        if isNumber { add(.jsonNumberDeviceCode, header, found: text) }
        // A code that the profile made up claims no digits.
        if isComposed { return code }
        if !code.isNational {
            add(.deviceCodeLength, header, found: text)
        } else if text.hasPrefix("34020000") {
            add(.deviceCodeDefaultCentre, header, found: text)
        }
        return code
    }

    /// Whether a person sees the character: a code with one that nobody sees would be another camera that looks the same.
    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
    }

    /// Whether a code is a camera's 20 digits with nothing to remark: nearly all are, and need no closer look.
    private func isOrdinary(_ text: String) -> Bool {
        guard text.utf8.count == 20 else { return false }
        return text.utf8.withContiguousStorageIfAvailable(RowContext.isOrdinary) ?? false
    }

    private static func isOrdinary(_ code: Bytes) -> Bool {
        guard code.allSatisfy(isDigit), code[15...].contains(where: { $0 != 48 }) else { return false }
        if number(code, 0..<8) == 34_020_000 { return false }
        let type = number(code, 10..<13)
        return !(111...118).contains(type) && !(133...137).contains(type) && !(200...299).contains(type)
    }

    private static func number(_ digits: Bytes, _ range: Range<Int>) -> Int {
        var number = 0
        for index in range { number = number * 10 + Int(digits[index] - 48) }
        return number
    }

    /// The mark of text is typed before digits, and some exports write it out.
    private mutating func withoutApostrophe(_ text: String, _ header: String) -> String {
        guard let first = text.unicodeScalars.first, ["'", "`", "‘", "’"].contains(first) else { return text }
        let rest = text.unicodeScalars.dropFirst()
        guard !rest.isEmpty, rest.allSatisfy({ ("0"..."9").contains($0) }) else { return text }
        add(.deviceCodeApostrophe, header)
        return String(rest)
    }

    /// `3.4020E+19`, 20 digits of which the last five are zeros (a Double's 15 digits), or digits and `.0`.
    private func isDamaged(_ bytes: [UInt8]) -> Bool {
        if bytes.count == 20, bytes.allSatisfy(isDigit) { return bytes.suffix(5).allSatisfy { $0 == 48 } }
        if let point = bytes.firstIndex(of: UInt8(ascii: ".")), point >= 15,
            bytes[..<point].allSatisfy(isDigit)
        {
            return bytes[(point + 1)...].allSatisfy { $0 == 48 }
        }
        guard let mark = bytes.firstIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") })
        else { return false }
        let mantissa = bytes[..<mark]
        let exponent = bytes[(mark + 1)...].drop { $0 == UInt8(ascii: "+") }
        guard mantissa.first.map(isDigit) == true, !exponent.isEmpty, exponent.count <= 3,
            exponent.allSatisfy(isDigit)
        else { return false }
        let isNumber = mantissa.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
        return isNumber && (mantissa.contains(UInt8(ascii: ".")) || bytes[mark + 1] == UInt8(ascii: "+"))
    }

    /// What a code names when it is not a camera; `nil` for cameras and for codes without a type.
    private func treeNode(_ code: DeviceCode, _ bytes: [UInt8]) -> String? {
        if [2, 4, 6, 8].contains(bytes.count), bytes.allSatisfy(isDigit) { return "a division (行政区划)" }
        guard let type = code.type else { return nil }
        switch type {
        case 111: return "a DVR (111)"
        case 112...117: return "a server or encoder (\(type))"
        case 118: return "an NVR (118)"
        case 133...137: return "a monitor, alarm or audio channel (\(type))"
        case 200: return "a platform (200)"
        case 215: return "a business group (215 业务分组)"
        case 216: return "a virtual organisation (216 虚拟组织)"
        case 201...299: return "a platform's node (\(type))"
        default: return nil
        }
    }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
