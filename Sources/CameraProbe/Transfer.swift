import CCurl
import CameraModel
import Glibc

/// One place at work: an easy handle that is used again and again, and what the present question has brought.
///
/// libcurl's callbacks hold an unretained pointer to it: ``ProbeLoop`` keeps it alive while it is at work.
final class Transfer {
    var easy: CurlEasy
    private let settings: ProbeSettings
    var maxBytes: Int { settings.maxBytes }

    /// Whose attempt it works for, and what it asks.
    var attempt: Attempt
    var question: Question
    /// When the present hop began, by ``monotonicSeconds()``.
    var hopBegan = 0.0
    /// What the handle is set up for when it carries nothing of one endpoint alone; `nil` when it does, and has to be
    /// set up anew: a login must not reach the next camera.
    var setUp: SetUp?
    struct SetUp: Equatable {
        var isSecure: Bool
        var verifies: Bool
    }
    /// Redirects followed for this question.
    var redirects = 0
    /// What the present hop asks, with whatever the redirect's address carries.
    var address = ""

    private(set) var body: [UInt8] = []
    /// Bytes that came, kept or not.
    private(set) var count = 0
    private(set) var finding = BodyFinding.tooFew
    private(set) var pictures = PictureTally()
    private var pictureAt: Double?
    /// Why we stopped reading; `nil` when we did not.
    private(set) var stopped: TransferEnd?
    private(set) var firstByteAt: Double?
    /// Whether a socket was asked for: the name was resolved.
    private(set) var openedSocket = false
    /// Why this machine could not open a socket, as errno; 0 when it could.
    private(set) var socketErrno: Int32 = 0
    /// Why an address was not connected to; `nil` when none was refused.
    private(set) var refusal: String?

    init(_ attempt: Attempt, _ question: Question, _ settings: ProbeSettings) throws(ProbeError) {
        easy = try CurlEasy()
        (self.attempt, self.question, self.settings) = (attempt, question, settings)
    }

    /// Forgets what the last hop saw.
    func forget() {
        body.removeAll(keepingCapacity: body.capacity <= 131_072)
        (count, finding, pictures, pictureAt) = (0, .tooFew, PictureTally(), nil)
        (stopped, firstByteAt, openedSocket, socketErrno, refusal) = (nil, nil, false, 0, nil)
        easy.forgetError()
    }

    /// Forgets how the handle was set up, and has the callbacks come here.
    func reset() {
        easy.reset()
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = ccurl_easy_set_pointer(easy.handle, CURLOPT_PRIVATE, context)
        _ = ccurl_easy_set_write(easy.handle, Transfer.writeCallback, context)
        _ = ccurl_easy_set_open_socket(easy.handle, Transfer.socketCallback, context)
    }

    /// Takes in bytes of the body; says whether more are wanted.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if firstByteAt == nil { firstByteAt = monotonicSeconds() }
        let isSuccess = (200..<300).contains(easy.long(CURLINFO_RESPONSE_CODE))
        // Only the body of a success is looked at: what an error page says changes nothing. ONVIF's faults do.
        if case .clock = question.kind {
        } else if !isSuccess {
            stopped = .enough
            return false
        }
        let had = body.count
        let most = maxKept
        body.append(contentsOf: bytes.prefix(most - had))
        count += bytes.count
        switch question.kind {
        case .stream: stopped = streamEnd(bytes)
        case .segment:
            finding = readBody(body.span, contentType: nil)
            if case .proven = finding { stopped = .enough } else if body.count >= most { stopped = .capped }
        case .playlist, .options, .describe, .clock: stopped = body.count >= most ? .capped : nil
        }
        return stopped == nil
    }

    /// How many bytes of the body are kept for a look at them.
    private var maxKept: Int {
        question.kind == .playlist || finding.isPlaylist ? settings.maxPlaylistBytes : settings.maxBytes
    }

    /// Whether enough of a stream was seen, now that `bytes` have come.
    private func streamEnd(_ bytes: UnsafeRawBufferPointer) -> TransferEnd? {
        if finding.isPicture { return pictureEnd(bytes) }
        finding = readBody(body.span, contentType: easy.text(CURLINFO_CONTENT_TYPE))
        switch finding {
        // All that came so far: a picture is told within fewer bytes than are kept.
        case _ where finding.isPicture: return body.withUnsafeBytes { pictureEnd($0) }
        // A playlist is short, and its newest segment stands at its end.
        case _ where finding.isPlaylist: return body.count >= settings.maxPlaylistBytes ? .capped : nil
        case .proven(.mpegTS) where !MPEGTSTables(body.span).hasMap:
            return body.count >= settings.maxBytes ? .enough : nil
        case .proven: return .enough
        case .other where body.count >= 1024: return .capped
        default: return body.count >= settings.maxBytes ? .capped : nil
        }
    }

    /// Pictures are hashed as they come, until one differs, or until they have been the same for long enough.
    private func pictureEnd(_ bytes: UnsafeRawBufferPointer) -> TransferEnd? {
        pictures.take(bytes)
        let kind = finding.kind(count: count)
        guard pictures.count > 0 else { return count >= settings.maxPictureBytes ? .capped : nil }
        finding = .proven(kind)
        let now = monotonicSeconds()
        let first = pictureAt ?? now
        pictureAt = first
        if kind == .jpeg || pictures.hasChanged || settings.stillSeconds == 0 { return .enough }
        if pictures.count > 1, now - first >= settings.stillSeconds { return .still }
        return count >= settings.maxPictureBytes ? .enough : nil
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
        // The very address of the connection to be: redirects, playlists and names that change pass here too.
        let refusal = withUnsafePointer(to: &address.pointee.addr) { transfer.settings.reach.refusal($0) }
        if let refusal {
            transfer.refusal = refusal
            return -1
        }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.pointee.family, kind, address.pointee.`protocol`)
        if descriptor < 0 { transfer.socketErrno = errno }
        return descriptor
    }
}
