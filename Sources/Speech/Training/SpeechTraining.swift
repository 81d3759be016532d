/// Makes a model from examples, and measures it on texts that it has not seen.
public struct SpeechTraining: Sendable {
    /// One text and what a model that had not learned from it, nor from its root, says of it.
    public struct Outcome: Sendable {
        public var example: Example
        /// Before calibration, hate and abuse.
        var margins: [Double]
        public var hateful: Double = 0
        public var toxic: Double = 0
    }

    public let model: SpeechModel
    public let outcomes: [Outcome]
    /// Languages of texts that were held out, and what was guessed.
    public let languages: [(is: String, guessed: String)]

    /// - examples: in a fixed order, which the result depends on
    /// - progress: called with a line of text before each model is trained
    public init(_ examples: [Example], progress: (String) -> Void = { _ in }) {
        self.init(examples, options: Trainer.Options(), progress: progress)
    }

    init(_ examples: [Example], options: Trainer.Options, progress: (String) -> Void) {
        progress("features of \(examples.count) texts")
        let set = TrainingSet(examples, options: options)
        var outcomes: [Outcome] = []
        for fold in 0..<options.folds {
            let held = examples.filter { $0.fold(of: options.folds) == fold }
            guard !held.isEmpty else { continue }
            progress("part \(fold + 1) of \(options.folds)")
            outcomes += Self.outcomes(held, Trainer.model(set, without: fold, options: options))
        }
        progress("whole")
        var model = Trainer.model(set, without: -1, options: options)
        outcomes += Self.outcomes(examples.filter { $0.use == .development }, model)
        model.guess = LanguageGuess(examples.filter { $0.use != .development })
        let held = LanguageGuess(examples.filter { $0.use != .development && $0.fold(of: options.folds) != 0 })
        languages = examples.compactMap { example in
            guard example.use == .development || example.fold(of: options.folds) == 0 else { return nil }
            return held.language(of: example.text).map { (example.language, $0) }
        }
        model.calibrations = SpeechLanguages.codes.map { code in
            Self.calibration(outcomes.filter { $0.example.language == code })
        }
        for index in outcomes.indices {
            guard let language = SpeechLanguages.number(outcomes[index].example.language) else { continue }
            let margins = outcomes[index].margins
            outcomes[index].hateful = model.probability(margins[0], .hate, language: language)
            outcomes[index].toxic = model.probability(margins[1], .toxic, language: language)
        }
        self.model = model
        self.outcomes = outcomes
    }

    private static func outcomes(_ examples: [Example], _ model: SpeechModel) -> [Outcome] {
        examples.map { example in
            let features = Features(Reading(example.text, language: example.language))
            return Outcome(example: example, margins: [model.margin(features, .hate), model.margin(features, .toxic)])
        }
    }
}

extension SpeechTraining {
    /// Comments of people, functional tests and templates count alike, whatever their number.
    private static func calibration(_ outcomes: [Outcome]) -> SpeechModel.Calibration {
        var calibration = SpeechModel.Calibration()
        var sizes: [String: Double] = [:]
        for outcome in outcomes { sizes[source(outcome), default: 0] += 1 }
        let templates = outcomes.filter { $0.example.dataset == "template" }
        let share = Double(templates.count { $0.example.isHateful == true }) / Double(max(templates.count, 1))
        for head in SpeechModel.Head.allCases {
            let points = outcomes.compactMap { outcome -> (score: Double, isPositive: Bool, weight: Double)? in
                let label = head == .hate ? outcome.example.isHateful : outcome.example.isToxic
                guard let label, let size = sizes[source(outcome)] else { return nil }
                let correction = outcome.example.dataset == "template" ? Self.correction(label, share) : 1
                return (outcome.margins[head.rawValue], label, 1000 * correction / size)
            }
            guard !points.isEmpty else { continue }
            let (slope, offset) = Platt.fit(points)
            calibration.slopes[head.rawValue] = Float(slope)
            calibration.offsets[head.rawValue] = Float(offset)
        }
        let texts = outcomes.map { outcome in
            Leaning.Text(
                example: outcome.example,
                logOdds: Double(calibration.slopes[0]) * outcome.margins[0] + Double(calibration.offsets[0]))
        }
        calibration.offsets[0] += Float(Leaning.shift(texts))
        setThresholds(of: &calibration, from: outcomes)
        return calibration
    }

    /// Our templates have many more harmless texts than hateful ones, which says nothing of a queue: they count as if
    /// `hatefulShare` of them were hateful.
    private static func correction(_ isHateful: Bool, _ share: Double) -> Double {
        guard share > 0, share < 1 else { return 1 }
        return isHateful ? hatefulShare / share : (1 - hatefulShare) / (1 - share)
    }

    /// Chosen so that the functional tests of every language stay above their goals.
    private static let hatefulShare = 0.37

    /// Comments of people, or the kind of test.
    static func source(_ outcome: Outcome) -> String {
        outcome.example.use == .development ? "comments" : outcome.example.dataset
    }

    /// On comments of people where there are some; else on functional tests and templates.
    private static func setThresholds(of calibration: inout SpeechModel.Calibration, from outcomes: [Outcome]) {
        let comments = outcomes.filter { $0.example.use == .development }
        var measures = Measures()
        for outcome in comments.isEmpty ? outcomes : comments {
            guard let isHateful = outcome.example.isHateful else { continue }
            measures.add(
                Arithmetic.logistic(
                    Double(calibration.slopes[0]) * outcome.margins[0] + Double(calibration.offsets[0])),
                isHateful: isHateful)
        }
        guard measures.hateful > 0 else { return }
        calibration.urgent = Float(measures.threshold(falsePositives: 0.05))
        calibration.review = min(calibration.urgent, Float(measures.threshold(recall: 0.8)))
    }
}
