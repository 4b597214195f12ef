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
        switch try LockFile.take(path + ".probe-lock", now: now) {
        case .taken(let descriptor): .taken(ProbeLock(descriptor: descriptor))
        case .held(let holder): .held(by: holder)
        }
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
}
