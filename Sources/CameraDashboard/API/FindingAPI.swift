import CameraAudit
import CameraModel
import CameraRegistry

/// Findings, batches and causes.
enum FindingAPI {
    static let routes = [
        Route(
            path: "/api/v1/findings", summary: "Findings, the newest first", type: Answer.jsonType,
            schema: Schemas.findings,
            parameters: FindingQuery.parameters
        ) { visit in
            let found = try visit.desk.findings(FindingQuery(visit.query))
            return .json([
                "findings": .array(found.entries.map { one($0, visit) }),
                "next": .optional(found.next.map { Int($0) }),
            ])
        },
        Route(
            path: "/api/v1/findings.csv", summary: "All findings that fit, as CSV", type: Answer.csvType,
            parameters: FindingQuery.parameters + [Pieces.why]
        ) { visit in
            try csv(visit)
        },
        Route(
            path: "/api/v1/findings/{id}", summary: "A finding and its steps", type: Answer.jsonType,
            schema: Schemas.findingWithSteps
        ) {
            visit in
            guard let id = Int64(visit["id"]), let found = try visit.desk.finding(id) else {
                throw Refusal.notFound
            }
            return .json(["finding": one(found.entry, visit), "steps": .array(found.steps.map(step))])
        },
        Route(
            path: "/api/v1/batches", access: .wholeRegistry, summary: "Batches, the newest first",
            type: Answer.jsonType, schema: Schemas.batches,
            parameters: [.init(name: "before", about: "Only numbers below.", isInteger: true)]
        ) { visit in
            let before = visit.query["before"].flatMap { Int64($0) } ?? Int64.max
            let page = try visit.desk.batches().filter { $0.id < before }.prefix(200)
            return .json([
                "batches": .array(page.map(batch)),
                "next": page.count == 200 ? .optional(page.last.map { Int($0.id) }) : .null,
            ])
        },
    ]

    static func one(_ entry: FindingEntry, _ visit: Visit) -> JSON {
        [
            "id": .int(Int(entry.id)), "rule": .string(entry.rule),
            "article": .optional(ReviewRules.article(entry.rule)),
            "kind": .string(entry.kind.rawValue), "subject": .string(entry.subject),
            "zone": .optional(entry.zone?.text),
            "state": .string(entry.state.rawValue), "unit": .optional(entry.unit?.name),
            "due": .optional(entry.due?.description), "overdue": .bool(entry.isOverdue(on: visit.desk.today)),
            "reason": .optional(entry.reason), "openedAt": .string(entry.openedAt.rfc3339),
            "seenAt": .string(entry.seenAt.rfc3339), "message": .string(FindingsPage.sentence(entry, visit)),
        ]
    }

    private static func step(_ step: FindingStep) -> JSON {
        [
            "at": .string(step.at.rfc3339), "state": .string(step.state.rawValue),
            "actor": .optional(step.actor),
            "unit": .optional(step.unit?.name), "due": .optional(step.due?.description),
            "reason": .optional(step.reason),
        ]
    }

    private static func batch(_ batch: BatchEntry) -> JSON {
        [
            "batch": .int(Int(batch.id)), "kind": .string(batch.kind.rawValue),
            "source": .string(batch.source),
            "actor": .optional(batch.actor), "reason": .optional(batch.reason),
            "at": .string(batch.at.rfc3339),
            "created": .int(batch.created), "updated": .int(batch.updated),
            "unchanged": .int(batch.unchanged),
            "removed": .int(batch.removed), "refused": .int(batch.refused),
            "reverts": .optional(batch.reverts.map { Int($0) }),
            "revertedBy": .optional(batch.revertedBy.map { Int($0) }),
        ]
    }

    private static func csv(_ visit: Visit) throws -> Answer {
        var query = FindingQuery(visit.query)
        (query.limit, query.before) = (100_000, Int64.max)
        let found = try visit.desk.findings(query)
        try visit.desk.log(
            "download findings", visit.query.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: " "))
        var out = CSVLine.make([
            "id", "state", "overdue", "rule", "article", "kind", "subject", "zone", "unit", "due", "reason",
            "openedAt", "seenAt", "message",
        ])
        for entry in found.entries {
            out += CSVLine.make([
                "\(entry.id)", entry.state.rawValue, "\(entry.isOverdue(on: visit.desk.today))", entry.rule,
                ReviewRules.article(entry.rule) ?? "", entry.kind.rawValue, entry.subject,
                entry.zone?.text ?? "",
                entry.unit?.name ?? "", entry.due?.description ?? "", entry.reason ?? "",
                entry.openedAt.rfc3339,
                entry.seenAt.rfc3339, FindingsPage.sentence(entry, visit),
            ])
        }
        return Answer(type: Answer.csvType, out).attached("findings.csv")
    }
}
