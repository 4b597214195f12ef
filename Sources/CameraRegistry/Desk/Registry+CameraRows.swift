public import CameraModel

extension Registry {
    /// The lines of these rows, in the order of their numbers; a row that is gone is left out.
    public func cameraLines(_ ids: some Sequence<Int64>) throws -> [Int64: CameraLine] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT camera.id, deviceCode, camera.name, address, resolution, organisation.name, installTime FROM camera
                LEFT JOIN organisation ON organisation.id = managementUnitId WHERE camera.id = ?
                """)
            var lines: [Int64: CameraLine] = [:]
            for id in ids {
                select.bind(1, id)
                if try select.step() {
                    lines[id] = CameraLine(
                        id: id, code: select.text(1) ?? "", name: select.text(2), address: select.text(3),
                        resolution: select.text(4), managementUnit: select.text(5),
                        installTime: select.text(6))
                }
                select.reset()
            }
            return lines
        }
    }

    /// The full records of these rows, in their order, for a map's views and an export.
    public func cameraRecords(_ ids: some Sequence<Int64>) throws -> [CameraRecord] {
        try read { connection in
            let places = try Places(connection, withBoundaries: false)
            let organisations = try OrganisationIDs(connection)
            let select = try Statement(connection, CameraTable.select + " WHERE camera.id = ?")
            var records: [CameraRecord] = []
            for id in ids {
                select.bind(1, id)
                if try select.step() {
                    records.append(
                        try CameraTable.record(
                            select, zoneCode: { places.code(id: $0) },
                            unit: { organisations.organisation($0) }))
                }
                select.reset()
            }
            return records
        }
    }

    /// What a map draws views from, of these rows, in their order.
    public func cameraViews(_ ids: some Sequence<Int64>) throws -> [(code: DeviceCode, view: ViewColumns)] {
        try read { connection in
            let select = try Statement(
                connection,
                """
                SELECT deviceCode, cameraType, longitude, latitude, bearing, horizontalFieldAngle, verticalFieldAngle, tilt,
                    mountHeight, maxViewDistance FROM camera WHERE id = ?
                """)
            var views: [(code: DeviceCode, view: ViewColumns)] = []
            for id in ids {
                select.bind(1, id)
                if try select.step(), let code = select.text(0).flatMap({ DeviceCode($0) }) {
                    var view = ViewColumns()
                    view.cameraType = select.text(1).flatMap(CameraType.init(rawValue:)) ?? .unknown
                    if let x = select.optionalDouble(2), let y = select.optionalDouble(3) {
                        view.position = Coordinate(longitude: x, latitude: y)
                    }
                    view.bearing = select.optionalDouble(4).flatMap { Bearing(degrees: $0) }
                    view.horizontalFieldAngle = select.optionalDouble(5)
                    view.verticalFieldAngle = select.optionalDouble(6)
                    view.tilt = select.optionalDouble(7)
                    view.mountHeight = select.optionalDouble(8)
                    view.maxViewDistance = select.optionalDouble(9)
                    views.append((code, view))
                }
                select.reset()
            }
            return views
        }
    }
}
