import CameraModel

/// Creations of cameras one after another, written to the change log together: an entry for each, as ever.
///
/// In a file one statement writes a run, which lasts while ids and lines go on in even steps, as they do in a file with as many
/// lines to every row. To a server they go by COPY.
struct CreationRun: ~Copyable {
    private struct Span {
        let firstID: Int64
        let firstLine: Int
        var lastID: Int64
        var lastLine: Int
        var linesEach: Int { firstID == lastID ? 0 : (lastLine - firstLine) / Int(lastID - firstID) }
    }

    private let batch: Int64
    private let insert: Statement
    private let copy: CopyRows?
    private var span: Span?

    init(_ connection: Connection, batch: Int64) throws(RegistryError) {
        self.batch = batch
        copy = connection.postgres.map {
            CopyRows($0, "change", ["batchId", "subject", "subjectId", "action", "line", "root"])
        }
        insert = try Statement(
            connection,
            """
            INSERT INTO change (batchId, subject, subjectId, action, line)
            SELECT ?1, \(ChangeLog.Subject.camera.rawValue), id, \(ChangeLog.Action.created.rawValue), ?4 + (id - ?2) * ?5
            FROM camera WHERE id BETWEEN ?2 AND ?3 ORDER BY id
            """)
        insert.bind(1, batch)
    }

    /// Adds an entry; the camera is in the table, or on its way there. A server is told its county.
    mutating func add(_ id: Int64, line: Int, root: Int64?) throws(RegistryError) {
        if let copy { return try add(id, line: line, root, to: copy) }
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

    private func add(_ id: Int64, line: Int, _ root: Int64?, to copy: CopyRows) throws(RegistryError) {
        copy.beginRow()
        copy.bind(1, batch)
        copy.bind(2, ChangeLog.Subject.camera.rawValue)
        copy.bind(3, id)
        copy.bind(4, ChangeLog.Action.created.rawValue)
        copy.bind(5, line)
        copy.bind(6, root)
        if copy.isFull { try copy.send() }
    }

    /// Writes what is open. To be called before anything else goes into the log, and before it is read.
    mutating func write() throws(RegistryError) {
        try copy?.send()
        guard let span else { return }
        insert.bind(2, span.firstID)
        insert.bind(3, span.lastID)
        insert.bind(4, span.firstLine)
        insert.bind(5, span.linesEach)
        try insert.run()
        self.span = nil
    }
}
