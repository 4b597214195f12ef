extension HourlySums {
    /// As they are kept, in 7 to 118 bytes.
    ///
    /// Seven bytes for a day of equal hours: 24, and the hour's online, degraded and observed, the low byte first.
    /// Otherwise 0x90 and a class of three bits for each hour: 0 not observed, 1 online, 2 offline, 3 degraded the whole
    /// hour; and for the hours of class 4 (the whole hour observed) online and degraded, of class 5 online, degraded and
    /// observed, in 12 bits each. Low bits come first.
    public var packed: [UInt8] {
        let classes = hours.map(\.packing)
        if let first = hours.first, hours.allSatisfy({ $0 == first }) {
            let numbers = [first.online, first.degraded, first.observed]
            return [24] + numbers.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
        var bits = BitWriter()
        for number in classes { bits.put(number, 3) }
        for (hour, number) in zip(hours, classes) where number >= 4 {
            bits.put(Int(hour.online), 12)
            bits.put(Int(hour.degraded), 12)
            if number == 5 { bits.put(Int(hour.observed), 12) }
        }
        return [0x90] + bits.bytes
    }

    /// Sums that were kept; `nil` for bytes that are none.
    public init?(day: Int, packed: [UInt8]) {
        guard let first = packed.first else { return nil }
        var hours: [Hour] = []
        if first < 0x80 || packed.count == 144 {
            guard let early = HourlySums.early(packed) else { return nil }
            hours = early
        } else {
            guard first == 0x90 else { return nil }
            var bits = BitReader(packed.dropFirst())
            let classes = (0..<24).map { _ in bits.take(3) }
            for number in classes {
                guard let hour = Hour(packing: number, &bits) else { return nil }
                hours.append(hour)
            }
            guard bits.isWell else { return nil }
        }
        guard hours.count == 24, hours.allSatisfy(\.isPossible) else { return nil }
        self.init(day: day, hours: hours)
    }

    /// The form of the first registries: 144 bytes, or seven for each row of equal hours, the first of them their number.
    private static func early(_ packed: [UInt8]) -> [Hour]? {
        func hour(_ start: Int) -> Hour {
            func number(_ offset: Int) -> UInt16 {
                UInt16(packed[start + offset]) | UInt16(packed[start + offset + 1]) << 8
            }
            return Hour(online: number(0), degraded: number(2), observed: number(4))
        }
        if packed.count == 144 { return stride(from: 0, to: 144, by: 6).map(hour) }
        guard packed.count % 7 == 0 else { return nil }
        return stride(from: 0, to: packed.count, by: 7).flatMap {
            repeatElement(hour($0 + 1), count: Int(packed[$0]))
        }
    }
}

extension HourlySums.Hour {
    fileprivate init(online: UInt16, degraded: UInt16, observed: UInt16) {
        (self.online, self.degraded, self.observed) = (online, degraded, observed)
    }

    /// The class under which it is kept.
    fileprivate var packing: Int {
        guard observed == 3600 else { return observed == 0 ? 0 : 5 }
        if online == 3600 { return 1 }
        if degraded == 3600 { return 3 }
        return online == 0 && degraded == 0 ? 2 : 4
    }

    /// An hour of a class that needs no numbers.
    fileprivate init?(packing: Int) {
        switch packing {
        case 0: self.init()
        case 1: self.init(online: 3600, degraded: 0, observed: 3600)
        case 2: self.init(online: 0, degraded: 0, observed: 3600)
        case 3: self.init(online: 0, degraded: 3600, observed: 3600)
        default: return nil
        }
    }

    fileprivate init?(packing: Int, _ bits: inout BitReader) {
        guard packing >= 4 else {
            self.init(packing: packing)
            return
        }
        guard packing <= 5 else { return nil }
        let (online, degraded) = (UInt16(bits.take(12)), UInt16(bits.take(12)))
        self.init(
            online: online, degraded: degraded, observed: packing == 4 ? 3600 : UInt16(bits.take(12)))
    }

    fileprivate var isPossible: Bool { observed <= 3600 && Int(online) + Int(degraded) <= Int(observed) }
}
