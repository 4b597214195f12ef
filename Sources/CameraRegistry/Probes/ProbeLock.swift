public import CameraModel
import Glibc

/// The right to run probes on a registry: one run at a time, held by the kernel, gone with the process.
///
/// The file beside the registry says who holds it since when; the lock itself is `flock`'s, so that a killed
/// run leaves nothing behind.
public struct ProbeLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock, or gives what the holder wrote about itself; throws when the lock file cannot be made.
    public static func take(registry path: String, now: Instant) throws(RegistryError) -> Taking {
        let file = path + ".probe-lock"
        let descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw .notAccessible(path: file, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = read(descriptor)
            close(descriptor)
            return .held(by: holder)
        }
        let text = "process \(getpid()) since \(now.rfc3339)\n"
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, text.utf8.count, 0) }
        return .taken(ProbeLock(descriptor: descriptor))
    }

    /// What became of the wish for the lock.
    public enum Taking: ~Copyable {
        /// It is ours until the value ends.
        case taken(ProbeLock)
        /// Another run has it; the text says which process and since when.
        case held(by: String)
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    private static func read(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        return text.isEmpty ? "another process" : String(text.prefix { $0 != "\n" })
    }
}
