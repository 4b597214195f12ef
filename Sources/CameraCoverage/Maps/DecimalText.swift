/// Numbers in texts for people and pictures.
public enum DecimalText {
    /// A number with a fixed count of decimals, 0...9, rounded; zeros at its end left out when `short`.
    public static func of(_ number: Double, decimals: Int, short: Bool = false) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let whole = (abs(number) * scale).rounded()
        guard whole < 1e18 else { return "\(number)" }
        let fixed = Int64(whole)
        var digits = String(fixed)
        while digits.utf8.count <= decimals { digits = "0" + digits }
        var text = decimals > 0 ? digits.dropLast(decimals) + "." + digits.suffix(decimals) : digits
        if short, decimals > 0 {
            while text.last == "0" { text.removeLast() }
            if text.last == "." { text.removeLast() }
        }
        return number < 0 && fixed != 0 ? "-" + text : text
    }
}
