import Glibc

/// Writes a whole file beside its name, then renames it: readers see all of it or nothing.
func writeLabFile(_ path: String, _ text: String) throws(LabSocketError) {
    if path == "-" { return print(text, terminator: "") }
    let aside = path + ".part"
    guard let file = fopen(aside, "wbe") else { throw LabSocketError("writing \(path)", errno) }
    var text = text
    let written = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    guard fclose(file) == 0, written, rename(aside, path) == 0 else {
        let number = errno
        unlink(aside)
        throw LabSocketError("writing \(path)", number)
    }
}

/// The Authorization value of a Basic login. Source: RFC 7617, RFC 4648.
func basicAuthorization(user: String, password: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = Array("\(user):\(password)".utf8)
    var text: [UInt8] = Array("Basic ".utf8)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let three = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
        let bits = three[0] << 16 | three[1] << 8 | three[2]
        for place in 0..<4 {
            let isPadding = start + place > bytes.count
            text.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * place)) & 63])
        }
    }
    return String(decoding: text, as: UTF8.self)
}
