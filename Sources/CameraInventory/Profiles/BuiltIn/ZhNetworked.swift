extension BuiltInProfiles {
    /// One dictionary writes 0 for 已联网. Chosen by name only: the file itself cannot tell.
    static let zeroNetworked = """
        name: zh-0-networked
        title: 一机一档，联网属性 0 为已联网、1 为未联网
        extends: zh-73
        automatic: false
        columns:
          networkStatus:
            values: {"0": networked, "1": notNetworked}
        """

    /// Another writes 1 for 已联网 and anything else for 未联网.
    static let oneNetworked = """
        name: zh-1-networked
        title: 一机一档，联网属性 1 为已联网、其他为未联网
        extends: zh-73
        automatic: false
        columns:
          networkStatus:
            values: {"1": networked}
            otherwise: notNetworked
        """
}
