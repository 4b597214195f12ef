extension BuiltInProfiles {
    /// The capture devices (APE 采集设备) of a GA/T 1400 view library. MonitorDirection has its own order of directions.
    /// IsOnline says what the platform saw last, so it stays an extra.
    static let gat1400 = """
        name: gat1400
        title: GA/T 1400 view library, APE objects
        columns:
          deviceCode: [ApeID]
          name: Name
          model: Model
          ipv4: IPAddr
          ipv6: IPV6Addr
          port: Port
          longitude: Longitude
          latitude: Latitude
          divisionCode: PlaceCode
          address: Place
          bearing:
            headers: [MonitorDirection]
            values: {1: 东, 2: 西, 3: 南, 4: 北, 5: 东北, 6: 西南, 7: 东南, 8: 西北, 9: ~}
          functionTypes:
            headers: [FunctionType]
            separator: /
            values: {1: 车辆卡口, 2: 人员卡口, 3: 微卡口, 4: 特征摄像机, 5: 普通监控, 6: 高空瞭望, 99: 其他}
          positionTypes:
            headers: [PositionType]
            separator: /
            values: {1: 省际检查站, 2: 党政机关, 3: 车站码头, 4: 中心广场, 5: 体育场馆, 6: 商业中心,
                     7: 宗教场所, 8: 校园周边, 9: 治安复杂区域, 10: 交通干线}
        extras:
          OrgCode: OrgCode
          CapDirection: CapDirection
          MonitorAreaDesc: MonitorAreaDesc
          IsOnline: IsOnline
          OwnerApsID: OwnerApsID
        drop: [UserId, Password]
        """
}
