import CameraModel

/// The Chinese headers of camera inventories: the 27-column core of 一机一档, the 2025 template's additions, and
/// the spellings that stand in real files.
let cameraHeaders = HeaderTable<CameraColumn>(aliases: [
    (.deviceCode, ["设备编码", "国标编码", "设备国标编码", "摄像机编码", "摄像机国标编码"]), (.name, ["设备名称", "摄像机名称"]),
    (.commonName, ["点位俗称"]),
    (.divisionCode, ["行政区域", "行政区划", "行政区划代码"]), (.zone, ["所属区域"]), (.category, ["区域类别"]),
    (.sector, ["所属部门/行业", "行业", "所属行业"]), (.pointClass, ["监控点位类型", "点位类型"]), (.cameraType, ["摄像机类型"]),
    (.functionTypes, ["摄像机功能类型", "功能类型"]), (.manufacturer, ["设备厂商"]), (.model, ["设备型号"]),
    (.resolution, ["图像分辨率", "分辨率"]), (.encoding, ["摄像机编码格式", "编码格式"]), (.lightType, ["补光属性"]),
    (.address, ["安装地址", "安装地点"]), (.longitude, ["经度", "设备经度"]), (.latitude, ["纬度", "设备纬度", "设备维度", "维度"]),
    (.bearing, ["监视方位", "监控方位"]), (.horizontalFieldAngle, ["水平视场角"]), (.verticalFieldAngle, ["垂直视场角"]),
    (.tilt, ["俯仰角"]), (.mountHeight, ["安装高度"]), (.maxViewDistance, ["可视距离", "最大可视距离"]),
    (.positionTypes, ["摄像机位置类型", "位置类型"]), (.networkStatus, ["联网属性", "联网状态"]), (.networkKind, ["接入网络"]),
    (.ipv4, ["IPV4地址", "IP地址"]), (.ipv6, ["IPV6地址"]), (.port, ["访问端口"]), (.mac, ["MAC地址"]),
    (.endpoints, ["取流地址"]), (.sites, ["覆盖部位"]), (.owner, ["建设单位/设备归属", "建设单位", "设备归属", "产权单位"]),
    (.ownership, ["归属类型"]), (.managementUnit, ["管理单位"]), (.maintenanceUnit, ["维护单位"]), (.pole, ["立杆编号"]),
    (.parent, ["父设备", "父设备编码"]), (.phase, ["建设期数"]), (.investment, ["投资额"]),
    (.installTime, ["安装时间", "安装日期"]),
    (.deviceState, ["设备状态"]), (.retentionDays, ["录像保存天数", "保存天数"]), (.legalBasis, ["法律依据"]),
    (.filingNumber, ["备案编号", "备案号"]), (.filedOn, ["备案时间", "备案日期"]), (.signage, ["提示标识"]),
    (.consentReference, ["同意文号"]), (.approvalReference, ["批准文号"]), (.attachments, ["附件"]),
    (.formerCode, ["原设备编码"]),
])

/// The headers of zone inventories.
let zoneHeaders = HeaderTable<ZoneRow.Column>(aliases: [
    (.zone, ["区域编码", "区域代码", "行政区划代码", "所属区域"]), (.name, ["区域名称", "名称"]), (.level, ["级别", "区域级别"]),
    (.parent, ["上级区域", "上级编码"]), (.kind, ["区域类别"]), (.plannedCameras, ["规划数量", "规划摄像机数"]),
    (.requiredKeyPublicArea, ["重点公共区域部位数"]), (.requiredKeyIndustry, ["重点行业部位数"]),
])

/// The headers of inventories of required sites.
let siteHeaders = HeaderTable<SiteRow.Column>(aliases: [
    (.site, ["部位编码", "采集部位", "覆盖部位"]), (.name, ["部位名称", "名称"]), (.zone, ["所属区域"]), (.category, ["区域类别"]),
    (.sector, ["行业", "所属部门/行业"]), (.longitude, ["经度"]), (.latitude, ["纬度", "维度"]),
    (.requiredCameras, ["应装数量", "所需摄像机数"]),
])
