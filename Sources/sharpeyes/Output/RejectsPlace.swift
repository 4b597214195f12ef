import CameraRegistry
import Glibc

/// Where refused rows go: a file, or in a folder one that is named for the batch, which is known only at the end.
struct RejectsPlace {
    /// Where they are written.
    let path: String
    private let folder: String?

    /// `isTrial`: there will be no batch.
    init(_ name: String, isTrial: Bool) {
        var facts = stat()
        guard stat(name, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
            (path, folder) = (name, nil)
            return
        }
        (path, folder) = (name + (isTrial ? "/trial.csv" : "/import-\(getpid()).csv"), isTrial ? nil : name)
    }

    /// Gives the file its name; one without rows is taken away. Where it is now, `nil` for nowhere.
    func settle(_ outcome: ImportOutcome) throws -> String? {
        guard let folder else { return path }
        guard outcome.refused > 0, let batch = outcome.batch else {
            unlink(path)
            return nil
        }
        let name = folder + "/batch-\(batch).csv"
        guard rename(path, name) == 0 else {
            throw Failure.cannot("cannot write \(name): \(String(cString: strerror(errno)))")
        }
        return name
    }
}
