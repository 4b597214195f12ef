#if POSTGRES
    import Synchronization
    import TestSupport
    import Testing

    @testable import CameraRegistry

    @Suite("Rows that are sent while the next are made")
    struct LaterTests {
        @Test func `work is done in its order, and the first trouble ends it and is told once`() throws {
            let later = Later()
            let done = Mutex<[Int]>([])
            for number in 0..<100 {
                later.run { () throws(RegistryError) in
                    done.withLock { $0.append(number) }
                    if number == 60 { throw .missing(path: "here") }
                }
            }
            later.wait()
            #expect(throws: RegistryError.missing(path: "here")) { try later.settle() }
            #expect(done.withLock { $0 } == Array(0...60))
            try later.settle()
            later.run { () throws(RegistryError) in done.withLock { $0 = [] } }
            try later.settle()
            #expect(done.withLock { $0.isEmpty })
        }

        @Test(.enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
        func `what a server refuses on its way is told by its own words, and nothing is kept`() throws {
            let registry = try RegistryFixture(onServer: true).registry
            func write(_ names: [String], thenLook: Bool) throws {
                try registry.write { connection in
                    let session = try #require(connection.postgres)
                    let rows = CopyRows(session, "organisation", ["name"])
                    for name in names {
                        rows.beginRow()
                        rows.bind(1, name)
                        try rows.send()
                    }
                    if thenLook {
                        _ = try Statement(connection, "SELECT count(*) FROM organisation").number()
                    }
                    return (keep: true, value: ())
                }
            }
            for thenLook in [false, true] {
                #expect {
                    try write(["A", "B", "B", "C"], thenLook: thenLook)
                } throws: { error in
                    guard case .postgres(code: "23505", let message) = error as? RegistryError else {
                        return false
                    }
                    return message.contains("organisation_name_key")
                }
                let names = try registry.read {
                    try Statement($0, "SELECT name FROM organisation").allTexts()
                }
                #expect(names.isEmpty)
            }
            try write(["A", "B"], thenLook: false)
            let names = try registry.read {
                try Statement($0, "SELECT name FROM organisation ORDER BY id").allTexts()
            }
            #expect(names == ["A", "B"])
        }
    }
#endif
