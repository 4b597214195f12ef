public import CameraModel

/// What only the registry can find: how a row stands to what is already there. The sentences stand here.
extension Rule {
    /// The zone that a row names is not in the registry.
    public static let zoneUnknown = Rule(
        "zone-unknown", .error,
        en:
            "no zone \"{found}\" in the registry; import it first (sharpeyes import zones), or correct the row",
        zh: "登记库中没有区域“{found}”；请先导入该区域（sharpeyes import zones），或改正此行")
    /// A zone's name stands for several zones.
    public static let zoneAmbiguous = Rule(
        "zone-ambiguous", .error,
        en: "{0} zones are called \"{found}\" ({1}); write the zone's code",
        zh: "有 {0} 个区域名为“{found}”（{1}）；请改填区域代码")
    /// A camera names no zone, and its codes lead to none.
    public static let zoneMissing = Rule(
        "zone-missing", .error,
        en: "the row names no zone, and its codes start with no zone's; fill the zone in, or give --zone",
        zh: "此行未写区域，其编码也不以任何区域代码开头；请填写区域，或使用 --zone")
    /// The same device code stood earlier in the file.
    public static let deviceCodeDuplicate = Rule(
        "device-code-duplicate", .error,
        en: "the same device code stands in line {0} of this file; one camera, one row",
        zh: "同一设备编码已出现在本文件第 {0} 行；一机一行")
    /// A site that a camera names is not there yet.
    public static let siteUnknown = Rule(
        "site-unknown", .warning,
        en: "no site \"{found}\" in the registry yet; the camera joins it when the site is imported",
        zh: "登记库中尚无部位“{found}”；导入该部位后自动关联")
    /// The same zone code stood earlier in the file.
    public static let zoneDuplicate = Rule(
        "zone-duplicate", .error,
        en: "the zone \"{found}\" stands in line {0} of this file already; one zone, one row",
        zh: "区域“{found}”已出现在本文件第 {0} 行；一区一行")
    /// A zone's parent is neither in the file nor in the registry.
    public static let zoneParentUnknown = Rule(
        "zone-parent-unknown", .error,
        en:
            "the parent \"{found}\" is neither in this file nor in the registry; add its row, or leave the cell empty",
        zh: "上级区域“{found}”既不在本文件中，也不在登记库中；请补上该行，或留空")
    /// Following the parents of a zone comes back to it.
    public static let zoneCycle = Rule(
        "zone-cycle", .error,
        en: "the parents of this zone lead back to itself ({found}); correct one of them",
        zh: "该区域的上级链回到自身（{found}）；请改正其中一个上级")
    /// A new zone has no name.
    public static let zoneNameMissing = Rule(
        "zone-name-missing", .error,
        en: "a new zone needs a name; fill the cell in", zh: "新区域必须有名称；请填写")
    /// The same site stood earlier in the file.
    public static let siteDuplicate = Rule(
        "site-duplicate", .error,
        en: "the site \"{found}\" stands in line {0} of this file already; one site, one row",
        zh: "部位“{found}”已出现在本文件第 {0} 行；一处一行")

    /// The same road or building stood earlier in the file.
    public static let shapeDuplicate = Rule(
        "shape-duplicate", .error,
        en:
            "the road or building \"{found}\" stands in this file already; one row each, or a code of its own",
        zh: "道路或建筑“{found}”已出现在本文件中；每个一行，或另给编码")

    /// A record of the registry that a file which should be complete does not name.
    public static let missingFromFile = Rule(
        "missing-from-file", .note,
        en: "\"{found}\" is in the registry and not in this file; nothing was removed",
        zh: "“{found}”在登记库中而不在本文件中；未删除任何记录")
    /// No camera has the values by which the row should be recognised.
    public static let matchNone = Rule(
        "match-none", .error,
        en:
            "the row has no device code, and no camera has {found}; fill the device code in, or correct the value",
        zh: "此行无设备编码，且没有摄像机具有 {found}；请填写设备编码或改正该值")
    /// Several cameras have the values by which the row should be recognised.
    public static let matchAmbiguous = Rule(
        "match-ambiguous", .error,
        en: "the row has no device code, and {0} cameras have {found} ({1}); fill the device code in",
        zh: "此行无设备编码，且有 {0} 台摄像机具有 {found}（{1}）；请填写设备编码")
    /// A new camera answers at the address of another.
    public static let lookalikeAddress = Rule(
        "lookalike-address", .warning,
        en:
            "{0} cameras have the address {found}, another is {1}; is one of them there twice under two device codes?",
        zh: "{0} 台摄像机的地址为 {found}，另一台是 {1}；是否同一台摄像机以两个编码登记了两次？")
    /// A new camera has the name of another one that stands within 20 metres.
    public static let lookalikePlace = Rule(
        "lookalike-place", .warning,
        en:
            "{0} cameras within 20 m of one another are called \"{found}\", another is {1}; is one of them there twice?",
        zh: "20 米之内有 {0} 台摄像机名为“{found}”，另一台是 {1}；是否重复登记？")
    /// Not every new camera was compared with the others.
    public static let lookalikeUnchecked = Rule(
        "lookalike-unchecked", .note,
        en:
            "only the first {0} new cameras were compared with others by address and name; import in smaller files",
        zh: "仅对前 {0} 台新摄像机按地址和名称与其他摄像机做了比对；请分成较小的文件导入")

    /// Every rule of this room.
    public static let registryRules: [Rule] = [
        zoneUnknown, zoneAmbiguous, zoneMissing, deviceCodeDuplicate, siteUnknown, zoneDuplicate,
        zoneParentUnknown,
        zoneCycle, zoneNameMissing, siteDuplicate, shapeDuplicate, missingFromFile, matchNone, matchAmbiguous,
        lookalikeAddress,
        lookalikePlace, lookalikeUnchecked, datumSuspected,
    ]
}
