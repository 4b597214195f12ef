#if XML
    import CExpat

    /// Numbers for element and attribute names, so that readers compare integers.
    struct NameTable {
        /// The most names that a document may use; no inventory has a thousandth.
        static let limit = 20_000

        private(set) var names: [String] = []
        private var bytes: [[UInt8]] = []
        private var numbers: [[UInt8]: Int32] = [:]
        /// The name last met in a slot: nearly every look-up ends here.
        private var recent = [Int32](repeating: -1, count: 256)

        /// The number of a name without its prefix; -1 when there are too many.
        mutating func number(_ name: UnsafePointer<XML_Char>) -> Int32 {
            var start = name
            var end = name
            while end.pointee != 0 {
                if end.pointee == 0x3A { start = end + 1 }
                end += 1
            }
            let count = end - start
            guard count > 0 else { return number(known: []) }
            let first = Int(UInt8(bitPattern: start[0]))
            let last = Int(UInt8(bitPattern: start[count - 1]))
            let slot = (count &* 31 &+ first &* 7 &+ last) & 255
            let guess = recent[slot]
            if guess >= 0, isName(Int(guess), start, count) { return guess }
            let raw = UnsafeRawBufferPointer(start: start, count: count)
            let found = number(known: Array(raw))
            recent[slot] = found
            return found
        }

        mutating func number(known name: [UInt8]) -> Int32 {
            if let number = numbers[name] { return number }
            guard names.count < NameTable.limit else { return -1 }
            let number = Int32(names.count)
            numbers[name] = number
            names.append(String(decoding: name, as: UTF8.self))
            bytes.append(name)
            return number
        }

        private func isName(_ number: Int, _ start: UnsafePointer<XML_Char>, _ count: Int) -> Bool {
            bytes[number].withUnsafeBufferPointer { known in
                guard known.count == count else { return false }
                for index in 0..<count where known[index] != UInt8(bitPattern: start[index]) { return false }
                return true
            }
        }
    }
#endif
