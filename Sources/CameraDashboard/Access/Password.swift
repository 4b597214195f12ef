internal import CCrypt
import CameraModel

/// Passwords, as libcrypt's yescrypt keeps them: `$y$`, memory-hard, with a salt of its own for each.
public struct Password {
    /// The fewest characters that a password may have.
    public static let shortest = 12

    /// What is kept of a password; `nil` when it is too short or the system's libcrypt knows no yescrypt.
    public static func hash(_ password: String) -> String? {
        guard password.unicodeScalars.count >= shortest, password.utf8.count <= 512,
            !password.utf8.contains(0)
        else { return nil }
        guard let setting = text(capacity: 192, { ccrypt_setting("$y$", $0, 192) != 0 }) else { return nil }
        return hash(password, setting)
    }

    /// Whether a password is the one that was kept. Takes the same time for every password.
    static func verify(_ password: String, _ kept: String) -> Bool {
        guard password.utf8.count <= 512, !password.utf8.contains(0), let made = hash(password, kept) else {
            return false
        }
        return Secret.same(made, kept)
    }

    /// The hash of a password that nobody has: checking it takes as long as checking a real one.
    static let nobodys = hash("a password of nobody") ?? ""

    private static func hash(_ password: String, _ setting: String) -> String? {
        text(capacity: 384) { ccrypt_hash(password, setting, $0, 384) != 0 }
    }

    private static func text(capacity: Int, _ fill: (UnsafeMutablePointer<CChar>) -> Bool) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { place -> String? in
            guard let start = place.baseAddress else { return nil }
            start.initialize(repeating: 0, count: capacity)
            return fill(start) ? String(cString: start) : nil
        }
    }
}

/// Random texts that open something, and what is kept of them.
public struct Secret {
    /// A new token: 256 bits from the system, in 64 hexadecimal digits after a prefix that scanners can look for.
    public static func newToken() -> String { "sharpeyes_" + hex(randomBytes: 32) }

    /// What is kept of a token.
    public static func hash(ofToken token: String) -> String { SHA256.hex(token.utf8) }

    static func hex(randomBytes count: Int) -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<count).map { _ in
            let byte = UInt8.random(in: 0...255, using: &source)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Whether two texts are the same, in a time that tells nothing of where they differ.
    static func same(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
