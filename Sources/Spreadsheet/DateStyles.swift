#if XLSX
    import XMLEvents

    /// Which of a workbook's cell styles show a number as a date or time.
    struct DateStyles: Sendable {
        private var isDate: [Bool] = []

        init() {}

        init(_ part: consuming PartReader) throws(WorkbookError) {
            let (formats, styles) = (part.number(of: "numFmt"), part.number(of: "cellXfs"))
            let (style, id, code) = (
                part.number(of: "xf"), part.number(of: "numFmtId"), part.number(of: "formatCode")
            )
            var block = XMLBlock()
            var custom: [Int: Bool] = [:]
            var (element, number, isInside): (Int32, Int, Bool) = (-1, 0, false)
            while try part.next(&block) {
                for event in block.events {
                    switch event.kind {
                    case .start:
                        element = event.name
                        if element == styles { isInside = true }
                        if element == style, isInside, isDate.count < 1 << 16 { isDate.append(false) }
                    case .end: if event.name == styles { isInside = false }
                    case .attribute:
                        let text = String(
                            decoding: block.text[Int(event.start)..<Int(event.end)], as: UTF8.self)
                        if element == formats, event.name == id { number = Int(text) ?? -1 }
                        if element == formats, event.name == code, custom.count < 1 << 16 {
                            custom[number] = DateStyles.showsDate(text)
                        }
                        if element == style, isInside, event.name == id, let known = Int(text) {
                            isDate[isDate.count - 1] = custom[known] ?? DateStyles.builtIn(known)
                        }
                    default: break
                    }
                }
            }
        }

        /// Whether cells of style `number` are dates.
        func contains(_ number: Int) -> Bool { isDate.indices.contains(number) && isDate[number] }

        /// The formats that every workbook has without naming them; 27-36 and 50-58 are the East Asian ones.
        static func builtIn(_ id: Int) -> Bool {
            (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id)
                || (50...58).contains(id)
        }

        /// Whether a format has a letter of a date outside quotes, brackets and escapes.
        static func showsDate(_ code: String) -> Bool {
            var (isQuoted, brackets, skip) = (false, 0, false)
            for byte in code.utf8 {
                if skip {
                    skip = false
                    continue
                }
                switch byte {
                case UInt8(ascii: "\""): isQuoted.toggle()
                case _ where isQuoted: break
                case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): skip = true
                case UInt8(ascii: "["): brackets += 1
                case UInt8(ascii: "]"): brackets = max(brackets - 1, 0)
                case _ where brackets > 0: break
                // Only the part for positive numbers counts.
                case UInt8(ascii: ";"): return false
                default:
                    if "ymdhsYMDHS".utf8.contains(byte) { return true }
                }
            }
            return false
        }
    }
#endif
