import CameraModel

extension RegistryError {
    /// The sentences about batches and plans.
    func undoMessage(_ language: Language) -> String {
        switch self {
        case .unknownBatch(let batch):
            language.pick(
                en: "there is no batch \(batch); `sharpeyes list batches` shows what there is",
                zh: "没有批次 \(batch)；用 `sharpeyes list batches` 查看")
        case .alreadyReverted(let batch, let by):
            language.pick(
                en: "batch \(batch) was reverted by batch \(by) already; to have it back, revert \(by)",
                zh: "批次 \(batch) 已由批次 \(by) 撤销；如需恢复，请撤销批次 \(by)")
        case .otherRegistry:
            language.pick(
                en: "the plan was made for another registry; name that one with --registry, or plan again",
                zh: "该计划是为另一个登记库制定的；请用 --registry 指定，或重新制定计划")
        case .changedSincePlan(let was, let now):
            language.pick(
                en:
                    "the registry has changed since the plan was made (revision \(was) then, \(now) now); plan again with `sharpeyes import ... --plan`",
                zh: "制定计划后登记库已变更（当时修订号 \(was)，现为 \(now)）；请用 `sharpeyes import ... --plan` 重新制定")
        case .unlikePlan:
            language.pick(
                en:
                    "the import came out otherwise than the plan says; nothing was kept; plan again with `sharpeyes import ... --plan`",
                zh: "导入结果与计划不符；未保存任何内容；请用 `sharpeyes import ... --plan` 重新制定")
        default: ""
        }
    }
}
