import CameraModel

/// Ids of organisations by name, made on first sight. Remembers a bounded number of them.
final class OrganisationIDs {
    private let connection: Connection
    private let select: Statement
    private let insert: Statement
    private let selectName: Statement
    private var ids: [ExactText: Int64] = [:]
    /// The last name of each of some hashes, and its id: a file names few units, over and over.
    private var recent = [(name: ExactText, id: Int64)](
        repeating: (ExactText(text: ""), 0), count: OrganisationIDs.recentSlots)
    private var names: [Int64: Organisation] = [:]
    private let remembered = 50_000
    private static let recentSlots = 256

    init(_ connection: Connection) throws(RegistryError) {
        self.connection = connection
        select = try Statement(connection, "SELECT id FROM organisation WHERE name = ?")
        insert = try Statement(connection, "INSERT INTO organisation (name) VALUES (?)")
        selectName = try Statement(connection, "SELECT name FROM organisation WHERE id = ?")
        if connection.isLimited { try readAll() }
    }

    /// Which units an account of a county knows is worked out from its cameras: once, not for each unit.
    private func readAll() throws(RegistryError) {
        let all = try Statement(connection, "SELECT id, name FROM organisation")
        while try all.step() { names[all.int64(0)] = all.text(1).flatMap { Organisation($0) } }
    }

    func id(_ organisation: Organisation?) throws(RegistryError) -> Int64? {
        guard let name = organisation?.name else { return nil }
        var hash = ByteHash()
        hash.add(name)
        let slot = Int(truncatingIfNeeded: hash.value % UInt64(OrganisationIDs.recentSlots))
        if recent[slot].name == ExactText(text: name) { return recent[slot].id }
        let id = try id(name)
        recent[slot] = (ExactText(text: name), id)
        return id
    }

    private func id(_ name: String) throws(RegistryError) -> Int64 {
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
        let id = try insert.runForID()
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
