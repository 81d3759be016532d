/// Telephone numbers with their country, and as they are dialled inside the product's countries.
enum PhoneNumber {
    /// A national number: how many digits it has and with which it begins.
    ///
    /// Source: the national numbering plans in ITU-T's list (Romania 0 and nine; Portugal 2, 9; Poland nine digits from
    /// 1 to 8; Malta 2, 7, 9; Spain 6 to 9; Greece 2 and 69; Italy 0 and 3).
    private static let national: [(count: ClosedRange<Int>, starts: [[Int]])] = [
        (10...10, [[0, 2], [0, 3], [0, 7], [2], [6, 9], [3]]),
        (9...9, [[2], [9], [1], [3], [4], [5], [6], [7], [8], [0, 6], [0, 2]]),
        (8...8, [[2, 1], [2, 7], [7, 7], [7, 9], [9, 9]]),
    ]

    static func isOne(_ run: DigitRun) -> Bool {
        guard !run.isMarked else { return false }
        let digits = run.digits
        if run.hasPlus { return (8...15).contains(digits.count) }
        if digits.starts(with: [0, 0]) { return (10...17).contains(digits.count) && digits[2] != 0 }
        guard !isDate(run), !isRound(digits) else { return false }
        return national.contains { $0.count.contains(digits.count) && $0.starts.contains { digits.starts(with: $0) } }
    }

    /// "12.03.2026", "2026-03-12", with or without hours behind it, and "2021 2027".
    private static func isDate(_ run: DigitRun) -> Bool {
        let groups = run.groups.prefix(3).map { $0 }
        if run.groups == [4, 4] { return true }
        return [[1, 1, 4], [1, 2, 4], [2, 1, 4], [2, 2, 4], [4, 1, 1], [4, 1, 2], [4, 2, 1], [4, 2, 2]].contains(groups)
    }

    /// "600 000 000" is an amount.
    private static func isRound(_ digits: [Int]) -> Bool { digits.suffix(3) == [0, 0, 0] }
}
