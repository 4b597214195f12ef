import CameraModel
import Glibc

/// The right to do one kind of work on a registry: the kernel's lock on a file beside it, or the server's advisory lock.
/// It goes with the process, however that ends.
final class WorkLock: Sendable {
    /// Kinds of work that exclude themselves.
    enum Kind: String { case imports = ".import-lock", probes = ".probe-lock" }

    /// What became of the wish for the lock.
    enum Taking {
        case taken(WorkLock)
        /// Another process has it; the text says which.
        case held(by: String)
    }

    private let descriptor: Int32
    private let server: PostgresLock?

    private init(descriptor: Int32 = -1, server: PostgresLock? = nil) {
        (self.descriptor, self.server) = (descriptor, server)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Takes the lock, or says who has it.
    static func take(_ kind: Kind, registry path: String, now: Instant) throws(RegistryError) -> Taking {
        if let address = PostgresAddress(path) {
            switch try PostgresLock.take(kind == .imports ? .imports : .probes, address, now: now) {
            case .taken(let lock): return .taken(WorkLock(server: lock))
            case .held(let holder): return .held(by: holder)
            }
        }
        switch try LockFile.take(path + kind.rawValue, now: now) {
        case .taken(let descriptor): return .taken(WorkLock(descriptor: descriptor))
        case .held(let holder): return .held(by: holder)
        }
    }
}
