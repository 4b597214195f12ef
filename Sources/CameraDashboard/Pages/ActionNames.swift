import CameraModel

/// What the access log's words are called.
enum ActionNames {
    /// A word of the log in a language; one that is not known stays as it is.
    static func label(_ action: String, _ language: Language) -> String {
        guard language == .chinese else { return action }
        if let name = chinese[action] { return name }
        guard action.hasPrefix("finding "), let state = FindingState(rawValue: String(action.dropFirst(8)))
        else { return action }
        return "问题：" + state.label(.chinese)
    }

    private static let chinese = [
        "sign-in": "登录", "sign-in refused": "登录被拒", "revert": "撤销批次", "export": "导出", "list": "列出",
        "sample": "抽样",
        "download audit": "下载审计报告", "download cameras": "下载摄像机清单", "download findings": "下载问题清单",
        "download rejects": "下载拒收行",
    ]
}
