extension WaveTable.Scale {
    /// The mean of what a person answered, where they answered at least half of the items; else nil.
    ///
    /// Source: D. B. Newman, Organizational Research Methods 17 (2014) 372–411, on person means.
    func score(_ row: WaveTable.Row) -> Double? {
        let answers = items.compactMap { row.answers[$0.column] }
        guard !answers.isEmpty, 2 * answers.count >= items.count else { return nil }
        return answers.reduce(0, +) / Double(answers.count)
    }

    /// All answers, where none is missing.
    func whole(_ row: WaveTable.Row) -> [Double]? {
        let answers = items.compactMap { row.answers[$0.column] }
        return answers.count == items.count ? answers : nil
    }
}
