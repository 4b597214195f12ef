import CameraModel

/// Reads the ways in which people write a place other than decimal degrees; only what can mean one thing.
enum PositionText {
    /// Which of the two degrees a text is.
    enum Axis { case longitude, latitude }

    /// Degrees, minutes and seconds: `118°19′04.5″E`, `118度19分4.5秒`, `N37-26-24`, `118.19.4`; `nil` for anything else.
    ///
    /// Minutes and seconds must be below 60. With points or dashes between, minutes have one or two digits: three would be
    /// a spreadsheet's grouping. A letter of the other axis is refused.
    static func sexagesimal(_ text: String, _ axis: Axis) -> Double? {
        var numbers: [String] = [""]
        var signs: [Unicode.Scalar] = []
        var hemisphere: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let plain = asciiForm(scalar)
            switch plain {
            case "0"..."9": numbers[numbers.count - 1].unicodeScalars.append(plain)
            case "." where numbers.count == 3 && signs.count == 2 && !numbers[2].contains("."):
                numbers[2] += "."
            case "."
            where signs.allSatisfy { "°度'′’分:".unicodeScalars.contains($0) } && !signs.isEmpty
                && !numbers[numbers.count - 1].isEmpty:
                numbers[numbers.count - 1] += "."
            case ".", "-", ":", "°", "度", "º", "˚", "'", "′", "’", "‘", "分", "\"", "″", "”", "“", "秒":
                // Two primes are one second's mark.
                if numbers[numbers.count - 1].isEmpty { continue }
                signs.append(plain)
                numbers.append("")
            case " ": continue
            case "E", "e", "W", "w", "N", "n", "S", "s", "东", "西", "南", "北":
                guard hemisphere == nil else { return nil }
                hemisphere = plain
            case "经", "纬": continue
            default: return nil
            }
        }
        if numbers.last?.isEmpty == true { numbers.removeLast() }
        return degrees(numbers, signs, hemisphere, axis)
    }

    private static func degrees(
        _ numbers: [String], _ signs: [Unicode.Scalar], _ hemisphere: Unicode.Scalar?, _ axis: Axis
    ) -> Double? {
        let own: [Unicode.Scalar] =
            axis == .longitude ? ["E", "e", "东", "W", "w", "西"] : ["N", "n", "北", "S", "s", "南"]
        if let hemisphere, !own.contains(hemisphere) { return nil }
        guard (2...3).contains(numbers.count), signs.count >= numbers.count - 1,
            let whole = decimalInteger(numbers[0]), numbers[0].count <= 3,
            let minutes = plainDecimal(numbers[1]), minutes < 60,
            let seconds = numbers.count == 3 ? plainDecimal(numbers[2]) : 0, seconds < 60
        else { return nil }
        let isMarked = signs[0] == "°" || signs[0] == "度" || signs[0] == "º" || signs[0] == "˚"
        // Without a degree sign only three parts with short minutes are no grouped number and no date.
        guard isMarked || numbers.count == 3 && numbers[1].count <= 2 && signs[0] == signs[1] else {
            return nil
        }
        guard numbers.count == 2 || !numbers[1].contains(".") else { return nil }
        guard isMarked || (numbers[2].prefix { $0 != "." }.count <= 2) else { return nil }
        let value = Double(whole) + minutes / 60 + seconds / 3600
        let isNegative = hemisphere.map { ["W", "w", "西", "S", "s", "南"].contains($0) } ?? false
        return value <= 180 ? (isNegative ? -value : value) : nil
    }

    /// Two numbers in one text: `117.2,36.3`, `36.3，117.2`, `POINT (117.2 36.3)`, `SRID=4326;POINT(36.3 117.2)`.
    ///
    /// The order is told by the ranges that hold in China; `nil` when it cannot be told.
    static func pair(_ text: String) -> (longitude: Double, latitude: Double)? {
        var folded = ""
        for scalar in text.unicodeScalars {
            folded.unicodeScalars.append(scalar == "、" ? "," : asciiForm(scalar))
        }
        folded = folded.uppercased()
        if let mark = folded.firstRange(of: "POINT") {
            let head = folded[..<mark.lowerBound]
            guard head.isEmpty || head == "SRID=4326;" || head == "SRID=4490;" else { return nil }
            folded = String(folded[mark.upperBound...].filter { $0 != "Z" && $0 != "(" && $0 != ")" })
        } else if let first = folded.first, let last = folded.last, "([".contains(first), ")]".contains(last)
        {
            folded = String(folded.dropFirst().dropLast())
        }
        let parts = folded.split { $0 == "," || $0 == " " || $0 == ";" || $0 == "/" }
        guard parts.count == 2, let a = plainDecimal(parts[0]), let b = plainDecimal(parts[1]) else {
            return nil
        }
        if isChinese(longitude: a, latitude: b) { return (a, b) }
        return isChinese(longitude: b, latitude: a) ? (b, a) : nil
    }

    /// Whether the degrees lie within the ranges of China: then the two cannot be mistaken for each other.
    static func isChinese(longitude: Double, latitude: Double) -> Bool {
        (73.66...135.1).contains(longitude) && (3...53.56).contains(latitude)
    }

    /// `118,674123`: a comma for the decimal point. Four digits behind it are more than a second number's whole part.
    static func commaDecimal(_ text: String) -> Double? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count >= 4, parts[1].utf8.allSatisfy(isDigit) else { return nil }
        return plainDecimal(parts[0] + "." + parts[1])
    }

    /// `461.993.881`: groups of three digits parted by points, as a spreadsheet writes a number that lost its point.
    static func isGrouped(_ text: String) -> Bool {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        guard groups.count >= 3, groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else {
            return false
        }
        return groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
    }

    /// By what a whole number was multiplied to come out of degrees of China: 1e5, 1e6, 1e7 ...; `nil` for none.
    static func scale(longitude: Double, latitude: Double) -> Int? {
        guard longitude == longitude.rounded(), latitude == latitude.rounded() else { return nil }
        for (exponent, power) in [(5, 1e5), (6, 1e6), (7, 1e7), (8, 1e8)] {
            if isChinese(longitude: longitude / power, latitude: latitude / power) { return exponent }
        }
        return nil
    }
}
