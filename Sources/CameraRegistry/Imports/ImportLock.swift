public import CameraModel
import Glibc

/// The right to import into a registry, or to take a batch back: one at a time, the others wait their turn.
///
/// SQLite's own lock would do for safety, but who waits there gives up after a while and cannot be interrupted. The
/// lock is the kernel's and goes with the process, however that ends.
public final class ImportLock: Sendable {
    private let lock: WorkLock

    /// What became of the wish for the lock.
    public enum Taking: Sendable {
        /// It is ours until the value is gone.
        case taken(ImportLock)
        /// Another process has it; the text says which and since when.
        case held(by: String)
    }

    /// Takes the lock, or says who has it; throws when the lock file beside the registry cannot be made.
    public static func take(registry path: String, now: Instant) throws(RegistryError) -> Taking {
        switch try WorkLock.take(.imports, registry: path, now: now) {
        case .taken(let lock): .taken(ImportLock(lock))
        case .held(let holder): .held(by: holder)
        }
    }

    private init(_ lock: WorkLock) { self.lock = lock }
}

/// A file whose kernel lock stands for a kind of work, and that says who does it since when.
enum LockFile {
    enum Taking {
        case taken(Int32)
        case held(by: String)
    }

    static func take(_ file: String, now: Instant) throws(RegistryError) -> Taking {
        let descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw .notAccessible(path: file, reason: String(cString: strerror(errno)))
        }
        // Who holds the lock may be about to write its name, or just gone: then what is read is nobody's, and we look again.
        for look in 1... {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { break }
            let holder = read(descriptor)
            if isThere(holder) || look == LockFile.looks {
                close(descriptor)
                return .held(by: holder.isEmpty ? "another process" : holder)
            }
            usleep(10_000)
        }
        let text = "process \(getpid()) since \(now.rfc3339)\n"
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, text.utf8.count, 0) }
        return .taken(descriptor)
    }

    /// Half a second of looking: more than a name takes to be written.
    private static let looks = 50

    /// Whether a text names a process that there is; one in another container cannot be told.
    private static func isThere(_ holder: String) -> Bool {
        let words = holder.split(separator: " ")
        guard words.count > 1, let process = pid_t(words[1]), process > 0 else { return false }
        return kill(process, 0) == 0 || errno == EPERM
    }

    private static func read(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).prefix { $0 != "\n" })
    }
}
