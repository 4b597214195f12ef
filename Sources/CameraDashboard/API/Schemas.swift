import CameraModel

/// What answers of the API look like, as JSON Schema: the OpenAPI document says it, and tests hold the answers to it.
enum Schemas {
    static let overview = object([
        ("asOf", text), ("revision", int), ("policy", text), ("zones", list(zone)),
        ("causes", list(object([("parent", text), ("cameras", int)]))),
    ])
    static let zones = object([
        ("total", int),
        (
            "zones",
            list(
                object([
                    ("zone", text), ("name", text), ("level", textOrNull), ("health", health),
                    ("cameras", int),
                ]))
        ), ("next", textOrNull),
    ])
    static let zone = object([
        ("zone", text), ("name", text), ("level", textOrNull), ("parent", textOrNull), ("asOf", text),
        ("health", health), ("changedLately", health), ("cameras", ["type": ["object", "null"]]),
        ("children", list(text)),
        (
            "rates",
            list(
                object([
                    ("category", text), ("rate", words(RateName.allCases.map(\.rawValue))), ("part", int),
                    ("whole", int), ("percent", textOrNull), ("target", textOrNull), ("met", boolOrNull),
                    ("excluded", int), ("unknown", int), ("basis", textOrNull),
                ]))
        ),
    ])
    static let history = object([
        (
            "days",
            list(
                object([
                    ("day", text), ("category", text), ("rate", text), ("part", int), ("whole", int),
                    ("percent", textOrNull),
                ]))
        )
    ])
    static let audit = object([
        ("policy", ["type": "object"]), ("asOf", text), ("revision", int), ("met", bool),
        ("zones", list(["type": "object", "required": ["zone", "name", "rates"]])),
    ])
    static let cameras = object([
        ("asOf", text), ("total", intOrNull), ("of", int),
        (
            "cameras",
            list(
                object([
                    ("deviceCode", text), ("name", textOrNull), ("zone", text), ("health", state),
                    ("deviceState", words(DeviceState.allCases.map(\.rawValue))),
                    ("networkStatus", words(NetworkStatus.allCases.map(\.rawValue))), ("address", textOrNull),
                    ("resolution", textOrNull),
                ]))
        ), ("next", textOrNull), ("cut", bool),
    ])
    static let camera = object([
        ("record", ["type": "object", "required": ["deviceCode"]]), ("health", state),
        (
            "availability",
            object([
                ("windowSeconds", int), ("onlineSeconds", int), ("degradedSeconds", int),
                ("offlineSeconds", int), ("observedSeconds", int), ("onlinePercent", textOrNull),
            ])
        ),
        (
            "endpoints",
            list(
                object([
                    ("url", textOrNull), ("scheme", text), ("state", state), ("since", textOrNull),
                    ("checkedAt", textOrNull), ("reachedAt", textOrNull), ("outcome", textOrNull),
                    ("message", textOrNull), ("flapping", bool),
                ]))
        ),
        (
            "changes",
            list(
                object([
                    ("revision", int), ("batch", int), ("at", text), ("action", text), ("source", text),
                    ("reason", textOrNull), ("actor", textOrNull), ("fields", list(["type": "object"])),
                ]))
        ), ("findings", list(finding)),
    ])
    static let findings = object([("findings", list(finding)), ("next", intOrNull)])
    static let findingWithSteps = object([
        ("finding", finding),
        (
            "steps",
            list(
                object([
                    ("at", text), ("state", text), ("actor", textOrNull), ("unit", textOrNull),
                    ("due", textOrNull), ("reason", textOrNull),
                ]))
        ),
    ])
    static let batches = object([
        (
            "batches",
            list(
                object([
                    ("batch", int), ("kind", text), ("source", text), ("actor", textOrNull),
                    ("reason", textOrNull), ("at", text), ("created", int), ("updated", int),
                    ("unchanged", int), ("removed", int), ("refused", int), ("reverts", intOrNull),
                    ("revertedBy", intOrNull),
                ]))
        ), ("next", intOrNull),
    ])
    /// RFC 7946.
    static let features = object([
        ("type", words(["FeatureCollection"])),
        (
            "features",
            list(
                object([
                    ("type", words(["Feature"])),
                    ("geometry", ["type": "object", "required": ["type", "coordinates"]]),
                    ("properties", ["type": "object", "required": ["kind"]]),
                ]))
        ),
    ])
    static let openAPI: JSON = ["type": "object", "required": ["openapi", "info", "paths"]]

    private static let text: JSON = ["type": "string"]
    private static let textOrNull: JSON = ["type": ["string", "null"]]
    private static let int: JSON = ["type": "integer", "minimum": 0]
    private static let intOrNull: JSON = ["type": ["integer", "null"]]
    private static let bool: JSON = ["type": "boolean"]
    private static let boolOrNull: JSON = ["type": ["boolean", "null"]]
    private static let state = words(HealthState.allCases.map(\.rawValue))
    private static let health = object((HealthState.allCases.map(\.rawValue) + ["inUse"]).map { ($0, int) })
    private static let finding = object([
        ("id", int), ("rule", text), ("article", textOrNull), ("kind", text), ("subject", text),
        ("zone", textOrNull), ("state", words(FindingState.allCases.map(\.rawValue))), ("unit", textOrNull),
        ("due", textOrNull), ("overdue", bool), ("reason", textOrNull), ("openedAt", text), ("seenAt", text),
        ("message", text),
    ])

    private static func words(_ values: [String]) -> JSON {
        ["type": "string", "enum": .array(values.map(JSON.string))]
    }
    private static func list(_ item: JSON) -> JSON { ["type": "array", "items": item] }
    private static func object(_ members: [(String, JSON)]) -> JSON {
        [
            "type": "object", "required": .array(members.map { .string($0.0) }),
            "properties": .object(members),
        ]
    }
}
