public import CameraModel

extension RateName {
    /// What is divided by what, as docs/formulas.md defines it; printed beside every rate.
    public func formula(_ language: Language) -> String {
        switch self {
        case .coverage:
            language.pick(
                en: "required sites with enough cameras in use / required sites",
                zh: "在用摄像机数量达到要求的采集部位 / 应覆盖的采集部位")
        case .connection:
            language.pick(
                en: "cameras in use declared networked / cameras in use", zh: "登记为已联网的在用摄像机 / 在用摄像机")
        case .verifiedConnection:
            language.pick(
                en: "cameras in use that a probe reached within the window / cameras in use",
                zh: "时间窗内探测到的在用摄像机 / 在用摄像机")
        case .build: language.pick(en: "cameras built / cameras planned", zh: "已建成摄像机 / 规划摄像机")
        case .online: language.pick(en: "time online / time observed", zh: "在线时长 / 观测时长")
        case .serviceability:
            language.pick(
                en: "cameras in use, not under repair, not found offline or degraded / cameras in use",
                zh: "非维修且未被探测为离线或异常的在用摄像机 / 在用摄像机")
        case .highDefinition:
            language.pick(
                en: "cameras in use of 1080p or better / those of known resolution",
                zh: "1080p 及以上的在用摄像机 / 分辨率已知的在用摄像机")
        case .filing: language.pick(en: "complete records / records", zh: "必填项齐全的档案 / 全部档案")
        case .completeness: language.pick(en: "filled required fields / required fields", zh: "已填必填项 / 必填项")
        }
    }
}

/// The word for a group of a report: a category or all records.
func groupLabel(_ category: AreaCategory?, _ language: Language) -> String {
    category?.label(language) ?? language.pick(en: "all cameras", zh: "全部点位")
}

/// Text fit for one line of a terminal: control characters become blanks.
func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
        return text
    }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        out.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(out)
}
