import CameraModel
import GRDBSQLite

/// Ids of organisations by name, made on first sight. Remembers a bounded number of them.
final class OrganisationIDs {
    private let connection: OpaquePointer
    private let select: Statement
    private let insert: Statement
    private let selectName: Statement
    private var ids: [ExactText: Int64] = [:]
    private var names: [Int64: Organisation] = [:]
    private let remembered = 50_000

    init(_ connection: OpaquePointer) throws(RegistryError) {
        self.connection = connection
        select = try Statement(connection, "SELECT id FROM organisation WHERE name = ?")
        insert = try Statement(connection, "INSERT INTO organisation (name) VALUES (?)")
        selectName = try Statement(connection, "SELECT name FROM organisation WHERE id = ?")
    }

    func id(_ organisation: Organisation?) throws(RegistryError) -> Int64? {
        guard let name = organisation?.name else { return nil }
        if let id = ids[ExactText(text: name)] { return id }
        if ids.count >= remembered { ids.removeAll(keepingCapacity: true) }
        select.bind(1, name)
        let known = try select.step() ? select.int64(0) : nil
        select.reset()
        if let known {
            ids[ExactText(text: name)] = known
            return known
        }
        insert.bind(1, name)
        try insert.run()
        let id = sqlite3_last_insert_rowid(connection)
        ids[ExactText(text: name)] = id
        return id
    }

    func organisation(_ id: Int64) -> Organisation? {
        if let known = names[id] { return known }
        if names.count >= remembered { names.removeAll(keepingCapacity: true) }
        selectName.bind(1, id)
        let name = (try? selectName.step()) == true ? selectName.text(0) : nil
        selectName.reset()
        let organisation = name.flatMap { Organisation($0) }
        names[id] = organisation
        return organisation
    }
}
