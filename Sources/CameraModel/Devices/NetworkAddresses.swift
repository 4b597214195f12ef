/// An IPv4 address in dotted decimal: `192.0.2.17`.
public struct IPv4Address: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bits, first octet highest.
    public let bits: UInt32

    /// Reads four decimal octets without leading zeros beyond a single 0, or `nil`.
    public init?(_ text: String) {
        var bits: UInt32 = 0
        var octet: UInt32 = 0
        var (digits, octets) = (0, 1)
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                guard digits > 0, octets < 4 else { return nil }
                bits = bits << 8 | octet
                (octet, digits, octets) = (0, 0, octets + 1)
            } else {
                guard byte >= 48, byte <= 57, digits == 0 || octet > 0 else { return nil }
                octet = octet * 10 + UInt32(byte - 48)
                digits += 1
                guard octet <= 255 else { return nil }
            }
        }
        guard digits > 0, octets == 4 else { return nil }
        self.bits = bits << 8 | octet
    }

    /// The canonical text.
    public var description: String {
        String(unsafeUninitializedCapacity: 15) { place in
            var count = 0
            for shift: UInt32 in [24, 16, 8, 0] {
                let octet = UInt8(truncatingIfNeeded: bits >> shift)
                if shift < 24 { put(UInt8(ascii: ".")) }
                if octet >= 100 { put(48 + octet / 100) }
                if octet >= 10 { put(48 + octet / 10 % 10) }
                put(48 + octet % 10)
            }
            func put(_ byte: UInt8) {
                place[count] = byte
                count += 1
            }
            return count
        }
    }
}

/// An IPv6 address, kept in the canonical form of RFC 5952.
public struct IPv6Address: Hashable, Sendable, CustomStringConvertible {
    /// The eight groups of 16 bits.
    public let groups: [UInt16]

    /// Reads the colon-hexadecimal forms of RFC 4291 without zone or dotted tail, or `nil`.
    public init?(_ text: String) {
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        guard let head = IPv6Address.groups(halves[0]) else { return nil }
        guard halves.count == 2 else {
            guard head.count == 8 else { return nil }
            groups = head
            return
        }
        guard let tail = IPv6Address.groups(halves[1]), head.count + tail.count <= 7 else { return nil }
        groups = head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func groups(_ text: Substring) -> [UInt16]? {
        if text.isEmpty { return [] }
        var result: [UInt16] = []
        for group in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard (1...4).contains(group.utf8.count), group.utf8.first != UInt8(ascii: "+"),
                let value = UInt16(group, radix: 16)
            else { return nil }
            result.append(value)
        }
        return result
    }

    /// The canonical text.
    public var description: String {
        var best = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start > max(best.count, 1) { best = start..<end }
            start = max(end, start + 1)
        }
        func text(_ range: Range<Int>) -> String {
            groups[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        return best.isEmpty ? text(0..<8) : text(0..<best.lowerBound) + "::" + text(best.upperBound..<8)
    }
}

/// A hardware address, kept as `00:1a:2b:3c:4d:5e`.
public struct MACAddress: Hashable, Sendable, CustomStringConvertible {
    /// Twelve lower-case hexadecimal digits in pairs, with colons.
    public let description: String

    /// Reads six pairs with `:`, `-` or nothing between, or three groups with dots; `nil` for anything else.
    public init?(_ text: String) {
        let groups = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "-" || $0 == "." }
        guard [6: 2, 3: 4, 1: 12][groups.count] == groups[0].utf8.count,
            groups.allSatisfy({ $0.utf8.count == groups[0].utf8.count })
        else { return nil }
        let digits = groups.joined().lowercased()
        guard digits.utf8.count == 12, text.utf8.count <= 17,
            digits.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) })
        else { return nil }
        let characters = Array(digits)
        description = stride(from: 0, to: 12, by: 2).map { String(characters[$0...($0 + 1)]) }.joined(
            separator: ":")
    }
}
