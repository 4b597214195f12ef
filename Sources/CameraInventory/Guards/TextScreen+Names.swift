/// Names of people that a cue gives away.
extension TextScreen {
    /// What stands before a name, and often right at it.
    private static let cues = ScreenWords([
        "联系人姓名", "联系人", "联络人", "业主姓名", "业主", "户主", "房主", "机主", "车主", "店主", "负责人", "责任人", "管理员", "管理人",
        "安装人", "维护人", "经办人", "法人代表", "姓名", "contact person", "contact name", "contact", "person in charge",
        "owner",
    ])
    private static let titles = ScreenWords([
        "总经理", "经理", "主任", "书记", "先生", "女士", "小姐", "老师", "队长", "所长", "局长", "校长", "院长", "站长", "组长", "科长", "厂长",
        "村长", "店长", "老板", "师傅", "主管", "警官", "民警", "医生", "会计",
    ])

    mutating func cutNamesBehindCues() {
        for index in folded.indices where !isCut[index] && !isFoldedLetter(at(index - 1)) {
            let length = wordLength(TextScreen.cues, at: index)
            guard length > 0 else { continue }
            var start = index + length
            while [0x20, 0x3A, 0x3D, 0x28].contains(at(start)) { start += 1 }
            let isSigned = folded[(index + length)..<start].contains { $0 != 0x20 }
            let count = isHan(at(start)) ? hanName(start, isSigned: isSigned) : latinName(start, isSigned)
            if count > 0 { cut(index..<(start + count), .name) }
        }
    }

    /// How many characters from an index are a Chinese name.
    private func hanName(_ start: Int, isSigned: Bool) -> Int {
        var run = 0
        while isHan(at(start + run)) || at(start + run) == 0xB7, run < 12 {
            if run >= 2, startsCue(start + run) { break }
            run += 1
        }
        let name = folded[start..<(start + run)]
        if run >= 2, run <= 4, PersonName.isPlausible(name) { return run }
        // A name of another people, as 联系人：阿依古丽: the sign says that a name follows.
        if isSigned, run >= 2, run <= 6, !PersonName.endsLikeUnit(name) { return run }
        for count in [3, 2] where run > count && PersonName.isCertain(name.prefix(count)) { return count }
        return 0
    }

    private func startsCue(_ index: Int) -> Bool {
        wordLength(TextScreen.titles, at: index) > 0 || wordLength(TextScreen.cues, at: index) > 0
            || [0x7535, 0x624B, 0x8054, 0x8EAB, 0x5BC6, 0x8D26].contains(at(index))
    }

    /// Behind a sign: one to three words of letters that are no unit's.
    private func latinName(_ start: Int, _ isSigned: Bool) -> Int {
        guard isSigned, isFoldedLetter(at(start)) else { return 0 }
        var (end, last) = (start, start)
        while isFoldedLetter(at(end)) || at(end) == 0x20 || at(end) == 0x2D || at(end) == 0x2E {
            end += 1
            if isFoldedLetter(at(end - 1)) { last = end }
        }
        let words = folded[start..<last].split(separator: 0x20)
        guard words.count <= 3, !words.contains(where: { PersonName.unitWords.contains(Array($0)) }) else {
            return 0
        }
        return last - start
    }

    /// `李四 经理`, `张经理`: the title goes with the name.
    mutating func cutNamesBeforeTitles() {
        for index in folded.indices where !isCut[index] {
            let length = wordLength(TextScreen.titles, at: index)
            guard length > 0, endsTitle(index + length) else { continue }
            var end = index
            while at(end - 1) == 0x20 { end -= 1 }
            let run = hanRun(before: end)
            let name = folded[(end - run)..<end]
            let isName = run >= 2 && run <= 4 && PersonName.isPlausible(name)
            let isSurname = run == 1 && PersonName.isSurname(name[name.startIndex])
            if isName || isSurname { cut((end - run)..<(index + length), .name) }
        }
    }

    private func endsTitle(_ index: Int) -> Bool {
        let next = at(index)
        return !isHan(next) || [0x529E, 0x5BA4, 0x5BB6, 0x7684, 0x7535, 0x624B, 0x8054].contains(next)
    }

    private func hanRun(before end: Int) -> Int {
        var run = 0
        while isHan(at(end - run - 1)), run < 12 { run += 1 }
        return run
    }

    /// The name that stands at a phone or identity number: `张三13812345678`, `张三（138...）`, `138... 张三`.
    mutating func cutName(besides number: Range<Int>) {
        var end = number.lowerBound
        while isLoose(at(end - 1)) { end -= 1 }
        let run = hanRun(before: end)
        let before = folded[(end - run)..<end]
        if run >= 2, run <= 4, PersonName.isPlausible(before) {
            cut(startWithCue(end - run)..<end, .name)
        } else if let count = [3, 2].first(where: { run > $0 && PersonName.isCertain(before.suffix($0)) }) {
            cut(startWithCue(end - count)..<end, .name)
        }
        var start = number.upperBound
        while isLoose(at(start)) { start += 1 }
        var after = 0
        while isHan(at(start + after)), after < 12, after < 2 || !startsCue(start + after) { after += 1 }
        if after >= 2, after <= 3, PersonName.isPlausible(folded[start..<(start + after)]) {
            cut(start..<(start + after), .name)
        }
    }

    /// `北门 李小明`, `东侧-王建国-2`: three characters (four with a double surname) that stand alone.
    mutating func cutLoneNames() {
        var index = 0
        while index < folded.count {
            var end = index
            while isHan(at(end)) { end += 1 }
            let run = folded[index..<end]
            if run.count >= 3, PersonName.isCertain(run), !isHan(at(index - 1)) { cut(index..<end, .name) }
            index = max(end, index) + 1
        }
    }

    private func startWithCue(_ name: Int) -> Int {
        var end = name
        while isLoose(at(end - 1)) { end -= 1 }
        let length = wordLength(TextScreen.cues, endingAt: end)
        return length > 0 ? end - length : name
    }

    private func isLoose(_ value: UInt32) -> Bool {
        [0x20, 0x3A, 0x28, 0x29, 0x2C, 0x2F, 0x2D, 0x3D, 0x3001, 0x3B].contains(value)
    }
}
