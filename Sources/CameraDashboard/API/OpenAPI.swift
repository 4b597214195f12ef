import CameraModel

/// The OpenAPI 3.1 document, made of the same table that the server routes by.
enum OpenAPI {
    static let document: JSON = [
        "openapi": "3.1.0",
        "info": [
            "title": "Sharp Eyes", "version": "1",
            "description":
                "A registry of public-area cameras: coverage, connection, health. Every answer holds only what lies in the account's zones; addresses and endpoints are left out for viewers.",
        ],
        "servers": [["url": "/"]],
        "security": .array([
            .object([("token", .array([]))]), .object([("session", .array([]))]), .object([]),
        ]),
        "paths": paths,
        "components": [
            "securitySchemes": [
                "token": [
                    "type": "http", "scheme": "bearer",
                    "description": "Made by `sharpeyes users token NAME`.",
                ],
                "session": ["type": "apiKey", "in": "cookie", "name": "session"],
            ],
            "schemas": [
                "Problem": [
                    "type": "object", "required": ["title", "status"],
                    "properties": [
                        "title": ["type": "string"], "status": ["type": "integer"],
                        "type": ["type": "string"],
                    ],
                ]
            ],
        ],
    ]

    /// Routes of the API: what a program may rely on.
    static let described = Routes.described

    private static var paths: JSON {
        .object(described.map { route in (route.path, ["get": operation(route)]) })
    }

    private static func operation(_ route: Route) -> JSON {
        let type = route.type.split(separator: ";").first.map(String.init) ?? route.type
        var answers: [(String, JSON)] = [
            (
                "200",
                [
                    "description": "Done.",
                    "content": .object([(type, .object([("schema", route.schema ?? schema(type))]))]),
                ]
            ),
            ("304", .object([("description", "Unchanged since the given ETag.")])),
        ]
        for (status, text) in [
            ("400", "A value of the query is not understood."), ("401", "Nobody known asks."),
            ("403", "The role does not allow it."),
            ("404", "There is nothing, or not in the account's zones."), ("503", "Busy; try again."),
        ] {
            let content: JSON = .object([
                (
                    Answer.problemType,
                    .object([("schema", .object([("$ref", "#/components/schemas/Problem")]))])
                )
            ])
            answers.append((status, ["description": .string(text), "content": content]))
        }
        let parameters: [JSON] = variables(route) + route.parameters.map(parameter) + [language]
        return [
            "summary": .string(route.summary), "operationId": .string(identifier(route)),
            "parameters": .array(parameters), "responses": .object(answers),
        ]
    }

    private static func identifier(_ route: Route) -> String {
        "get"
            + route.path.split { "/{}.".contains($0) }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined()
    }

    private static func schema(_ type: String) -> JSON {
        type == Answer.jsonType || type == Answer.geoType ? ["type": "object"] : ["type": "string"]
    }

    private static func variables(_ route: Route) -> [JSON] {
        route.variableNames.map {
            [
                "name": .string($0), "in": "path", "required": true,
                "schema": ["type": "string", "minLength": 1],
            ]
        }
    }

    private static func parameter(_ parameter: Route.Parameter) -> JSON {
        let schema: JSON
        if parameter.isInteger {
            schema = [
                "type": "integer", "minimum": .int(parameter.range.lowerBound),
                "maximum": .int(parameter.range.upperBound),
            ]
        } else if parameter.values.isEmpty {
            schema = ["type": "string"]
        } else {
            schema = ["type": "string", "enum": .array(parameter.values.map(JSON.string))]
        }
        return [
            "name": .string(parameter.name), "in": "query", "description": .string(parameter.about),
            "schema": schema,
        ]
    }

    private static let language: JSON = [
        "name": "lang", "in": "query", "description": "The language of sentences.",
        "schema": ["type": "string", "enum": ["en", "zh"]],
    ]
}

extension Routes {
    static var described: [Route] {
        // Not `all`: the document is an answer of one of its own routes.
        ZoneAPI.routes + CameraAPI.routes + FindingAPI.routes + MapAPI.routes + ServiceAPI.routes
    }
}
