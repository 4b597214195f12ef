extension ProbeOutcome {
    /// What a technician tries first; empty when there is nothing to repair.
    public func likelyFix(_ language: Language) -> String {
        switch self {
        case .streaming, .answering, .cancelled, .unsupported: ""
        case .slow:
            language.pick(en: "look at the gateway's load and the uplink", zh: "检查网关负载和上联链路")
        case .stale, .ended:
            language.pick(
                en: "restart the packager; is the camera behind it sending?", zh: "重启切片服务；检查其后摄像机是否推流")
        case .frozen: language.pick(en: "restart the camera or the gateway", zh: "重启摄像机或网关")
        case .segmentFailed:
            language.pick(en: "look at the packager's disk and paths", zh: "检查切片服务的磁盘和路径")
        case .wrongClock:
            language.pick(en: "set time zone and NTP; look at the battery", zh: "校正时区和 NTP；检查电池")
        case .deviceFault: language.pick(en: "check service address and firmware", zh: "核对服务地址和固件")
        case .notVideo, .protocolError, .redirectRefused:
            language.pick(en: "correct the address in the inventory", zh: "更正台账中的取流地址")
        case .emptyBody: language.pick(en: "check the camera behind the gateway", zh: "检查网关后的摄像机")
        case .httpError: language.pick(en: "read the status: address or gateway", zh: "查看状态码：地址或网关问题")
        case .needsCredentials: language.pick(en: "put a login into the secrets file", zh: "在凭据文件中配置登录")
        case .refused: language.pick(en: "check port and service", zh: "检查端口和服务")
        case .unresolved: language.pick(en: "check the host's name", zh: "检查主机名")
        case .unreachable, .connectTimedOut:
            language.pick(en: "check power, switch and uplink", zh: "检查供电、交换机和上联链路")
        case .tlsTimedOut, .tlsFailed:
            language.pick(en: "check the device's TLS and certificate", zh: "检查设备 TLS 和证书")
        case .firstByteTimedOut: language.pick(en: "check the camera behind the gateway", zh: "检查网关后的摄像机")
        case .transferTimedOut, .connectionLost:
            language.pick(en: "check uplink and packet loss", zh: "检查上联带宽和丢包")
        case .localFailure:
            language.pick(en: "check this machine's limits (ulimit -n)", zh: "检查本机限制（ulimit -n）")
        }
    }
}
