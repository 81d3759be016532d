/// Moves the point at which a text counts as hateful, after calibration, towards what moderators need of it.
///
/// Platt's method weighs all errors alike. Flagging people for speaking well of a group, or for naming it, is worse than
/// the same error elsewhere; and comments and tests are to be told apart well at one half, not only on average.
enum Leaning {
    struct Text {
        var example: Example
        var logOdds: Double
        /// What the shift does not reach: texts that only the first stage looks at.
        var isFixed = false
    }

    /// Of kind and of neutral mentions, from which share of false alarms on they count against a shift, and by how much.
    private static let tolerated = 0.2
    private static let penalty = 0.3
    /// A shift may take the functional tests down to here, or by a point where they are below. Both: our choice.
    private static let leastTests = 0.75
    private static let mostLost = 0.01
    private static let mentions = ["ident_pos_nh", "ident_neutral_nh"]

    /// What to add to the log-odds of a language: the step from −1 to 1 that makes the mean macro-F1 of comments and
    /// tests (where there are none, of templates), less the penalty, largest; of equals the one nearest to none.
    static func shift(_ texts: [Text]) -> Double {
        let labelled = texts.filter { $0.example.isHateful != nil }
        let sources = Dictionary(grouping: labelled, by: \.example.dataset)
        guard !sources.isEmpty else { return 0 }
        let groups = sources.keys.sorted().map { ($0, sources[$0] ?? []) }
        let least = sources["functional"].map { min(leastTests, macroF1($0, 0) - mostLost) } ?? 0
        var best = (worth: -Double.infinity, shift: 0.0)
        for step in (0...20).flatMap({ $0 == 0 ? [0] : [$0, -$0] }) {
            let shift = Double(step) / 20
            if let tests = sources["functional"], macroF1(tests, shift) < least { continue }
            let worth = worth(groups, shift) - alarms(labelled, shift)
            if worth > best.worth + 1e-9 { best = (worth, shift) }
        }
        return best.shift
    }

    private static func worth(_ groups: [(name: String, texts: [Text])], _ shift: Double) -> Double {
        let tests = groups.filter { $0.name == "functional" }
        let templates = tests.isEmpty ? groups.filter { $0.name == "template" } : []
        let comments = groups.filter { !["functional", "template"].contains($0.name) }
        let means = [tests, templates, comments].filter { !$0.isEmpty }.map { part in
            part.reduce(0) { $0 + macroF1($1.texts, shift) } / Double(part.count)
        }
        return means.reduce(0, +) / Double(max(means.count, 1))
    }

    private static func alarms(_ texts: [Text], _ shift: Double) -> Double {
        mentions.reduce(0) { sum, name in
            let flagged = measures(texts.filter { $0.example.functionality == name }, shift).falsePositives(at: 0)
            return sum + penalty * max(0, flagged - tolerated)
        }
    }

    private static func macroF1(_ texts: [Text], _ shift: Double) -> Double { measures(texts, shift).macroF1(at: 0) }

    private static func measures(_ texts: [Text], _ shift: Double) -> Measures {
        Measures(
            texts.compactMap { text in
                text.example.isHateful.map { (text.isFixed ? text.logOdds : text.logOdds + shift, $0) }
            })
    }
}
