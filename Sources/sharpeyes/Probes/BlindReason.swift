import CameraModel

/// Why a run is taken for blind: it says something about us, and nothing about the cameras.
enum BlindReason {
    /// None of the control targets answered.
    case controls
    /// So many of the endpoints that were reached before were not reached now.
    case fallen(Int, of: Int)

    func words(_ language: Language) -> String {
        switch self {
        case .controls:
            language.pick(
                en: "no control target answers: look at this machine's network",
                zh: "控制目标均无应答：请检查本机网络")
        case .fallen(let part, let whole):
            language.pick(
                en: "\(part) of \(whole) endpoints that were up are not reached: look at this machine's "
                    + "network; if they are really down, say --blind-above 100",
                zh: "原先在线的 \(whole) 个端点中有 \(part) 个无法到达：请检查本机网络；若确已离线，请用 --blind-above 100")
        }
    }
}
