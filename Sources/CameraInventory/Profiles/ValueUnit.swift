import CameraModel

/// What numbers of a column are in, and what the column keeps: metres or yuan.
enum ValueUnit: String, CaseIterable, Sendable {
    case m, cm, mm, km, ft
    case yuan = "元"
    case tenThousandYuan = "万元"

    /// Whether it measures money; else a length.
    var isMoney: Bool { self == .yuan || self == .tenThousandYuan }

    /// Signs that may stand behind a number, whatever the profile names as the unit of bare ones.
    private static let signs: [String: ValueUnit] = [
        "m": .m, "m.": .m, "米": .m, "meter": .m, "meters": .m, "metre": .m, "metres": .m,
        "cm": .cm, "厘米": .cm, "公分": .cm, "mm": .mm, "毫米": .mm, "km": .km, "千米": .km, "公里": .km,
        "ft": .ft, "feet": .ft, "foot": .ft, "英尺": .ft, "'": .ft,
        "元": .yuan, "万元": .tenThousandYuan, "万": .tenThousandYuan,
    ]

    /// The amount in metres or yuan, to four decimals; `nil` when the text is no number with a unit of this kind.
    func amount(_ text: String) -> Double? {
        let end = text.unicodeScalars.firstIndex {
            !($0.isASCII && ($0.properties.numericType != nil || $0 == "." || $0 == "-"))
        }
        let number = text[..<(end ?? text.endIndex)]
        guard let value = plainDecimal(number) else { return nil }
        let sign = lookupForm(ofHeader: String(text[(end ?? text.endIndex)...]))
        guard let unit = sign.isEmpty ? self : ValueUnit.signs[sign], unit.isMoney == isMoney else {
            return nil
        }
        return (unit.scaled(value) * 10_000).rounded() / 10_000
    }

    // Divided, not multiplied by 0.01: a hundredth has no exact Double, 330 / 100 is the nearest to 3.3.
    private func scaled(_ value: Double) -> Double {
        switch self {
        case .m, .yuan: value
        case .cm: value / 100
        case .mm: value / 1000
        case .km: value * 1000
        case .ft: value * 0.3048
        case .tenThousandYuan: value * 10_000
        }
    }
}
