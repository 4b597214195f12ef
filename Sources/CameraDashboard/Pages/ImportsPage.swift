import CameraModel
import CameraRegistry
import Glibc

/// What came in: batches, refused rows where they were kept, and taking a batch back.
enum ImportsPage {
    static let routes = [
        Route(
            path: "/imports", access: .wholeRegistry, summary: "Imports",
            parameters: [
                .init(name: "page", about: "From 1, the newest first.", isInteger: true, range: 1...1_000_000)
            ]
        ) { visit in .html(try page(visit)) },
        Route(
            path: "/imports/{batch}/rejects.csv", access: .wholeRegistry,
            summary: "The refused rows of a batch", type: Answer.csvType, parameters: [Pieces.why]
        ) { visit in
            guard visit.visitor.seesAddresses else { throw Refusal.forbidden }
            guard let batch = Int64(visit["batch"]), let bytes = rejects(batch, visit) else {
                throw Refusal.notFound
            }
            try visit.desk.log(
                "download rejects", "batch \(batch)" + (visit.query["why"].map { " why=" + $0 } ?? ""))
            return Answer(type: "application/octet-stream", bytes: bytes).attached(
                "batch-\(batch)-rejects.csv")
        },
        Route(
            method: "POST", path: "/imports/{batch}/revert", access: .only { $0.revertsBatches },
            summary: "Take a batch back"
        ) { visit in
            guard let batch = Int64(visit["batch"]) else { throw Refusal.notFound }
            guard let reason = visit.form["reason"].map({ String($0.prefix(500)) }) else {
                throw Refusal.bad("Please say why.", "请填写说明。")
            }
            let outcome = try visit.desk.revert(batch, reason: reason)
            guard outcome.conflictCount == 0 else {
                throw Refusal(
                    409,
                    en:
                        "Later batches hold on to \(outcome.conflictCount) of its values; take those back first.",
                    zh: "后续批次引用了其中 \(outcome.conflictCount) 项，请先撤销后续批次。")
            }
            return .seeOther("/imports")
        },
    ]

    private static func page(_ visit: Visit) throws -> HTML {
        let all = try visit.desk.batches()
        let page = visit.query["page"].flatMap { Int($0) } ?? 1
        let rows: [HTML] = all.dropFirst((page - 1) * 50).prefix(50).map { row($0, visit) }
        let head = [
            "#", visit.pick("When", "时间"), visit.pick("Kind", "类型"),
            visit.pick("Source, why, by whom", "来源、原因、操作者"),
            visit.pick("Made", "新增"), visit.pick("Changed", "变更"), visit.pick("Same", "未变"),
            visit.pick("Removed", "删除"), visit.pick("Refused", "拒绝"), "",
        ]
        let next: HTML =
            page * 50 < all.count
            ? "<p class=\"pages\"><a rel=\"next\" href=\"\(visit.link([("page", "\(page + 1)")]))\">\(visit.pick("Older", "更早"))</a></p>"
            : ""
        let content: HTML =
            "<p class=\"count\">\(Pieces.number(all.count)) \(visit.pick("batches", "个批次"))</p>\(Pieces.table(visit.pick("Batches, the newest first", "批次，最新在前"), head, rows, numbers: [4, 5, 6, 7, 8]))\(next)"
        return PageFrame.page(visit, title: visit.pick("Imports", "导入批次"), current: "/imports", content)
    }

    /// What kind of batch it was, in words.
    static func kind(_ batch: BatchEntry, _ visit: Visit) -> HTML {
        let word =
            switch batch.kind {
            case .zones: visit.pick("zones", "区域")
            case .sites: visit.pick("sites", "采集部位")
            case .cameras: visit.pick("cameras", "摄像机")
            case .roads: visit.pick("roads", "道路")
            case .buildings: visit.pick("buildings", "建筑")
            case .edit: visit.pick("edit by hand", "人工修改")
            case .revert: visit.pick("taking back of", "撤销批次")
            }
        return "\(word)\(batch.reverts.map { " \($0)" })"
    }

    /// Whence, why, by whom, each said once.
    static func origin(_ batch: BatchEntry) -> String {
        [batch.source, batch.reason, batch.actor == batch.source ? nil : batch.actor].compactMap { $0 }
            .joined(separator: " · ")
    }

    /// The form that takes a batch back, or by which batch it was.
    static func takingBack(_ batch: BatchEntry, _ visit: Visit) -> HTML {
        let id = Int(batch.id)
        if let by = batch.revertedBy {
            return "\(visit.pick("taken back by", "已由批次撤销")) <a href=\"/imports/\(Int(by))\">\(Int(by))</a>"
        }
        guard visit.visitor.revertsBatches else { return "" }
        return """
            <details><summary>\(visit.pick("Take back", "撤销"))</summary><form method="post" action="/imports/\(id)/revert">\(Pieces.formKey(visit))<label for="why-\(id)">\(visit.pick("Why", "原因"))</label> <input id="why-\(id)" name="reason" required maxlength="500"> <button>\(visit.pick("Take back", "撤销"))</button></form></details>
            """
    }

    private static func row(_ batch: BatchEntry, _ visit: Visit) -> HTML {
        let id = Int(batch.id)
        let refused: HTML =
            batch.refused > 0 && visit.visitor.seesAddresses && rejectsFile(batch.id, visit) != nil
            ? "<a href=\"/imports/\(id)#h-refused\">\(Pieces.number(batch.refused))</a>"
            : "\(Pieces.number(batch.refused))"
        return """
            <tr><th scope="row"><a href="/imports/\(id)">\(id)</a></th><td>\(Pieces.time(batch.at, visit))</td><td>\(kind(batch, visit))</td><td>\(origin(batch))</td><td class="n">\(Pieces.number(batch.created))</td><td class="n">\(Pieces.number(batch.updated))</td><td class="n">\(Pieces.number(batch.unchanged))</td><td class="n">\(Pieces.number(batch.removed))</td><td class="n">\(refused)</td><td>\(takingBack(batch, visit))</td></tr>
            """
    }

    static func rejectsFile(_ batch: Int64, _ visit: Visit) -> String? {
        guard let folder = visit.house.settings.rejects else { return nil }
        let path = folder + "/batch-\(batch).csv"
        return access(path, R_OK) == 0 ? path : nil
    }

    private static func rejects(_ batch: Int64, _ visit: Visit) -> [UInt8]? {
        rejectsFile(batch, visit).flatMap { SmallFile.read($0, most: 64 << 20) }
    }
}

/// A file read whole.
enum SmallFile {
    static func read(_ path: String, most: Int) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return ferror(file) == 0 ? bytes : nil }
            bytes += buffer[..<count]
            if bytes.count > most { return nil }
        }
    }
}
