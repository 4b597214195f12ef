import CameraModel
import CameraRegistry
import Synchronization

/// Cameras: the list, one of them, and the list as CSV.
enum CameraAPI {
    static let routes = [
        Route(
            path: "/api/v1/cameras", summary: "Cameras, page by page", type: Answer.jsonType,
            schema: Schemas.cameras,
            parameters: CameraQuery.parameters
        ) { visit in
            .json(try list(visit)).cacheable()
        },
        Route(
            path: "/api/v1/cameras.csv", summary: "All cameras that fit, as CSV in the canonical columns",
            type: Answer.csvType, parameters: CameraQuery.parameters + [Pieces.why]
        ) { visit in
            try csv(visit)
        },
        Route(
            path: "/api/v1/cameras/{code}", summary: "A camera: record, endpoints, changes, findings",
            type: Answer.jsonType, schema: Schemas.camera
        ) { visit in
            guard let camera = try visit.desk.camera(visit["code"]) else { throw Refusal.notFound }
            return .json(one(camera, visit))
        },
    ]

    private static func list(_ visit: Visit) throws -> JSON {
        let page = try visit.desk.cameras(CameraQuery(visit.query))
        return [
            "asOf": .string(visit.desk.asOf.rfc3339), "total": .optional(page.total), "of": .int(page.whole),
            "cameras": .array(page.rows.map(row)), "next": .optional(page.next), "cut": .bool(page.isCut),
        ]
    }

    private static func row(_ row: CameraPage.Row) -> JSON {
        [
            "deviceCode": .string(row.code), "name": .optional(row.name), "zone": .string(row.zone),
            "health": .string(row.flags.health.rawValue),
            "deviceState": .string(row.flags.deviceState.rawValue),
            "networkStatus": .string(row.flags.networkStatus.rawValue), "address": .optional(row.address),
            "resolution": .optional(row.resolution),
        ]
    }

    private static func one(_ camera: CameraView, _ visit: Visit) -> JSON {
        let columns = CameraColumn.allCases.filter {
            visit.visitor.seesAddresses || !Desk.hidden.contains($0)
        }
        let record = columns.map { ($0.rawValue, JSON.optional(camera.record.text(of: $0))) }
        return [
            "record": .object(record), "health": .string(camera.flags.health.rawValue),
            "availability": availability(camera.availability),
            "endpoints": .array(camera.endpoints.map(endpoint)),
            "changes": .array(camera.changes.map(change)),
            "findings": .array(camera.findings.map { FindingAPI.one($0, visit) }),
        ]
    }

    private static func availability(_ all: Availability) -> JSON {
        [
            "windowSeconds": .int(all.windowSeconds), "onlineSeconds": .int(all.onlineSeconds),
            "degradedSeconds": .int(all.degradedSeconds), "offlineSeconds": .int(all.offlineSeconds),
            "observedSeconds": .int(all.observedSeconds), "onlinePercent": .optional(all.onlineRate.percent),
        ]
    }

    private static func endpoint(_ endpoint: EndpointView) -> JSON {
        let health = endpoint.watch?.health
        return [
            "url": .optional(endpoint.url), "scheme": .string(endpoint.scheme),
            "state": .string((health?.state ?? .unknown).rawValue), "since": .optional(health?.since.rfc3339),
            "checkedAt": .optional(health?.checkedAt.rfc3339),
            "reachedAt": .optional(health?.reachedAt?.rfc3339),
            "outcome": .optional(endpoint.watch?.outcome.rawValue), "message": .optional(endpoint.message),
            "flapping": .bool(endpoint.watch?.isFlapping ?? false),
        ]
    }

    private static func change(_ change: RecordChange) -> JSON {
        [
            "revision": .int(change.revision), "batch": .int(Int(change.batch)),
            "at": .string(change.at.rfc3339),
            "action": .string(change.action.rawValue), "source": .string(change.source),
            "reason": .optional(change.reason), "actor": .optional(change.actor),
            "fields": .array(
                change.fields.map {
                    ["field": .string($0.name), "before": .optional($0.before), "after": .optional($0.after)]
                }),
        ]
    }

    /// Page by page, as fast as the reader takes it: memory stays flat.
    private static func csv(_ visit: Visit) throws -> Answer {
        var query = CameraQuery(visit.query)
        (query.limit, query.after) = (500, nil)
        _ = try visit.desk.zone(named: query.zone)
        try visit.desk.log(
            "download cameras", visit.query.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: " "))
        let columns = CameraColumn.allCases.filter {
            visit.visitor.seesAddresses || !Desk.hidden.contains($0)
        }
        let state = Mutex<(query: CameraQuery?, isFirst: Bool)>((query, true))
        let desk = visit.desk
        return Answer(type: Answer.csvType) {
            let (next, isFirst) = state.withLock { ($0.query, $0.isFirst) }
            guard var query = next else { return nil }
            var text = isFirst ? CSVLine.make(columns.map(\.rawValue)) : ""
            let found = try desk.records(query)
            for record in found.records { text += CSVLine.make(columns.map { record.text(of: $0) ?? "" }) }
            query.after = found.page.next
            let rest = found.page.next == nil ? nil : query
            state.withLock { $0 = (rest, false) }
            return Array(text.utf8)
        }.attached("cameras.csv")
    }
}
