import Testing

@testable import CameraRegistry

@Suite("What PostgreSQL reads of SQLite's statements")
struct PostgresDialectTests {
    @Test(
        arguments: [
            ("SELECT a FROM t WHERE b = ? AND c = ?", "SELECT a FROM t WHERE b = $1 AND c = $2"),
            ("UPDATE t SET a = ?2 WHERE b = ? AND c = ?1", "UPDATE t SET a = $2 WHERE b = $3 AND c = $1"),
            ("SELECT '?', \"a?\", '' FROM t WHERE b = ?", "SELECT '?', \"a?\", '' FROM t WHERE b = $1"),
            ("SELECT x FROM change INDEXED BY changeBySubject JOIN b", "SELECT x FROM change JOIN b"),
            ("SELECT CAST(a AS INTEGER), instr(b, 'x')", "SELECT CAST(a AS bigint), strpos(b, 'x')"),
            ("SELECT group_concat(url, ' ') FROM e", "SELECT string_agg(url, ' ') FROM e"),
            (
                "SELECT min(a), max(b, c), min(f(1, 2)), max(f(1), 2)",
                "SELECT min(a), greatest(b, c), min(f(1, 2)), greatest(f(1), 2)"
            ),
            (
                "INSERT OR IGNORE INTO camera (id) VALUES (?), (?)",
                "INSERT INTO camera (id) VALUES ($1), ($2) ON CONFLICT DO NOTHING"
            ),
            (
                "INSERT OR REPLACE INTO rolled (id, day) VALUES (1, ?)",
                "INSERT INTO rolled (id, day) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET day = excluded.day"
            ),
            (
                "REPLACE INTO mapShape (id, code) SELECT a, b FROM c",
                "INSERT INTO mapShape (id, code) SELECT a, b FROM c ON CONFLICT (id) DO UPDATE SET code = excluded.code"
            ),
        ])
    func `one statement, two engines`(sqlite: String, postgres: String) {
        func words(_ sql: String) -> [Substring] { sql.split(whereSeparator: \.isWhitespace) }
        #expect(words(PostgresDialect.translate(sqlite)) == words(postgres))
    }

    @Test(
        arguments: [
            ("postgres://u:secret@h/d", true), ("postgresql://u:secret@h:5433/d?x=1", true),
            ("postgres://h/d?user=u&password=secret", true), ("postgres:///d?PASSWORD=secret", true),
            ("postgres:///d?pass%77ord=secret", true), ("postgres://u@h/d", false), ("postgres:///d", false),
            ("postgres://[::1]:5432/d?host=/run&user=u", false), ("postgres://u@h/d?service=a:b@c", false),
        ])
    func `an address with a password is known, and never shown`(address: String, holdsPassword: Bool) throws {
        let address = try #require(PostgresAddress(address))
        #expect(address.holdsPassword == holdsPassword)
        #expect(!address.shown.contains("secret"))
    }

    @Test(arguments: ["a.sqlite", "/postgres://", "", "postgres:", "file:postgres://h/d"])
    func `what is no address is a file`(path: String) { #expect(PostgresAddress(path) == nil) }
}
