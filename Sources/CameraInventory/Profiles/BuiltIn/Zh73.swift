extension BuiltInProfiles {
    /// What the 2025 template of 一机一档 has beyond the 27 columns. Its required headers end in （*）, which no lookup
    /// sees. People and secrets are dropped; what the registry has no column for stays an extra under its own header.
    static let zh73 = """
        name: zh-73
        title: 一机一档 2025 模板（73 列）
        edition: "2025"
        extends: zh-27
        columns:
          resolution:
            values: {1: QCIF, 2: CIF, 3: 4CIF, 4: D1, 5: 720P, 6: 1080P, 7: 4K}
        extras:
          承建单位: 承建单位
          接入方式: 接入方式
          镜头类型: 镜头类型
          安装类型: 安装类型
          高度类型: 高度类型
          周边标志: 周边标志
          室内外: {headers: [室内外], values: {1: 室外, 2: 室内}}
          通道号: 通道号
          启用时间: 启用时间
          报废时间: 报废时间
          存储类型: 存储类型
          采集区域类型: 采集区域类型
          更新时间: 更新时间
        drop: [管理员姓名, 管理员联系电话, 设备用户名, 设备口令]
        """
}
