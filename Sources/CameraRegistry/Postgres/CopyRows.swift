#if POSTGRES
    import Glibc

    /// Rows on their way to one of a server's tables: gathered here, and sent together by COPY in its binary form.
    ///
    /// Values come in the order of the columns.
    final class CopyRows: ValueTaker {
        private let session: PostgresSession
        private let sql: String
        private let columns: Int16
        private var bytes = CopyBytes(capacity: 1 << 16)
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

        /// Whether so much waits that it should be sent.
        var isFull: Bool { bytes.count > 4 << 20 }

        /// Begins the next row.
        func beginRow() {
            if bytes.count == 0, !isOpen {
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

        /// Sends what waits, and returns before the server has it: see ``PostgresSession/copyLater(_:_:)``.
        func send() throws(RegistryError) {
            if count == 0 { return }
            put(Int16(-1))
            session.copyLater(sql, bytes)
            (bytes, count) = (CopyBytes(capacity: bytes.capacity), 0)
        }

        /// Ends a row of a copy that stays open from table's begin to its end; what fills memory is sent.
        func endRow() throws(RegistryError) {
            if bytes.count > 1 << 18 { try push() }
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
            defer { bytes.removeAll() }
            try session.copy(bytes.bytes)
        }

        private func put<Number: FixedWidthInteger>(_ number: Number) {
            withUnsafeBytes(of: number.bigEndian) { put($0) }
        }

        private func put(_ more: UnsafeRawBufferPointer) { bytes.add(more) }
    }

    /// Memory that is filled once and then handed over as a whole.
    ///
    /// Invariant of `@unchecked Sendable`: who hands it on does not touch it again.
    final class CopyBytes: @unchecked Sendable {
        private var start: UnsafeMutableRawPointer
        private(set) var capacity: Int
        /// Bytes in use.
        private(set) var count = 0

        init(capacity: Int) {
            self.capacity = capacity
            start = .allocate(byteCount: capacity, alignment: 8)
        }

        deinit { start.deallocate() }

        /// What it holds.
        var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

        func add(_ more: UnsafeRawBufferPointer) {
            if count + more.count > capacity {
                capacity = max(capacity * 2, count + more.count)
                let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
                larger.copyMemory(from: start, byteCount: count)
                start.deallocate()
                start = larger
            }
            if let first = more.baseAddress { memcpy(start + count, first, more.count) }
            count += more.count
        }

        func removeAll() { count = 0 }
    }
#endif
