#if POSTGRES
    import CPostgres

    /// The parameters of a statement, as the binary protocol wants them: each with its type, so that the server never guesses.
    struct PostgresValues {
        private var types: [Oid] = []
        /// `nil` is NULL.
        private var values: [[UInt8]?] = []

        /// How many.
        var count: Int32 { Int32(values.count) }

        /// The types, as a part of a key.
        var signature: String { types.map(String.init).joined(separator: ",") }

        /// Sets the parameter with this number, counted from 1.
        mutating func set(_ index: Int32, _ type: cpostgres_type, _ bytes: [UInt8]?) {
            while values.count < Int(index) {
                values.append(nil)
                types.append(Oid(cpostgres_text.rawValue))
            }
            types[Int(index) - 1] = Oid(type.rawValue)
            values[Int(index) - 1] = bytes
        }

        /// Calls `work` with what libpq wants: types, values, lengths and formats (1 is binary).
        func withPointers<Result>(
            _ work: (
                UnsafePointer<Oid>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
                UnsafePointer<Int32>?
            ) -> Result
        ) -> Result {
            let lengths = values.map { Int32($0?.count ?? 0) }
            let formats = [Int32](repeating: 1, count: values.count)
            // All in one block, each with a byte behind it: a text of no bytes has an address too.
            var block: [UInt8] = []
            var starts: [Int] = []
            for value in values {
                starts.append(block.count)
                block += value ?? []
                block.append(0)
            }
            return block.withUnsafeBytes { block in
                let base = block.baseAddress?.assumingMemoryBound(to: CChar.self)
                let pointers = zip(values, starts).map { value, start in
                    value == nil ? nil : base.map { UnsafePointer($0 + start) }
                }
                return work(types, pointers, lengths, formats)
            }
        }
    }

    extension FixedWidthInteger {
        /// The number's bytes in the order of networks.
        var networkBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
    }
#endif
