/// Whether a YAML text repeats itself by aliases (`*name`) more often than a person would.
///
/// A few lines of aliases of aliases stand for more than any memory holds, and a parser that takes them as keys is busy for
/// ever. Up to 20 are let pass: they can stand for some thousand values at most. Quoted texts and `* lists` are no aliases.
public func hasTooManyAliases(yaml text: String) -> Bool {
    var (count, before) = (0, UInt8(ascii: "\n"))
    var isStar = false
    for byte in text.utf8 {
        if isStar, byte > 0x20, byte != UInt8(ascii: "*") { count += 1 }
        isStar = byte == UInt8(ascii: "*") && (before <= 0x20 || "[{,?:-".utf8.contains(before))
        if count > 20 { return true }
        before = byte
    }
    return false
}
