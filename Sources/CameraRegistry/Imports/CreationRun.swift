import CameraModel

/// Creations of cameras one after another, written to the change log by one statement: an entry for each, as ever.
///
/// A run lasts while ids and lines go on in even steps, as they do in a file with as many lines to every row.
struct CreationRun: ~Copyable {
    private struct Span {
        let firstID: Int64
        let firstLine: Int
        var lastID: Int64
        var lastLine: Int
        var linesEach: Int { firstID == lastID ? 0 : (lastLine - firstLine) / Int(lastID - firstID) }
    }

    private let insert: Statement
    private var span: Span?

    init(_ connection: Connection, batch: Int64) throws(RegistryError) {
        // A server knows each change's county; its trigger would look it up row by row.
        let root = connection.postgres == nil ? "" : ", root"
        insert = try Statement(
            connection,
            """
            INSERT INTO change (batchId, subject, subjectId, action, line\(root))
            SELECT ?1, \(ChangeLog.Subject.camera.rawValue), id, \(ChangeLog.Action.created.rawValue), ?4 + (id - ?2) * ?5\(root)
            FROM camera WHERE id BETWEEN ?2 AND ?3 ORDER BY id
            """)
        insert.bind(1, batch)
    }

    /// Adds an entry; the camera is in the table.
    mutating func add(_ id: Int64, line: Int) throws(RegistryError) {
        if var open = span {
            let isNext =
                id == open.lastID + 1
                && (open.firstID == open.lastID || line - open.lastLine == open.linesEach)
            if isNext {
                (open.lastID, open.lastLine) = (id, line)
                span = open
                return
            }
            try write()
        }
        span = Span(firstID: id, firstLine: line, lastID: id, lastLine: line)
    }

    /// Writes what is open. To be called before anything else goes into the log, and before it is read.
    mutating func write() throws(RegistryError) {
        guard let span else { return }
        insert.bind(2, span.firstID)
        insert.bind(3, span.lastID)
        insert.bind(4, span.firstLine)
        insert.bind(5, span.linesEach)
        try insert.run()
        self.span = nil
    }
}
