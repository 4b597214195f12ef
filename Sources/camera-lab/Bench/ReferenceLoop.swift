import ArgumentParser
import CCurl
import Foundation
import Glibc

/// `camera-lab probe-loop`: the shortest libcurl loop that asks many addresses, and keeps nothing: what a prober is
/// measured against.
struct ReferenceLoop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe-loop", abstract: "Ask addresses with the plainest libcurl loop, keeping nothing.",
        shouldDisplay: false)

    @Option(help: "Transfers at once.") var atOnce = 256
    @Option(help: "Seconds for one transfer.") var timeout = 10
    @Argument(help: "A file of addresses, one a line.") var file: String

    func run() throws {
        let urls = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        guard let multi = curl_multi_init() else { throw ExitCode(2) }
        var (next, working, answered) = (0, 0, 0)
        var idle: [UnsafeMutableRawPointer] = []
        while next < urls.count || working > 0 {
            while working < atOnce, next < urls.count {
                guard let easy = idle.popLast() ?? curl_easy_init() else { throw ExitCode(2) }
                begin(easy, urls[next])
                curl_multi_add_handle(multi, easy)
                (next, working) = (next + 1, working + 1)
            }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            var left: Int32 = 0
            while let message = curl_multi_info_read(multi, &left) {
                guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
                    continue
                }
                var status = 0
                _ = ccurl_easy_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
                if status == 200 { answered += 1 }
                curl_multi_remove_handle(multi, easy)
                idle.append(easy)
                working -= 1
            }
            if running > 0 { curl_multi_poll(multi, nil, 0, 200, nil) }
        }
        print(answered)
    }

    private func begin(_ easy: UnsafeMutableRawPointer, _ url: String) {
        curl_easy_reset(easy)
        _ = ccurl_easy_set_string(easy, CURLOPT_URL, url)
        _ = ccurl_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_easy_set_long(easy, CURLOPT_FRESH_CONNECT, 1)
        _ = ccurl_easy_set_long(easy, CURLOPT_FORBID_REUSE, 1)
        _ = ccurl_easy_set_long(easy, CURLOPT_TIMEOUT_MS, timeout * 1000)
        _ = ccurl_easy_set_write(easy, { _, size, count, _ in size * count }, nil)
    }
}
