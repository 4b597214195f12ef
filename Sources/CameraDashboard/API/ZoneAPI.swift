import CameraAudit
import CameraModel
import CameraRegistry

/// Zones, their figures, and the audit as a file.
enum ZoneAPI {
    private static let zoneParameter = Route.Parameter(
        name: "zone", about: "Only this zone and those below it: a zone code.")

    static let routes = [
        Route(
            path: "/api/v1/overview", summary: "Health and targets of the top zones", type: Answer.jsonType,
            schema: Schemas.overview
        ) { visit in
            .json(overview(visit)).cacheable()
        },
        Route(
            path: "/api/v1/zones", summary: "Zones, parents first", type: Answer.jsonType,
            schema: Schemas.zones,
            parameters: [
                .init(name: "after", about: "The code that the page before ended with."),
                .init(
                    name: "limit", about: "At most so many, 200 if nothing is said.", isInteger: true,
                    range: 1...1000),
            ]
        ) { visit in .json(zones(visit)).cacheable() },
        Route(
            path: "/api/v1/zones/{zone}", summary: "A zone with all its rates", type: Answer.jsonType,
            schema: Schemas.zone
        ) {
            visit in
            guard let zone = visit.desk.zone(visit["zone"]) else { throw Refusal.notFound }
            return .json(one(zone, visit)).cacheable()
        },
        Route(
            path: "/api/v1/zones/{zone}/history", summary: "Its kept figures of the last 400 days",
            type: Answer.jsonType, schema: Schemas.history
        ) { visit in
            guard let zone = visit.desk.zone(visit["zone"]) else { throw Refusal.notFound }
            return .json(["days": .array(try visit.desk.history(of: zone, days: 400).map(day))])
        },
        Route(
            path: "/api/v1/audit", summary: "The audit, as `sharpeyes audit --format json` gives it",
            type: Answer.jsonType, schema: Schemas.audit, parameters: [zoneParameter, Pieces.why]
        ) { visit in
            Answer(type: Answer.jsonType, AuditJSON.render(try report(visit, "json")))
                .attached("audit.json")
        },
        Route(
            path: "/api/v1/audit.csv", summary: "The audit as CSV", type: Answer.csvType,
            parameters: [zoneParameter, Pieces.why]
        ) { visit in
            Answer(type: Answer.csvType, csv(try report(visit, "csv"))).attached("audit.csv")
        },
        Route(
            path: "/api/v1/audit.txt", summary: "The audit as text", type: "text/plain; charset=utf-8",
            parameters: [zoneParameter, Pieces.why]
        ) { visit in
            Answer(
                type: "text/plain; charset=utf-8",
                AuditText.render(try report(visit, "text"), language: visit.language))
        },
    ]

    private static func report(_ visit: Visit, _ format: String) throws -> AuditReport {
        let zone = try visit.desk.zone(named: visit.query["zone"])
        guard let report = visit.desk.report(of: zone) else { throw Refusal.bad("Say which zone.", "请指定区域。") }
        try visit.desk.log(
            "download audit",
            "\(format) \(zone?.zone.code.text ?? "all zones")"
                + (visit.query["why"].map { " why=" + $0 } ?? ""))
        return report
    }

    private static func overview(_ visit: Visit) -> JSON {
        [
            "asOf": .string(visit.desk.asOf.rfc3339), "revision": .int(visit.desk.revision),
            "policy": .string(visit.desk.policy.name),
            "zones": .array(visit.desk.tops.map { one($0, visit) }),
            "causes": .array(
                visit.desk.causes(in: nil).map {
                    ["parent": .string($0.parent), "cameras": .int($0.cameras)]
                }),
        ]
    }

    private static func zones(_ visit: Visit) -> JSON {
        let limit = visit.query["limit"].flatMap { Int($0) } ?? 200
        var all = visit.desk.allZones()[...]
        if let after = visit.query["after"], let place = all.firstIndex(where: { $0.zone.code.text == after })
        {
            all = all[(place + 1)...]
        }
        let page = all.prefix(limit)
        return [
            "total": .int(visit.desk.zoneCount), "zones": .array(page.map(brief)),
            "next": page.count < all.count ? .optional(page.last?.zone.code.text) : .null,
        ]
    }

    private static func brief(_ view: ZoneView) -> JSON {
        [
            "zone": .string(view.zone.code.text), "name": .string(view.zone.name),
            "level": .optional(view.zone.level?.rawValue), "health": health(view.health),
            "cameras": .int(view.rates?.cameras.total ?? 0),
        ]
    }

    private static func one(_ view: ZoneView, _ visit: Visit) -> JSON {
        [
            "zone": .string(view.zone.code.text), "name": .string(view.zone.name),
            "level": .optional(view.zone.level?.rawValue),
            "parent": .optional(visit.desk.path(to: view).last?.code.text),
            "asOf": .string(visit.desk.asOf.rfc3339), "health": health(view.health),
            "changedLately": health(view.lately),
            "cameras": view.rates.map { cameras($0.cameras) } ?? .null,
            "children": .array(visit.desk.children(of: view).map { .string($0.zone.code.text) }),
            "rates": .array((view.rates?.rates ?? []).map(figure)),
        ]
    }

    static func health(_ counts: HealthCounts) -> JSON {
        .object(
            HealthState.allCases.map { ($0.rawValue, .int(counts[$0])) } + [("inUse", .int(counts.total))])
    }

    private static func cameras(_ counts: CameraCounts) -> JSON {
        [
            "unknown": .int(counts.unknown), "inUse": .int(counts.inUse),
            "underRepair": .int(counts.underRepair),
            "planned": .int(counts.planned), "removed": .int(counts.removed), "total": .int(counts.total),
        ]
    }

    private static func figure(_ figure: RateFigure) -> JSON {
        [
            "category": .string(figure.category?.rawValue ?? "all"), "rate": .string(figure.rate.rawValue),
            "part": .int(figure.ratio.part), "whole": .int(figure.ratio.whole),
            "percent": .optional(figure.ratio.percent), "target": .optional(figure.target?.description),
            "met": figure.met.map { .bool($0) } ?? .null, "excluded": .int(figure.excluded),
            "unknown": .int(figure.unknown), "basis": .optional(figure.basis?.rawValue),
        ]
    }

    private static func day(_ day: RateDay) -> JSON {
        [
            "day": .string(day.day.description), "category": .string(day.category),
            "rate": .string(day.rate.rawValue),
            "part": .int(day.ratio.part), "whole": .int(day.ratio.whole),
            "percent": .optional(day.ratio.percent),
        ]
    }

    private static func csv(_ report: AuditReport) -> String {
        var out = CSVLine.make([
            "zone", "name", "level", "category", "rate", "part", "whole", "percent", "target", "met",
            "excluded", "unknown",
        ])
        for zone in report.zones {
            for figure in zone.rates {
                out += CSVLine.make([
                    zone.zone.text, zone.name, zone.level?.rawValue ?? "", figure.category?.rawValue ?? "all",
                    figure.rate.rawValue, "\(figure.ratio.part)", "\(figure.ratio.whole)",
                    figure.ratio.percent ?? "",
                    figure.target?.description ?? "", figure.met.map { "\($0)" } ?? "", "\(figure.excluded)",
                    "\(figure.unknown)",
                ])
            }
        }
        return out
    }
}
