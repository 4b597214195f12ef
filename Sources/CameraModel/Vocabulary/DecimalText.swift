/// A whole number in plain decimal digits: no sign, no blank, no exponent; `nil` for anything else.
public func decimalInteger(_ text: some StringProtocol) -> Int? {
    var value = 0
    guard !text.isEmpty, text.utf8.count <= 18 else { return nil }
    for byte in text.utf8 {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
    }
    return value
}

/// A number in plain decimal notation: `-117.25`; never `0x10`, `1e2`, `nan`, `.5`, `5.` or with blanks.
///
/// At most 40 characters. Correctly rounded, as `Double(_:)` is.
public func plainDecimal(_ text: some StringProtocol) -> Double? {
    var digitsBefore = 0
    var digitsAfter = 0
    var sawPoint = false
    for (index, byte) in text.utf8.enumerated() {
        switch byte {
        case 48...57:
            if sawPoint { digitsAfter += 1 } else { digitsBefore += 1 }
        case UInt8(ascii: "-") where index == 0, UInt8(ascii: "+") where index == 0: continue
        case UInt8(ascii: ".") where !sawPoint: sawPoint = true
        default: return nil
        }
    }
    guard digitsBefore > 0, !sawPoint || digitsAfter > 0, digitsBefore + digitsAfter <= 38 else { return nil }
    return Double(text)
}

/// A finite number as the shortest plain decimal that reads back the same; whole numbers without a point.
public func plainDecimalText(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    let text = "\(number)"
    guard text.contains("e") else { return text }
    // Only sizes that no column of an inventory reaches are printed with an exponent; spell them out.
    let digits = 20
    var scaled = abs(number)
    var whole = scaled.rounded(.towardZero)
    var result = number < 0 ? "-" : ""
    result += whole < 1e18 ? String(Int64(whole)) : "\(whole)"
    var fraction = ""
    for _ in 0..<digits {
        scaled = (scaled - whole) * 10
        whole = scaled.rounded(.towardZero)
        fraction += String(Int(whole))
    }
    while fraction.last == "0" { fraction.removeLast() }
    return fraction.isEmpty ? result : result + "." + fraction
}

/// Whether a text has neither blanks of ASCII nor control characters.
func isPrintableWord(_ text: String) -> Bool {
    // The storage, where there is one: a string's own iterator takes ten times as long.
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 > 0x20 && $0 != 0x7F } }
        ?? text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
}
