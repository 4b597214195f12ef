import CameraModel

/// What people call the outcome of a probe.
enum OutcomeNames {
    static func label(_ outcome: ProbeOutcome, _ language: Language) -> String {
        language == .chinese ? chinese(outcome) : english(outcome)
    }

    private static func english(_ outcome: ProbeOutcome) -> String {
        switch outcome {
        case .streaming: "streams"
        case .slow: "streams, slowly"
        case .stale: "playlist does not go on"
        case .ended: "playlist has ended"
        case .frozen: "the same picture again and again"
        case .segmentFailed: "newest segment missing or empty"
        case .answering: "device answers"
        case .wrongClock: "device's clock is wrong"
        case .deviceFault: "device answers with a fault"
        case .notVideo: "answers, not with video"
        case .emptyBody: "answers with nothing"
        case .httpError: "error of the server"
        case .needsCredentials: "needs credentials"
        case .refused: "connection refused"
        case .unresolved: "name does not resolve"
        case .unreachable: "no way to it"
        case .connectTimedOut: "no connection in time"
        case .tlsTimedOut: "no TLS in time"
        case .firstByteTimedOut: "no first byte in time"
        case .transferTimedOut: "too few bytes in time"
        case .tlsFailed: "TLS failed"
        case .connectionLost: "connection broke"
        case .protocolError: "another protocol"
        case .redirectRefused: "redirect refused"
        case .unsupported: "scheme not asked"
        case .localFailure: "the prober's machine failed"
        case .cancelled: "cancelled"
        }
    }

    private static func chinese(_ outcome: ProbeOutcome) -> String {
        switch outcome {
        case .streaming: "有视频流"
        case .slow: "有视频流，响应慢"
        case .stale: "播放列表不更新"
        case .ended: "播放列表已结束"
        case .frozen: "画面静止"
        case .segmentFailed: "最新分片缺失或为空"
        case .answering: "设备应答"
        case .wrongClock: "设备时钟错误"
        case .deviceFault: "设备应答故障"
        case .notVideo: "应答内容不是视频"
        case .emptyBody: "应答为空"
        case .httpError: "服务端错误"
        case .needsCredentials: "需要凭据"
        case .refused: "连接被拒绝"
        case .unresolved: "域名无法解析"
        case .unreachable: "网络不可达"
        case .connectTimedOut: "连接超时"
        case .tlsTimedOut: "TLS 握手超时"
        case .firstByteTimedOut: "首字节超时"
        case .transferTimedOut: "传输超时"
        case .tlsFailed: "TLS 失败"
        case .connectionLost: "连接中断"
        case .protocolError: "协议不符"
        case .redirectRefused: "重定向被拒绝"
        case .unsupported: "不支持的协议"
        case .localFailure: "探测机自身故障"
        case .cancelled: "已取消"
        }
    }
}
