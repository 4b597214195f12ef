import CameraModel

// Wording of the decree was seen in fragments only: every sentence asks for a review and none says what is lawful.
extension Rule {
    static let basisMissing = Rule(
        "legal-basis-missing", .warning,
        en: "no legal basis is stated (articles 7 and 9): review what allows this camera, and state it",
        zh: "未填写设置依据（第七条、第九条）：请核查并补充")
    static let ownerNotGovernment = Rule(
        "owner-not-government", .warning,
        en: "stands on article 7(1), built by government, but its owner is of class {0}: review",
        zh: "依据第七条第一款（政府建设），但归属类型为 {0}：请核查")
    static let ownerNotOperator = Rule(
        "owner-not-operator", .warning,
        en:
            "stands on article 7(2), built by the operator of the place, but its owner is of class {0}: review",
        zh: "依据第七条第二款（经营管理单位建设），但归属类型为 {0}：请核查")
    static let unitMissing = Rule(
        "responsible-unit-missing", .warning,
        en:
            "stands on article 7(2), but no owner and no management unit is stated: review who answers for it",
        zh: "依据第七条第二款，但未填写归属单位和管理单位：请核查责任单位")
    static let forbiddenPlace = Rule(
        "forbidden-place", .warning,
        en:
            "name, address or position says \"{0}\", a place of article 8: review where it hangs and what it sees",
        zh: "名称、地址或位置含“{0}”，属第八条所列场所：请实地核查安装位置和视野")
    static let consentMissing = Rule(
        "consent-missing", .warning,
        en: "name, address or position says \"{0}\" and no consent is on record (article 10): review",
        zh: "名称、地址或位置含“{0}”，未登记同意文件（第十条）：请核查")
    static let signageAbsent = Rule(
        "signage-absent", .warning, en: "no sign tells of the camera (article 13): review",
        zh: "未设置提示标识（第十三条）：请核查")
    static let signageUnknown = Rule(
        "signage-unknown", .note, en: "nobody says whether a sign tells of the camera (article 13): review",
        zh: "未填写是否设置提示标识（第十三条）：请核查")
    static let filingOverdue = Rule(
        "filing-overdue", .warning,
        en: "no filing with the county police is on record; it was due by {0} (article 14): review",
        zh: "未登记备案，期限为 {0}（第十四条）：请核查")
    static let filingMissing = Rule(
        "filing-missing", .note,
        en: "no filing with the county police is on record; due by {0} (article 14): review",
        zh: "尚未登记备案，期限 {0}（第十四条）：请核查")
    static let filingLate = Rule(
        "filing-late", .note, en: "filed on {0}, due by {1} (article 14): review",
        zh: "备案日期 {0}，晚于期限 {1}（第十四条）：请核查")
    static let retentionShort = Rule(
        "retention-short", .warning, en: "keeps recordings for {0} days, fewer than 30 (article 17): review",
        zh: "录像保存 {0} 天，少于 30 天（第十七条）：请核查")
    static let retentionUnknown = Rule(
        "retention-unknown", .note, en: "nobody says how long recordings are kept (article 17): review",
        zh: "未填写录像保存天数（第十七条）：请核查")
    static let retentionLong = Rule(
        "retention-long", .note,
        en:
            "keeps recordings for {0} days and states no legal basis (article 17: delete when the purpose is met): review",
        zh: "录像保存 {0} 天且未填写依据（第十七条：目的实现后应删除）：请核查")
    static let changedSinceFiling = Rule(
        "changed-since-filing", .note,
        en: "{0} changed on {1}, after the filing of {2} (article 14: file changes promptly): review",
        zh: "{0} 于 {1} 变更，晚于备案日 {2}（第十四条：变更应及时备案）：请核查")
    static let changeUnapproved = Rule(
        "change-without-approval", .warning,
        en:
            "{0} changed on {1}, after the filing of {2}, and no approval is on record (articles 14, 23(2)): review",
        zh: "{0} 于 {1} 变更，晚于备案日 {2}，未登记批准文件（第十四条、第二十三条第二款）：请核查")
    static let columnUnused = Rule(
        "accountability-column-unused", .warning,
        en: "no camera states {0}, which article {1} asks about: import the column",
        zh: "没有任何摄像机填写 {0}（涉及第 {1} 条）：请补充导入该列")
}
