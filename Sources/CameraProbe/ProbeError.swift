public import CameraModel
import Glibc

/// Why a run could not be done at all: our own failure, never a camera's.
public enum ProbeError: Error, Hashable, Sendable {
    /// libcurl could not be started; its own code.
    case libraryFailed(code: Int)
    /// libcurl was built without HTTP, TLS or asynchronous name resolution: what is missing.
    case libraryLacks(String)
    /// A kernel call of the loop failed: which, and errno.
    case systemFailed(call: String, errno: Int32)
    /// libcurl's multi interface failed; its own code.
    case loopFailed(code: Int)

    /// What happened and what to try.
    public func message(_ language: Language = .english) -> String {
        switch self {
        case .libraryFailed(let code):
            language.pick(
                en: "libcurl could not be started (code \(code)); is there enough memory?",
                zh: "libcurl 无法启动（代码 \(code)）；内存是否不足？")
        case .libraryLacks(let what):
            language.pick(
                en: "libcurl was built without \(what); install the distribution's libcurl4",
                zh: "libcurl 缺少 \(what)；请安装发行版自带的 libcurl4")
        case .systemFailed(let call, let errno):
            language.pick(
                en: "\(call) failed: \(systemText(errno)); is a limit of this machine reached (ulimit -n)?",
                zh: "\(call) 失败：\(systemText(errno))；是否达到本机限制（ulimit -n）？")
        case .loopFailed(let code):
            language.pick(
                en: "libcurl's loop failed (code \(code)); run again, and report it if it stays",
                zh: "libcurl 循环失败（代码 \(code)）；请重试，若仍出现请报告")
        }
    }
}

extension ProbeError: CustomStringConvertible {
    /// What a person reads.
    public var description: String { message() }
}

/// The kernel's words for an error number.
func systemText(_ number: Int32) -> String {
    guard let text = strerror(number) else { return "error \(number)" }
    return String(cString: text)
}
