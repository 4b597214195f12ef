public import CameraModel

extension EvidenceReason {
    /// A stable word for programs.
    public var id: String {
        switch self {
        case .counts: "counts"
        case .stateUnknown: "stateUnknown"
        case .planned: "planned"
        case .removed: "removed"
        case .internalPoint: "internalPoint"
        case .notNetworked: "notNetworked"
        case .networkUnknown: "networkUnknown"
        case .neverReached: "neverReached"
        case .reachedOutsideWindow: "reachedOutsideWindow"
        case .underRepair: "underRepair"
        case .offline: "offline"
        case .degraded: "degraded"
        case .resolutionUnknown: "resolutionUnknown"
        case .lowResolution: "lowResolution"
        case .installedBefore: "installedBefore"
        case .installTimeUnknown: "installTimeUnknown"
        case .fieldsMissing: "fieldsMissing"
        case .onlineShare: "onlineShare"
        case .buildOnlyForAll: "buildOnlyForAll"
        case .covered: "covered"
        case .uncovered: "uncovered"
        case .seen: "seen"
        }
    }

    /// The reason in words.
    public func text(_ language: Language) -> String {
        switch self {
        case .counts: language.pick(en: "counts", zh: "计入")
        case .stateUnknown: language.pick(en: "device state unknown", zh: "设备状态未知")
        case .planned: language.pick(en: "planned", zh: "规划未建")
        case .removed: language.pick(en: "removed", zh: "已拆除")
        case .internalPoint: language.pick(en: "internal point", zh: "公安内部点位")
        case .notNetworked: language.pick(en: "declared not networked", zh: "登记为未联网")
        case .networkUnknown: language.pick(en: "network status not declared", zh: "未登记联网属性")
        case .neverReached: language.pick(en: "never reached", zh: "从未探测到")
        case .reachedOutsideWindow(let instant):
            language.pick(en: "last reached \(instant.rfc3339)", zh: "最近一次探测到：\(instant.rfc3339)")
        case .underRepair: language.pick(en: "under repair", zh: "维修中")
        case .offline: language.pick(en: "found offline", zh: "探测为离线")
        case .degraded: language.pick(en: "found frozen or degraded", zh: "探测为画面冻结或异常")
        case .resolutionUnknown: language.pick(en: "resolution unknown", zh: "分辨率未知")
        case .lowResolution(let size): language.pick(en: "only \(size)", zh: "仅 \(size)")
        case .installedBefore(let day):
            language.pick(en: "installed before \(day)", zh: "\(day) 之前安装")
        case .installTimeUnknown: language.pick(en: "install time unknown", zh: "安装时间未知")
        case .fieldsMissing(let columns):
            language.pick(
                en: "not filled: \(columns.map(\.rawValue).joined(separator: ", "))",
                zh: "未填写：\(columns.map(\.rawValue).joined(separator: "、"))")
        case .onlineShare(let online, let observed):
            language.pick(
                en: "online \(online) of \(observed) seconds observed", zh: "观测 \(observed) 秒，在线 \(online) 秒")
        case .buildOnlyForAll:
            language.pick(en: "build is reckoned for all records only", zh: "建成率只按全部点位计算")
        case .covered(let count, let required):
            language.pick(
                en: "named by \(count) in use, \(required) required", zh: "在用摄像机 \(count) 台，要求 \(required) 台")
        case .uncovered(let count, let required):
            language.pick(
                en: "named by only \(count) in use, \(required) required",
                zh: "在用摄像机仅 \(count) 台，要求 \(required) 台")
        case .seen(let count, let required):
            language.pick(
                en: "seen by \(count) in use, \(required) required",
                zh: "视域内在用摄像机 \(count) 台，要求 \(required) 台")
        }
    }
}

extension Standing {
    /// The standing in words.
    public func label(_ language: Language) -> String {
        switch self {
        case .part: language.pick(en: "in the part", zh: "计入分子")
        case .missing: language.pick(en: "missing", zh: "仅计入分母")
        case .excluded: language.pick(en: "excluded", zh: "不计入")
        case .unknown: language.pick(en: "unknown", zh: "未知")
        }
    }
}
