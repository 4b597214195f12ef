#if POSTGRES
    import CPostgres

    /// One connection to a PostgreSQL server.
    ///
    /// Invariant of `@unchecked Sendable`: one thread uses it at a time; ``PostgresStore`` hands it over whole. Rows that
    /// ``copyLater(_:_:)`` sends go from a thread of the session's own, and whatever else is asked of the session waits for them.
    final class PostgresSession: @unchecked Sendable {
        let address: PostgresAddress
        private let handle: OpaquePointer
        private var names: [String: String] = [:]
        private var lastName = 0
        /// So many statements stay prepared.
        private static let remembered = 300
        /// Whether its account reads only, and perhaps not everything: see ``PostgresSchema``.
        var isLimited = false
        private let later = Later()

        /// Connects. Fails when nobody answers, or the server does not know the user or the database.
        init(_ address: PostgresAddress) throws(RegistryError) {
            self.address = address
            guard !address.holdsPassword else { throw .passwordInAddress(path: address.shown) }
            guard let handle = PostgresSession.connect(address.text) else {
                throw .notAccessible(path: address.shown, reason: "no memory")
            }
            self.handle = handle
            cpostgres_keep_quiet(handle)
            guard PQstatus(handle) == CONNECTION_OK else {
                throw PostgresSession.refusal(address, PostgresSession.trouble(handle))
            }
            guard PQserverVersion(handle) >= 130_000 else {
                throw .notAccessible(path: address.shown, reason: "PostgreSQL 13 or newer is needed")
            }
            // Compiling a query costs more than any of ours gains by it.
            try run("SET jit = off")
        }

        deinit {
            later.wait()
            PQfinish(handle)
        }

        /// libpq's own word on an address that it cannot read repeats the address, so it is not passed on.
        private static func refusal(_ address: PostgresAddress, _ trouble: String) -> RegistryError {
            var word: UnsafeMutablePointer<CChar>?
            let options = PQconninfoParse(address.text, &word)
            PQfreemem(word)
            guard let options else {
                return .notAccessible(
                    path: "postgres://...", reason: "its address is not as postgres://USER@HOST/DATABASE")
            }
            PQconninfoFree(options)
            if trouble.contains("does not exist"), trouble.contains("database") {
                return .missing(path: address.shown)
            }
            return .notAccessible(path: address.shown, reason: trouble)
        }

        /// What libpq is told beside the address, which overrides what stands before it. A network that swallows everything is noticed
        /// within half a minute, rather than after the quarter of an hour that TCP takes.
        private static func connect(_ address: String) -> OpaquePointer? {
            let options = [
                ("connect_timeout", "10"), ("tcp_user_timeout", "25000"), ("keepalives_idle", "10"),
                ("keepalives_interval", "5"), ("keepalives_count", "3"), ("dbname", address),
                ("client_encoding", "UTF8"), ("fallback_application_name", "sharpeyes"),
            ]
            // Each text with its ending zero, in memory that lasts as long as the call.
            let texts = options.flatMap { [Array($0.utf8CString), Array($1.utf8CString)] }
            let block = texts.flatMap { $0 }
            return block.withUnsafeBufferPointer { block in
                var (keys, values) = ([UnsafePointer<CChar>?](), [UnsafePointer<CChar>?]())
                var start = 0
                for (index, text) in texts.enumerated() {
                    let pointer = block.baseAddress.map { $0 + start }
                    if index % 2 == 0 { keys.append(pointer) } else { values.append(pointer) }
                    start += text.count
                }
                return PQconnectdbParams(keys + [nil], values + [nil], 1)
            }
        }

        /// libpq's last word on the connection, on one line.
        var trouble: String { PostgresSession.trouble(handle) }

        private static func trouble(_ handle: OpaquePointer) -> String {
            let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
            let lines = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
            return lines.isEmpty ? "the connection was lost" : lines.joined(separator: "; ")
        }

        /// Whether it can be used again.
        var isAlive: Bool {
            later.wait()
            return PQstatus(handle) == CONNECTION_OK
        }

        /// Whether a statement of its transaction has failed, so that nothing of it can be kept.
        var hasFailed: Bool {
            later.wait()
            return PQtransactionStatus(handle) == PQTRANS_INERROR
        }

        /// What begins a reader's transaction.
        static let snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

        /// Another session that reads the very snapshot of this one's transaction, which has to last as long.
        func twin() throws(RegistryError) -> PostgresSession {
            let export = PostgresStatement(self, "SELECT pg_export_snapshot()", isLong: false)
            guard try export.step(), let name = export.text(0) else {
                throw .postgres(code: "55000", message: "no snapshot")
            }
            let twin = try PostgresSession(address)
            twin.isLimited = isLimited
            try twin.run("\(PostgresSession.snapshot); SET TRANSACTION SNAPSHOT '\(name)'")
            return twin
        }

        /// Runs a statement that comes again and again.
        func repeated(_ sql: String) throws(RegistryError) {
            PQclear(try run(sql, PostgresValues(), isRepeated: true))
        }

        /// Whether it is in no transaction.
        var isIdle: Bool {
            later.wait()
            return PQtransactionStatus(handle) == PQTRANS_IDLE
        }

        /// Waits for rows that are on their way, and throws what went wrong with them.
        func settle() throws(RegistryError) { try later.settle() }

        /// Takes back what its transaction did.
        func rollBack() {
            // What went wrong with rows that were on their way is no matter any more.
            later.wait()
            later.forget()
            try? run("ROLLBACK")
        }

        /// Runs commands that give no rows.
        func run(_ sql: String) throws(RegistryError) {
            try later.settle()
            try exchange(sql)
        }

        private func exchange(_ sql: String) throws(RegistryError) {
            let result = PQexec(handle, sql)
            defer { PQclear(result) }
            try check(result)
        }

        /// Runs a statement with parameters and gives its result, which is the caller's to clear.
        ///
        /// The first time a text is seen it is sent in one go; from the second time on it stays prepared with the server.
        func run(_ sql: String, _ values: PostgresValues, isRepeated: Bool) throws(RegistryError)
            -> OpaquePointer?
        {
            try later.settle()
            let key = isRepeated ? sql + "\0" + values.signature : ""
            var name = isRepeated ? names[key] : nil
            if isRepeated, name == nil { name = try prepare(sql, values, key) }
            let result = values.withPointers { types, texts, lengths, formats in
                if let name {
                    PQexecPrepared(handle, name, values.count, texts, lengths, formats, 1)
                } else {
                    PQexecParams(handle, sql, values.count, types, texts, lengths, formats, 1)
                }
            }
            do throws(RegistryError) { try check(result) } catch {
                PQclear(result)
                throw error
            }
            return result
        }

        private func prepare(_ sql: String, _ values: PostgresValues, _ key: String) throws(RegistryError)
            -> String
        {
            if names.count >= PostgresSession.remembered {
                try run("DEALLOCATE ALL")
                names.removeAll()
            }
            lastName += 1
            let name = "s\(lastName)"
            let result = values.withPointers { types, _, _, _ in
                PQprepare(handle, name, sql, values.count, types)
            }
            defer { PQclear(result) }
            try check(result)
            names[key] = name
            return name
        }

        private func check(_ result: OpaquePointer?) throws(RegistryError) {
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_COPY_IN: return
            default: throw RegistryError(result: result, of: self)
            }
        }

        /// Begins to send rows; `sql` is a `COPY ... FROM STDIN`.
        func copyIn(_ sql: String) throws(RegistryError) { try run(sql) }

        /// Sends bytes of a copy.
        func copy(_ bytes: UnsafeRawBufferPointer) throws(RegistryError) {
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard bytes.isEmpty || PQputCopyData(handle, start, Int32(bytes.count)) == 1 else {
                throw .notAccessible(path: address.shown, reason: trouble)
            }
        }

        /// Ends a copy and gives the number of rows.
        @discardableResult
        func endCopy() throws(RegistryError) -> Int {
            guard PQputCopyEnd(handle, nil) == 1 else {
                throw .notAccessible(path: address.shown, reason: trouble)
            }
            var rows = 0
            var failure: RegistryError?
            while let result = PQgetResult(handle) {
                defer { PQclear(result) }
                do throws(RegistryError) { try check(result) } catch { failure = failure ?? error }
                rows = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? rows
            }
            if let failure { throw failure }
            return rows
        }

        /// Sends rows from a thread of the session's own, and returns before they are there: `sql` is a `COPY ... FROM STDIN`, `bytes` are
        /// all that it is to be given. Waits only while much is on its way already. What goes wrong is thrown by the session's next use.
        func copyLater(_ sql: String, _ bytes: CopyBytes) {
            // Nothing else touches the session before this has ended.
            later.run { [self] () throws(RegistryError) in
                try exchange(sql)
                do throws(RegistryError) {
                    try copy(bytes.bytes)
                } catch {
                    _ = try? endCopy()
                    throw error
                }
                try endCopy()
            }
        }

        /// A name that no other cursor of the session has.
        func newName(_ kind: String) -> String {
            lastName += 1
            return "\(kind)\(lastName)"
        }
    }
#endif
