/// The figures of a training as tables in Markdown: all languages, all functionalities, failures among them.
public struct SpeechReport: Sendable {
    private let outcomes: [SpeechTraining.Outcome]
    /// Tables that only the first stage has.
    private var rest = ""

    public init(_ training: SpeechTraining) {
        outcomes = training.outcomes
        rest = "\n" + [Self.triage(training.model), Self.languages(training)].joined(separator: "\n")
    }

    /// The second stage together with the first.
    public init(_ training: SecondStageTraining) { outcomes = training.outcomes }

    public var markdown: String {
        [
            sources, functionalities("functional", "Functional tests"), functionalities("template", "Our templates"),
            aboutMigrants, identityMentions,
        ].joined(separator: "\n") + rest
    }

    /// Figures of texts that one condition picks.
    public func measures(where picks: (Example) -> Bool) -> Measures {
        Measures(
            outcomes.filter { picks($0.example) }.compactMap { outcome in
                outcome.example.isHateful.map { (outcome.hateful, $0) }
            })
    }

    private static func percent(_ share: Double?) -> String {
        guard let share else { return "–" }
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func table(_ title: String, _ head: [String], _ rows: [[String]]) -> String {
        (["### \(title)", "", row(head), row(head.map { _ in "---" })] + rows.map(row) + [""]).joined(separator: "\n")
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}

extension SpeechReport {
    private var sources: String {
        let keys = Set(outcomes.map { [$0.example.language, $0.example.dataset] })
        let order = keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
        return Self.table(
            "By language and data set",
            [
                "language", "data set", "texts", "hateful", "macro-F1", "AUC", "recall at 5 % false positives",
                "calibration error",
            ],
            order.map { key in
                let measures = measures { $0.language == key[0] && $0.dataset == key[1] }
                let threshold = measures.threshold(falsePositives: 0.05)
                return [
                    key[0], key[1], "\(measures.count)", "\(measures.hateful)",
                    Self.percent(measures.macroF1(at: 0.5)), Self.percent(measures.auc),
                    Self.percent(measures.recall(at: threshold)), Self.percent(measures.calibrationError),
                ]
            })
    }

    private func functionalities(_ dataset: String, _ title: String) -> String {
        let outcomes = outcomes.filter { $0.example.dataset == dataset }
        let codes = SpeechLanguages.codes.filter { code in outcomes.contains { $0.example.language == code } }
        let names = Set(outcomes.compactMap(\.example.functionality)).sorted()
        return Self.table(
            "\(title): accuracy in per cent", ["what is tested", "all"] + codes,
            names.map { name in
                let all = measures { $0.dataset == dataset && $0.functionality == name }
                return [name, Self.percent(all.accuracy(at: 0.5))]
                    + codes.map { code in
                        let part = measures {
                            $0.dataset == dataset && $0.functionality == name && $0.language == code
                        }
                        return Self.percent(part.accuracy(at: 0.5))
                    }
            })
    }

    private static let migrants: Set<String> = ["immigrants", "immigrant", "refugees", "migrants"]

    private var aboutMigrants: String {
        Self.table(
            "Tests about immigrants and refugees", ["language", "texts", "accuracy", "macro-F1"],
            SpeechLanguages.codes.compactMap { code in
                let measures = measures {
                    $0.language == code && $0.functionality != nil && Self.migrants.contains($0.target)
                }
                guard measures.count > 0 else { return nil }
                return [
                    code, "\(measures.count)", Self.percent(measures.accuracy(at: 0.5)),
                    Self.percent(measures.macroF1(at: 0.5)),
                ]
            })
    }

    private var identityMentions: String {
        func falsePositives(_ code: String, _ names: Set<String>) -> String {
            let measures = measures { $0.language == code && names.contains($0.functionality ?? "") }
            return measures.count == 0 ? "–" : Self.percent(measures.falsePositives(at: 0.5))
        }
        return Self.table(
            "False positives on mentions of identity",
            ["language", "neutral, functional", "positive, functional", "neutral, templates", "positive, templates"],
            SpeechLanguages.codes.map { code in
                [code]
                    + ["ident_neutral_nh", "ident_pos_nh", "neutral", "positive"].map { falsePositives(code, [$0]) }
            })
    }

    private static func triage(_ model: SpeechModel) -> String {
        table(
            "Thresholds", ["language", "urgent from", "review from"],
            zip(SpeechLanguages.codes, model.calibrations).map { code, calibration in
                [code, percent(Double(calibration.urgent)), percent(Double(calibration.review))]
            })
    }

    private static func languages(_ training: SpeechTraining) -> String {
        table(
            "Language guessed right", ["language", "texts", "right"],
            SpeechLanguages.codes.compactMap { code in
                let texts = training.languages.filter { $0.is == code }
                guard !texts.isEmpty else { return nil }
                let right = texts.count { $0.guessed == code }
                return [code, "\(texts.count)", percent(Double(right) / Double(texts.count))]
            })
    }
}
