public import CameraModel
import Glibc

extension Secrets {
    /// Adds logins to a secrets file, making it with mode 0600 when there is none; says how many were added.
    ///
    /// A login that the file holds already is left out, and so is one that a line of the file cannot say: without a
    /// password, with a line end in it, or with a blank in the user name. A later line counts, so a camera's new password
    /// takes the place of its old one when the file is read. An existing file must be a readable secrets file of this
    /// user; one that others could read is made 0600 first. Either all lines are added or none. With no credentials it only
    /// proves that the file could take them.
    @discardableResult
    public static func append(_ credentials: [StreamCredential], path: String) throws(SecretsError) -> Int {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(file) }
        try makePrivate(file, path)
        // Two imports must not write into each other's lines.
        guard flock(file, LOCK_EX) == 0 else { throw .unreadable(path: path, errno: errno) }
        let known = try load(path: path)
        var (text, added, seen) = ("", 0, known.logins)
        for credential in credentials {
            guard let line = line(credential) else { continue }
            let name = credential.deviceCode.text
            let login = Login(user: credential.login.user, password: credential.login.password)
            guard seen[name] != login else { continue }
            seen[name] = login
            text += line
            added += 1
        }
        if added > 0 { try write(text, file, path) }
        return added
    }

    /// One line as ``load(path:)`` reads it back; `nil` when it could not be.
    private static func line(_ credential: StreamCredential) -> String? {
        let (name, login) = (credential.deviceCode.text, credential.login)
        let line = "\(name) \(login.user) \(login.password)\n"
        guard let back = try? parse(line, path: "").logins[name],
            back == Login(user: login.user, password: login.password)
        else { return nil }
        return line
    }

    private static func makePrivate(_ file: Int32, _ path: String) throws(SecretsError) {
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw .unreadable(path: path, errno: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard facts.st_uid == geteuid() else { throw .notOurs(path: path) }
        guard facts.st_mode & 0o077 != 0 else { return }
        guard fchmod(file, 0o600) == 0 else {
            throw .readableByOthers(path: path, mode: facts.st_mode & 0o777)
        }
    }

    private static func write(_ text: String, _ file: Int32, _ path: String) throws(SecretsError) {
        let end = lseek(file, 0, SEEK_END)
        guard end >= 0 else { throw .unreadable(path: path, errno: errno) }
        var last: UInt8 = 0x0A
        if end > 0, pread(file, &last, 1, end - 1) != 1 { throw .unreadable(path: path, errno: errno) }
        let bytes = Array((last == 0x0A ? text : "\n" + text).utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(file, $0.baseAddress.map { $0 + done }, bytes.count - done, end + off_t(done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let problem = errno
                // Half a line is worse than none.
                _ = ftruncate(file, end)
                throw .unreadable(path: path, errno: problem)
            }
            done += count
        }
        guard fsync(file) == 0 else { throw .unreadable(path: path, errno: errno) }
    }
}
