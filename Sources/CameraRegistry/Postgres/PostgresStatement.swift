#if POSTGRES
    import CPostgres
    import Glibc

    /// One statement of a session, bound and stepped as SQLite's are.
    ///
    /// The whole answer is fetched by the first step, unless the statement was made for a long one: then it is a cursor, and a few
    /// thousand rows are fetched at a time. Values stay bound from run to run.
    final class PostgresStatement {
        private let session: PostgresSession
        private var sql: String
        private let isLong: Bool
        private var values = PostgresValues()
        private var runs = 0
        private var result: OpaquePointer?
        private var row: Int32 = -1
        private var rows: Int32 = 0
        private var isRunning = false
        private var cursor: String?
        private static let rowsAtOnce: Int32 = 4000

        init(_ session: PostgresSession, _ sql: String, isLong: Bool) {
            (self.session, self.isLong) = (session, isLong)
            self.sql = PostgresDialect.translate(sql)
        }

        deinit { PQclear(result) }

        // MARK: values

        func bind(_ index: Int32, _ value: String?) {
            values.set(index, cpostgres_text, value.map { Array($0.utf8) })
        }

        func bind(_ index: Int32, _ value: Int64?) {
            values.set(index, cpostgres_int8, value.map(\.networkBytes))
        }

        func bind(_ index: Int32, _ value: Double?) {
            values.set(index, cpostgres_float8, value.map(\.bitPattern.networkBytes))
        }

        func bind(_ index: Int32, _ bytes: [UInt8]) { values.set(index, cpostgres_bytea, bytes) }

        // MARK: running

        func step() throws(RegistryError) -> Bool {
            if !isRunning { try begin() }
            row += 1
            if row < rows { return true }
            if cursor != nil, rows == PostgresStatement.rowsAtOnce {
                try fetch()
                row = 0
                if rows > 0 { return true }
            }
            reset()
            return false
        }

        /// Runs a statement that inserts one row, and gives its id.
        func runForID() throws(RegistryError) -> Int64 {
            if runs == 0 { sql += " RETURNING id" }
            guard try step() else { throw .postgres(code: "02000", message: "no row was inserted") }
            defer { reset() }
            return int64(0)
        }

        /// Runs a statement and gives how many rows it touched.
        func runForCount() throws(RegistryError) -> Int {
            if !isRunning { try begin() }
            defer { reset() }
            return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
        }

        func reset() {
            isRunning = false
            clear()
            guard let cursor else { return }
            self.cursor = nil
            // In a transaction that has failed there are no cursors any more.
            try? session.run("CLOSE \(cursor)")
        }

        private func clear() {
            PQclear(result)
            result = nil
            (row, rows) = (-1, 0)
        }

        private func begin() throws(RegistryError) {
            clear()
            isRunning = true
            do throws(RegistryError) {
                if isLong {
                    let name = session.newName("c")
                    PQclear(
                        try session.run(
                            "DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", values, isRepeated: false))
                    cursor = name
                    try fetch()
                } else {
                    result = try session.run(sql, values, isRepeated: runs > 0)
                    rows = PQntuples(result)
                }
                runs += 1
            } catch {
                isRunning = false
                throw error
            }
        }

        private func fetch() throws(RegistryError) {
            clear()
            guard let cursor else { return }
            result = try session.run(
                "FETCH FORWARD \(PostgresStatement.rowsAtOnce) FROM \(cursor)", PostgresValues(),
                isRepeated: false)
            rows = PQntuples(result)
        }

        // MARK: columns

        func isNull(_ column: Int32) -> Bool { PQgetisnull(result, row, column) != 0 }

        /// A whole number, whatever its width; a truth value is 0 or 1; NULL is 0, as SQLite has it.
        func int64(_ column: Int32) -> Int64 {
            let bytes = value(column)
            switch bytes.count {
            case 8:
                let bits = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
                return isDouble(column) ? Int64(Double(bitPattern: bits)) : Int64(bitPattern: bits)
            case 4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
            case 2: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
            case 1: return Int64(bytes[0])
            default: return 0
            }
        }

        func double(_ column: Int32) -> Double {
            guard isDouble(column) else { return Double(int64(column)) }
            return Double(bitPattern: UInt64(bigEndian: value(column).loadUnaligned(as: UInt64.self)))
        }

        private func isDouble(_ column: Int32) -> Bool {
            PQftype(result, column) == Oid(cpostgres_float8.rawValue)
        }

        /// A text; a number is written out, as SQLite does.
        func text(_ column: Int32) -> String? {
            if isNull(column) { return nil }
            switch PQftype(result, column) {
            case Oid(cpostgres_int8.rawValue): return String(int64(column))
            case Oid(cpostgres_float8.rawValue): return String(double(column))
            default: return String(decoding: value(column), as: UTF8.self)
            }
        }

        func isText(_ column: Int32, _ text: String) -> Bool {
            !isNull(column) && value(column).elementsEqual(text.utf8)
        }

        func bytes(_ column: Int32) -> [UInt8] { Array(value(column)) }

        func withBlob<Value>(_ column: Int32, _ work: (UnsafeRawBufferPointer) -> Value) -> Value {
            work(value(column))
        }

        private func value(_ column: Int32) -> UnsafeRawBufferPointer {
            if isNull(column) { return UnsafeRawBufferPointer(start: nil, count: 0) }
            return UnsafeRawBufferPointer(
                start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
        }
    }
#endif
