public import CameraModel

/// The right to run probes on a registry: one run at a time, gone with the process.
///
/// Of a file the lock is `flock`'s, and the file beside the registry says who holds it since when; of a server it is an advisory
/// lock, so that a killed run leaves nothing behind on either.
public struct ProbeLock: ~Copyable {
    private let lock: WorkLock

    /// Takes the lock, or gives what the holder wrote about itself; throws when the lock file cannot be made.
    public static func take(registry path: String, now: Instant) throws(RegistryError) -> Taking {
        switch try WorkLock.take(.probes, registry: path, now: now) {
        case .taken(let lock): .taken(ProbeLock(lock))
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

    private init(_ lock: WorkLock) { self.lock = lock }
}
