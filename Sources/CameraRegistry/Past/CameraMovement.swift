import CameraModel

/// What happened to cameras between two revisions: from the first to the last state of each, whatever lay between.
public struct CameraMovement: Sendable {
    /// Cameras of one kind of change: how many, and the first of them by their age in the registry.
    public struct List: Sendable {
        /// How many there are.
        public internal(set) var count = 0
        /// At most ``shown`` device codes.
        public internal(set) var deviceCodes: [String] = []

        mutating func add(_ code: String) {
            count += 1
            if deviceCodes.count < CameraMovement.shown { deviceCodes.append(code) }
        }
    }
    /// How many device codes a list names at most.
    public static let shown = 20

    /// A change from one word to another; an empty word is one that was not said.
    public struct Step: Hashable, Sendable {
        /// The word before and after.
        public let from, to: String
    }

    /// Cameras that came, and that went.
    public internal(set) var added = List(), removed = List()
    /// Cameras that lie in another zone.
    public internal(set) var moved = List()
    /// Cameras of another declared network status, by the step.
    public internal(set) var network: [Step: List] = [:]
    /// Cameras of another state, by the step.
    public internal(set) var states: [Step: List] = [:]
    /// Cameras of which anything else changed.
    public internal(set) var otherwise = List()
}

extension Registry {
    /// What happened to cameras after revision `from` up to and with revision `to`.
    ///
    /// Memory does not grow with the changes. A camera that came and went in between is in no list.
    public func movement(from: Int, to: Int) throws -> CameraMovement {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT subjectId, action, field, before, after,
                    coalesce((SELECT deviceCode FROM camera WHERE id = subjectId),
                        (SELECT code FROM gone WHERE gone.subject = 1 AND gone.subjectId = change.subjectId), '')
                FROM change INDEXED BY changeBySubject LEFT JOIN changeField ON changeId = change.id
                WHERE subject = 1 AND change.id > ?1 AND change.id <= ?2 ORDER BY subjectId, change.id
                """, isLong: true)
            select.bind(1, from)
            select.bind(2, to)
            var movement = CameraMovement()
            var camera: Movement?
            while try select.step() {
                if camera?.id != select.int64(0) {
                    camera?.count(in: &movement)
                    camera = Movement(id: select.int64(0), code: select.text(5) ?? "", action: select.int(1))
                }
                camera?.take(
                    action: select.int(1), field: select.text(2), before: select.text(3),
                    after: select.text(4))
            }
            camera?.count(in: &movement)
            return movement
        }
    }
}

/// One camera between two revisions.
private struct Movement {
    let id: Int64
    let code: String
    let wasThere: Bool
    var isThere: Bool
    var fields: [String: (before: String?, after: String?)] = [:]

    init(id: Int64, code: String, action: Int) {
        (self.id, self.code) = (id, code)
        wasThere = action != ChangeLog.Action.created.rawValue
        isThere = true
    }

    mutating func take(action: Int, field: String?, before: String?, after: String?) {
        isThere = action != ChangeLog.Action.removed.rawValue
        guard let field else { return }
        fields[field] = (fields[field].map(\.before) ?? before, after)
    }

    func count(in movement: inout CameraMovement) {
        switch (wasThere, isThere) {
        case (false, true): movement.added.add(code)
        case (true, false): movement.removed.add(code)
        case (false, false): break
        case (true, true): countChanges(in: &movement)
        }
    }

    private func countChanges(in movement: inout CameraMovement) {
        var other = false
        for (field, change) in fields where change.before != change.after {
            let step = CameraMovement.Step(from: change.before ?? "", to: change.after ?? "")
            switch field {
            case "zone": movement.moved.add(code)
            case "networkStatus": movement.network[step, default: .init()].add(code)
            case "deviceState": movement.states[step, default: .init()].add(code)
            default: other = true
            }
        }
        if other { movement.otherwise.add(code) }
    }
}
