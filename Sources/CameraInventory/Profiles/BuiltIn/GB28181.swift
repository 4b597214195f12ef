extension BuiltInProfiles {
    /// The elements of a GB/T 28181 catalog, of all editions: later ones add elements and codes and change none.
    /// DirectionType is not APE's MonitorDirection. Status says what the platform saw last, so it stays an extra.
    static let gb28181 = """
        name: gb28181
        title: GB/T 28181 catalog (Catalog, Item and Info elements)
        edition: "2022"
        columns:
          deviceCode: DeviceID
          name: Name
          commonName: PointCommonName
          manufacturer: Manufacturer
          model: Model
          owner: Owner
          divisionCode: {headers: [CivilCode], values: {CivilCode: ""}}
          address: Address
          parent: {headers: [ParentID], values: {ParentID: ""}}
          ipv4: IPAddress
          port: Port
          mac: MAC
          longitude: Longitude
          latitude: Latitude
          horizontalFieldAngle: HorizontalFieldAngle
          verticalFieldAngle: VerticalFieldAngle
          maxViewDistance: MaxViewDistance
          cameraType:
            headers: [PTZType]
            values: {0: unknown, 1: dome, 2: halfDome, 3: fixedBullet, 4: remoteBullet, 5: halfDome,
                     6: panoramic, 7: other, 99: unknown}
          bearing:
            headers: [DirectionType]
            values: {0: "", 1: 东, 2: 西, 3: 南, 4: 北, 5: 东南, 6: 东北, 7: 西南, 8: 西北, 9: 全向}
          positionTypes:
            headers: [PositionType]
            separator: /
            values: {0: "", 1: 省际检查站, 2: 党政机关, 3: 车站码头, 4: 中心广场, 5: 体育场馆, 6: 商业中心,
                     7: 宗教场所, 8: 校园周边, 9: 治安复杂区域, 10: 交通干线}
          functionTypes: {headers: [FunctionType], separator: /}
          lightType:
            headers: [SupplyLightType]
            values: {0: "", 1: none, 2: infrared, 3: white, 4: laser, 9: other}
          pointClass:
            headers: [PointType]
            values: {1: first, 2: second, 3: third, 4: internal, 9: other}
          encoding:
            headers: [EncodeType]
            values: {1: MPEG-4, 2: H.264, 3: SVAC, 4: H.265}
          resolution:
            headers: [Resolution]
            values: {1: QCIF, 2: CIF, 3: 4CIF, 4: D1, 5: 720P, 6: 1080P, 7: 4K}
          sector: IndustrialClassification
          managementUnit: ManagementUnit
          installTime: InstallTime
          retentionDays: RecordSaveDays
        extras:
          roomType: {headers: [RoomType], values: {0: "", 1: outdoor, 2: indoor}}
          useType: {headers: [UseType], values: {0: "", 1: 治安, 2: 交通, 3: 重点}}
          Status: Status
          BusinessGroupID: BusinessGroupID
          SecurityLevelCode: SecurityLevelCode
          PhotoelectricImagingType: PhotoelectricImagingType
          CapturePositionType: CapturePositionType
          MobileDeviceType: MobileDeviceType
          GrassrootsCode: GrassrootsCode
          Block: {headers: [Block], values: {Block: ""}}
        drop: [Password, ContactInfo]
        ignore: [Parental, SafetyWay, RegisterWay, CertNum, Certifiable, ErrCode, EndTime, Secrecy, Event,
                 DownloadSpeed, SVCSpaceSupportMode, SVCTimeSupportMode]
        """
}
