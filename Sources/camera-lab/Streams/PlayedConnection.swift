import Glibc

/// One connection to a played camera: what came in, what is still to go out, and where in its script it is.
final class PlayedConnection {
    let descriptor: Int32
    var input: [UInt8] = []
    private var output: [UInt8] = []
    private var sent = 0
    private var steps: [PlayedStep]?
    private var position = 0
    private var frame = 0
    /// When it goes on, in seconds of the server's clock; `nil` when it waits for nothing.
    private(set) var wakeAt: Double?

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Whether the request has come, and its script has begun.
    var hasScript: Bool { steps != nil }

    /// Whether the kernel took less than there is to send.
    var isBlocked: Bool { sent < output.count }

    func begin(_ steps: [PlayedStep]) { self.steps = steps }

    /// Does what can be done now; says whether the connection goes on.
    func advance(now: Double) -> Bool {
        while true {
            guard flush() else { return false }
            guard !isBlocked, let steps else { return true }
            if let wakeAt, wakeAt > now { return true }
            wakeAt = nil
            guard position < steps.count else { return false }
            switch steps[position] {
            case .send(let bytes):
                output += bytes
                position += 1
            case .wait(let seconds):
                wakeAt = now + seconds
                position += 1
            case .frames(let every, let make):
                output += make(frame)
                frame += 1
                wakeAt = now + every
            case .hold: return true
            case .close:
                // Says goodbye first, so that no unread byte turns the end into a reset.
                shutdown(descriptor, Int32(SHUT_WR))
                return false
            case .reset:
                var linger = linger(l_onoff: 1, l_linger: 0)
                setsockopt(
                    descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
                return false
            }
        }
    }

    /// Reads what has come; says whether the peer is still there.
    func receive() -> Bool {
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &block, block.count, 0)
            if count > 0 {
                if input.count < 16_384 { input += block[..<count] }
                continue
            }
            return count < 0 && (errno == EAGAIN || errno == EINTR)
        }
    }

    private func flush() -> Bool {
        while isBlocked {
            let count = output.withUnsafeBytes { bytes in
                send(descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0 { return errno == EAGAIN || errno == EINTR }
            sent += count
        }
        output.removeAll(keepingCapacity: true)
        sent = 0
        return true
    }
}
