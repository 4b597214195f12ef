public import CameraModel
import Glibc

/// The right to import into a registry, or to take a batch back: one at a time, the others wait their turn.
///
/// SQLite's own lock would do for safety, but who waits there gives up after a while and cannot be interrupted. The
/// lock is the kernel's and goes with the process, however that ends.
public final class ImportLock: Sendable {
    private let descriptor: Int32

    /// What became of the wish for the lock.
    public enum Taking: Sendable {
        /// It is ours until the value is gone.
        case taken(ImportLock)
        /// Another process has it; the text says which and since when.
        case held(by: String)
    }

    /// Takes the lock, or says who has it; throws when the lock file beside the registry cannot be made.
    public static func take(registry path: String, now: Instant) throws(RegistryError) -> Taking {
        switch try LockFile.take(path + ".import-lock", now: now) {
        case .taken(let descriptor): .taken(ImportLock(descriptor: descriptor))
        case .held(let holder): .held(by: holder)
        }
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
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
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = read(descriptor)
            close(descriptor)
            return .held(by: holder)
        }
        let text = "process \(getpid()) since \(now.rfc3339)\n"
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, text.utf8.count, 0) }
        return .taken(descriptor)
    }

    private static func read(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        return text.isEmpty ? "another process" : String(text.prefix { $0 != "\n" })
    }
}
