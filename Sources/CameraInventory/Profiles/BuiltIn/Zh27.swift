extension BuiltInProfiles {
    /// The 27-column core of 一机一档 with the spellings that stand in real files, and the house's own Chinese headers.
    /// Digit codes: GB/T 28181-2022 and the 一机一档 dictionaries. 联网属性 stays without: sources use its digits both ways.
    static let zh27 = """
        name: zh-27
        title: 一机一档 27 列
        columns:
          deviceCode: [设备编码, 国标编码, 设备国标编码, 摄像机编码, 摄像机国标编码, 国标ID]
          name: [设备名称, 摄像机名称, 名称]
          commonName: 点位俗称
          divisionCode: [行政区域, 行政区划, 行政区划代码]
          zone: 所属区域
          category: 区域类别
          sector:
            headers: [所属部门/行业, 行业, 所属行业]
            values: {1: 公安, 2: 环保, 3: 文博, 4: 医疗, 5: 旅游, 6: 广电, 7: 食药, 8: 教育, 9: 检察院, 10: 法院,
                     11: 金融, 12: 交通, 13: 住建, 14: 水利, 15: 林业, 16: 安监, 17: 市政, 18: 国土}
          pointClass:
            headers: [监控点位类型, 点位类型]
            values: {1: first, 2: second, 3: third, 4: internal, 9: other}
          cameraType:
            headers: [摄像机类型]
            values: {1: dome, 2: halfDome, 3: fixedBullet, 4: remoteBullet, 5: checkpoint, 99: unknown}
          functionTypes: {headers: [摄像机功能类型, 功能类型], separator: /}
          manufacturer: [设备厂商]
          model: 设备型号
          resolution: [图像分辨率, 分辨率]
          encoding:
            headers: [摄像机编码格式, 编码格式]
            values: {1: MPEG-4, 2: H.264, 3: SVAC, 4: H.265}
          lightType:
            headers: [补光属性]
            values: {1: none, 2: infrared, 3: white, 4: laser, 9: other}
          address: [安装地址, 安装地点]
          longitude: [经度, 设备经度, 经度 WGS-84坐标系]
          latitude: [纬度, 设备纬度, 设备维度, 维度, 纬度 WGS-84坐标系]
          bearing:
            headers: [监视方位, 监控方位]
            values: {1: 东, 2: 西, 3: 南, 4: 北, 5: 东南, 6: 东北, 7: 西南, 8: 西北, 9: 全向}
          horizontalFieldAngle: 水平视场角
          verticalFieldAngle: 垂直视场角
          tilt: 俯仰角
          mountHeight: 安装高度
          maxViewDistance: [可视距离, 最大可视距离]
          positionTypes: {headers: [摄像机位置类型, 位置类型], separator: /}
          networkStatus: [联网属性, 联网状态]
          networkKind: 接入网络
          ipv4: [IPV4地址, IP地址]
          ipv6: IPV6地址
          port: 访问端口
          mac: MAC地址
          endpoints: 取流地址
          sites: 覆盖部位
          owner: [建设单位/设备归属, 建设单位, 设备归属, 产权单位]
          ownership: 归属类型
          managementUnit: 管理单位
          maintenanceUnit: 维护单位
          pole: 立杆编号
          parent: [父设备, 父设备编码]
          phase: 建设期数
          investment: 投资额
          installTime: [安装时间, 安装日期]
          deviceState:
            headers: [设备状态]
            values: {1: inUse, 2: underRepair, 3: removed}
          retentionDays: [录像保存天数, 保存天数]
          legalBasis: 法律依据
          filingNumber: [备案编号, 备案号]
          filedOn: [备案时间, 备案日期]
          signage: 提示标识
          consentReference: 同意文号
          approvalReference: 批准文号
          attachments: 附件
          formerCode: 原设备编码
        extras:
          所属辖区公安机关: 所属辖区公安机关
        drop: [管理单位联系方式]
        zones:
          columns:
            zone: [区域编码, 区域代码, 行政区划代码, 所属区域, 编号, adcode]
            name: [区域名称, 名称]
            level: [级别, 区域级别]
            parent: [上级区域, 上级编码, 上级]
            kind: 区域类别
            plannedCameras: [规划数量, 规划摄像机数]
            requiredKeyPublicArea: 重点公共区域部位数
            requiredKeyIndustry: 重点行业部位数
            boundary: [geometry, 边界]
        sites:
          columns:
            site: [部位编码, 采集部位, 覆盖部位]
            name: [部位名称, 名称]
            zone: 所属区域
            category: 区域类别
            sector: [行业, 所属部门/行业]
            longitude: 经度
            latitude: [纬度, 维度]
            requiredCameras: [应装数量, 所需摄像机数]
        """
}
