import CameraModel
import Glibc

extension Secrets {
    /// Reads a secrets file: one login a line, `deviceCode-or-host user password`, `#` begins a comment line.
    ///
    /// Fields are parted by blanks or tabs; the password is the rest of the line, so it may hold blanks. Hosts
    /// are compared in lower case, IPv6 in brackets. A later line for the same name replaces the earlier one.
    /// The file must be a regular file of this user or of root that group and others cannot read (mode 0600),
    /// of at most 16 MiB of UTF-8.
    public static func load(path: String) throws(SecretsError) -> Secrets {
        try parse(readPrivateFile(path), path: path)
    }

    /// Logins as an operator sets them up: the file named by `SHARPEYES_SECRETS`, then the environment's own.
    public static func load(environment: [String: String]) throws(SecretsError) -> Secrets {
        let own = Secrets(environment: environment)
        guard let path = environment["SHARPEYES_SECRETS"], !path.isEmpty else { return own }
        return try load(path: path).merged(with: own)
    }

    static func parse(_ text: String, path: String) throws(SecretsError) -> Secrets {
        var secrets = Secrets()
        var number = 0
        // CR LF is one character of its own.
        for raw in text.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
        {
            number += 1
            let line = raw.drop(while: isBlank)
            guard let first = line.first, first != "#" else { continue }
            let fields = line.split(maxSplits: 2, omittingEmptySubsequences: true, whereSeparator: isBlank)
            guard fields.count == 3 else { throw .badLine(path: path, line: number, fields: fields.count) }
            let password = fields[2].drop(while: isBlank)
            let login = Login(user: String(fields[1]), password: trimmedEnd(password))
            secrets.logins[String(fields[0])] = login
            secrets.logins[fields[0].lowercased()] = login
        }
        return secrets
    }

    private static func isBlank(_ character: Character) -> Bool {
        character == " " || character == "\t" || character == "\r"
    }

    private static func trimmedEnd(_ text: Substring) -> String {
        var text = text
        while let last = text.last, isBlank(last) { text.removeLast() }
        return String(text)
    }

    /// The rights are asked of the opened file, not of its name: nobody can swap it in between.
    private static func readPrivateFile(_ path: String) throws(SecretsError) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw .unreadable(path: path, errno: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard facts.st_mode & 0o077 == 0 else {
            throw .readableByOthers(path: path, mode: facts.st_mode & 0o777)
        }
        guard facts.st_uid == geteuid() || facts.st_uid == 0 else { throw .notOurs(path: path) }
        guard facts.st_size <= 16_777_216 else { throw .tooLarge(path: path) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= 16_777_216 {
            let count = read(file, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
            guard count > 0 else { break }
            bytes += block[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(path: path) }
        return text
    }
}
