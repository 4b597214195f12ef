import CCurl

/// The one owner of a libcurl multi handle: made, used and freed in the thread of its run.
///
/// Easy handles must be removed before it is freed: ``ProbeLoop`` sees to that.
struct CurlMulti: ~Copyable {
    let handle: UnsafeMutableRawPointer
    /// What the callbacks point to; it outlives the handle because it is freed after `deinit`.
    private let sockets: SocketWatch

    /// A multi handle that tells `sockets` which descriptors to watch and when to come back.
    init(sockets: SocketWatch) throws(ProbeError) {
        guard let handle = curl_multi_init() else {
            throw .libraryFailed(code: Int(CURLE_OUT_OF_MEMORY.rawValue))
        }
        self.handle = handle
        self.sockets = sockets
        sockets.multi = handle
        let context = Unmanaged.passUnretained(sockets).toOpaque()
        _ = ccurl_multi_set_socket(handle, SocketWatch.socketCallback, context)
        _ = ccurl_multi_set_timer(handle, SocketWatch.timerCallback, context)
        // Each probe is a connection of its own: nothing is multiplexed, nothing kept.
        _ = ccurl_multi_set_long(handle, CURLMOPT_PIPELINING, 0)
    }

    deinit { curl_multi_cleanup(handle) }

    func add(_ easy: borrowing CurlEasy) throws(ProbeError) {
        try check(curl_multi_add_handle(handle, easy.handle))
    }

    func remove(_ easy: borrowing CurlEasy) { _ = curl_multi_remove_handle(handle, easy.handle) }

    /// Tells libcurl what happened on a descriptor, or with `CURL_SOCKET_TIMEOUT` that its time has come.
    func act(on descriptor: Int32, _ events: Int32) throws(ProbeError) {
        var running: Int32 = 0
        try check(curl_multi_socket_action(handle, descriptor, events, &running))
    }

    /// The next transfer that has ended; `nil` when there is none.
    func nextEnded() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(handle, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
                continue
            }
            return (easy, ccurl_message_result(message))
        }
        return nil
    }

    private func check(_ code: CURLMcode) throws(ProbeError) {
        guard code == CURLM_OK else { throw .loopFailed(code: Int(code.rawValue)) }
    }
}
