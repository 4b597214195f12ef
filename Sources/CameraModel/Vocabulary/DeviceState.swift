/// The state of a device in its life (设备状态).
public enum DeviceState: String, Vocabulary {
    /// Planned, not yet built; counts only in the build rate.
    case planned
    /// In use: 在用.
    case inUse
    /// Being repaired (维修); still counts as in use.
    case underRepair
    /// Taken down (拆除); counts nowhere.
    case removed
    /// The inventory does not say; enters no whole and is counted as unknown.
    case unknown

    /// The word in a language, as a report prints it.
    public func label(_ language: Language) -> String {
        switch self {
        case .planned: language.pick(en: "planned", zh: "规划")
        case .inUse: language.pick(en: "in use", zh: "在用")
        case .underRepair: language.pick(en: "under repair", zh: "维修")
        case .removed: language.pick(en: "removed", zh: "拆除")
        case .unknown: language.pick(en: "unknown", zh: "未知")
        }
    }
}

extension DeviceState {
    /// Whether the camera belongs to the whole of connection, serviceability and the like.
    ///
    /// Contract: "in use" is `inUse` or `underRepair`.
    @inlinable public var isInUse: Bool { self == .inUse || self == .underRepair }
}
