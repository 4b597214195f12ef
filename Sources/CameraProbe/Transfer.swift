import CCurl
import CameraModel
import Glibc

/// One place at work: an easy handle that is used again and again, and what the present attempt has seen.
///
/// libcurl's callbacks hold an unretained pointer to it: ``ProbeLoop`` keeps it alive while it is at work.
final class Transfer {
    let easy: CurlEasy
    private let maxBytes: Int

    var job = Job(index: 0)
    var startedAt = Instant(milliseconds: 0)
    /// When the attempt and its present hop began, by ``monotonicSeconds()``.
    var attemptBegan = 0.0
    var hopBegan = 0.0
    /// Redirects followed in this attempt.
    var redirects = 0
    /// What the present hop asks, with whatever the redirect's address carries.
    var address = ""

    private(set) var body: [UInt8] = []
    private(set) var finding = BodyFinding.tooFew
    /// Why we stopped reading; `nil` when we did not.
    private(set) var stopped: TransferEnd?
    private(set) var firstByteAt: Double?
    /// Whether a socket was asked for: the name was resolved.
    private(set) var openedSocket = false
    /// Why this machine could not open a socket, as errno; 0 when it could.
    private(set) var socketErrno: Int32 = 0

    init(maxBytes: Int) throws(ProbeError) {
        easy = try CurlEasy()
        self.maxBytes = maxBytes
    }

    /// Forgets what the last hop saw, and has the callbacks come here.
    func prepare() {
        body.removeAll(keepingCapacity: true)
        (finding, stopped, firstByteAt, openedSocket, socketErrno) = (.tooFew, nil, nil, false, 0)
        easy.reset()
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = ccurl_easy_set_pointer(easy.handle, CURLOPT_PRIVATE, context)
        _ = ccurl_easy_set_write(easy.handle, Transfer.writeCallback, context)
        _ = ccurl_easy_set_open_socket(easy.handle, Transfer.socketCallback, context)
    }

    /// Takes in bytes of the body; says whether more are wanted.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if firstByteAt == nil { firstByteAt = monotonicSeconds() }
        // Only the body of a success is looked at: what an error page says changes nothing.
        guard (200..<300).contains(easy.long(CURLINFO_RESPONSE_CODE)) else {
            stopped = .enough
            return false
        }
        body.append(contentsOf: bytes.prefix(maxBytes - body.count))
        finding = readBody(body.span, contentType: easy.text(CURLINFO_CONTENT_TYPE))
        switch finding {
        case .proven: stopped = .enough
        case .other where body.count >= 1024: stopped = .capped
        default: stopped = body.count >= maxBytes ? .capped : nil
        }
        return stopped == nil
    }

    private static let writeCallback: ccurl_write_callback = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }

    /// Opens the socket for libcurl, which keeps to itself why it could not.
    private static let socketCallback: curl_opensocket_callback = { context, _, address in
        guard let context, let address else { return -1 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        transfer.openedSocket = true
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.pointee.family, kind, address.pointee.`protocol`)
        if descriptor < 0 { transfer.socketErrno = errno }
        return descriptor
    }
}
