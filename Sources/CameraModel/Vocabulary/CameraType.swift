/// The build of a camera (摄像机类型) of GB/T 28181 and of the one-camera-one-file tables.
public enum CameraType: String, Vocabulary {
    /// 球机: pan, tilt and zoom.
    case dome
    /// 半球.
    case halfDome
    /// 固定枪机.
    case fixedBullet
    /// 遥控枪机.
    case remoteBullet
    /// 全景.
    case panoramic
    /// 卡口枪机.
    case checkpoint
    /// 其他.
    case other
    /// The inventory does not say.
    case unknown

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .dome: language.pick(en: "dome", zh: "球机")
        case .halfDome: language.pick(en: "half dome", zh: "半球")
        case .fixedBullet: language.pick(en: "fixed bullet", zh: "固定枪机")
        case .remoteBullet: language.pick(en: "remote bullet", zh: "遥控枪机")
        case .panoramic: language.pick(en: "panoramic", zh: "全景")
        case .checkpoint: language.pick(en: "checkpoint", zh: "卡口")
        case .other: language.pick(en: "other", zh: "其他")
        case .unknown: language.pick(en: "unknown", zh: "未知")
        }
    }
}
