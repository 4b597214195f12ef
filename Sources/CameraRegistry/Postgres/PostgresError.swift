#if POSTGRES
    import CPostgres

    extension RegistryError {
        /// What the server has just said of a statement, without values: its code and its first sentence.
        init(result: OpaquePointer?, of session: PostgresSession) {
            let code = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
            let sentence = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
            guard let code else {
                self = .notAccessible(path: session.address.shown, reason: session.trouble)
                return
            }
            self.init(code: code, sentence ?? "", session.address.shown)
        }

        private init(code: String, _ sentence: String, _ path: String) {
            switch code {
            // lock_not_available, deadlock_detected
            case "55P03", "40P01": self = .busy(path: path)
            case "53100": self = .diskFull(path: path)
            case "3D000": self = .missing(path: path)
            case "42501": self = .notPermitted(path: path, reason: sentence)
            // read_only_sql_transaction
            case "25006": self = .notAccessible(path: path, reason: sentence)
            case _ where ["08", "28", "53", "57"].contains(code.prefix(2)):
                self = .notAccessible(path: path, reason: sentence)
            default: self = .postgres(code: code, message: sentence)
            }
        }
    }
#endif
