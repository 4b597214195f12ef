#if POSTGRES
    import Glibc

    /// Rows on their way to one of a server's tables: gathered here, and sent together by COPY in its binary form.
    ///
    /// Values come in the order of the columns.
    final class CopyRows: ValueTaker {
        private let session: PostgresSession
        private let sql: String
        private let columns: Int16
        private var bytes = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 8)
        private var capacity = 1 << 16
        private var used = 0
        /// Rows that wait.
        private(set) var count = 0
        /// Whether a copy is open that ``finish()`` will end.
        private var isOpen = false

        /// For these columns of a table.
        init(_ session: PostgresSession, _ table: String, _ columns: [String]) {
            self.session = session
            self.columns = Int16(columns.count)
            sql = "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN (FORMAT binary)"
        }

        deinit { bytes.deallocate() }

        /// Whether so much waits that it should be sent.
        var isFull: Bool { used > 4 << 20 }

        /// Begins the next row.
        func beginRow() {
            if used == 0, !isOpen {
                // The format's signature, no flags, no extension of the header.
                let header: [UInt8] = [
                    0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                ]
                header.withUnsafeBytes { put($0) }
            }
            put(columns)
            count += 1
        }

        func bind(_ index: Int32, _ value: String?) {
            guard var value else { return put(Int32(-1)) }
            value.withUTF8 { text in
                put(Int32(text.count))
                put(UnsafeRawBufferPointer(text))
            }
        }

        func bind(_ index: Int32, utf8 text: UnsafeRawBufferPointer) {
            put(Int32(text.count))
            put(text)
        }

        func bind(_ index: Int32, _ value: Int64?) {
            guard let value else { return put(Int32(-1)) }
            put(Int32(8))
            put(value)
        }

        func bind(_ index: Int32, _ value: Int?) { bind(index, value.map(Int64.init)) }

        func bind(_ index: Int32, _ value: Double?) {
            bind(index, value.map { Int64(bitPattern: $0.bitPattern) })
        }

        func bind(_ index: Int32, _ bytes: [UInt8]) {
            put(Int32(bytes.count))
            bytes.withUnsafeBytes { put($0) }
        }

        /// Sends what waits, and waits until the server has it.
        func send() throws(RegistryError) {
            if count == 0 { return }
            put(Int16(-1))
            defer { (used, count) = (0, 0) }
            try session.copyIn(sql)
            do throws(RegistryError) {
                try session.copy(UnsafeRawBufferPointer(start: bytes, count: used))
            } catch {
                _ = try? session.endCopy()
                throw error
            }
            try session.endCopy()
        }

        /// Ends a row of a copy that stays open from table's begin to its end; what fills memory is sent.
        func endRow() throws(RegistryError) {
            if used > 1 << 18 { try push() }
        }

        /// Ends the open copy, and gives how many rows the server has.
        func finish() throws(RegistryError) -> Int {
            if !isOpen, count == 0 { return 0 }
            put(Int16(-1))
            try push()
            (isOpen, count) = (false, 0)
            return try session.endCopy()
        }

        private func push() throws(RegistryError) {
            if !isOpen { try session.copyIn(sql) }
            isOpen = true
            defer { used = 0 }
            try session.copy(UnsafeRawBufferPointer(start: bytes, count: used))
        }

        private func put<Number: FixedWidthInteger>(_ number: Number) {
            withUnsafeBytes(of: number.bigEndian) { put($0) }
        }

        private func put(_ more: UnsafeRawBufferPointer) {
            if used + more.count > capacity {
                capacity = max(capacity * 2, used + more.count)
                let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
                larger.copyMemory(from: bytes, byteCount: used)
                bytes.deallocate()
                bytes = larger
            }
            if let start = more.baseAddress { memcpy(bytes + used, start, more.count) }
            used += more.count
        }
    }
#endif
