/// Tells moderators which texts to look at first: how likely a text is hateful towards a group, or abusive at all.
///
/// It orders a queue. It decides nothing: what it must not be used for is in docs/model-card-speech.md.
public struct SpeechModel: Sendable {
    /// What is scored: hate towards a group, and any abuse.
    public enum Head: Int, Sendable, CaseIterable {
        case hate, toxic
    }

    /// How scores of one language become probabilities, and from which one on a moderator looks.
    public struct Calibration: Sendable, Equatable {
        /// Per head, slope and offset. Source: Platt, "Probabilistic outputs for support vector machines", 1999.
        public var slopes: [Float] = [1, 1]
        public var offsets: [Float] = [0, 0]
        /// On development data one harmless text in twenty is above this.
        public var urgent: Float = 0.9
        /// On development data four of five hateful texts are above this.
        public var review: Float = 0.5

        public init() {}
    }

    public enum Triage: String, Sendable, CaseIterable {
        case urgent, review, none
    }

    /// Per place in the table the weight of each head, in steps of the head's scale.
    var weights: [Int8]
    var scales: [Float]
    var intercepts: [Float]
    /// Which language a text is in.
    public internal(set) var guess: LanguageGuess
    /// In the order of `SpeechLanguages.codes`.
    public internal(set) var calibrations: [Calibration]

    /// The score before calibration.
    func margin(_ features: Features, _ head: Head) -> Double {
        var sums = [Int](repeating: 0, count: Features.kinds)
        for feature in features.list {
            sums[Int(feature.kind)] += Int(weights[Int(feature.index) * 2 + head.rawValue])
        }
        var total = Double(intercepts[head.rawValue])
        for kind in 0..<Features.kinds where features.counts[kind] > 0 {
            total +=
                Double(sums[kind]) * Double(scales[head.rawValue]) / Double(Features.norm(kind, features.counts[kind]))
        }
        return total
    }

    func probability(_ margin: Double, _ head: Head, language: Int) -> Double {
        let calibration = calibrations[language]
        return Arithmetic.logistic(
            Double(calibration.slopes[head.rawValue]) * margin + Double(calibration.offsets[head.rawValue]))
    }
}

extension SpeechModel {
    /// What the model says about one text.
    public struct Score: Sendable, Equatable {
        /// The probability that a text like this was labelled hateful towards a group.
        public var hateful: Double
        /// The probability that a text like this was labelled abusive.
        public var toxic: Double
        public var triage: Triage
        /// Groups that the text names, whatever it says about them.
        public var groups: [IdentityGroup]
    }

    /// - language: a code of `SpeechLanguages`; nil is returned for others
    public func score(_ text: String, language code: String) -> Score? {
        guard let language = SpeechLanguages.number(code) else { return nil }
        let reading = Reading(text, language: code)
        return score(reading, Features(reading), language)
    }

    /// The score, and the words that made it, from one reading of the text.
    public func explainedScore(_ text: String, language code: String) -> (score: Score, spans: [ScoredSpan])? {
        guard let language = SpeechLanguages.number(code) else { return nil }
        let reading = Reading(text, language: code)
        let features = Features(reading)
        return (score(reading, features, language), spans(reading, features, .hate))
    }

    private func score(_ reading: Reading, _ features: Features, _ language: Int) -> Score {
        let hateful = probability(margin(features, .hate), .hate, language: language)
        let toxic = probability(margin(features, .toxic), .toxic, language: language)
        return Score(
            hateful: hateful, toxic: toxic, triage: triage(hateful, language: language), groups: reading.groups)
    }

    func triage(_ hateful: Double, language: Int) -> Triage {
        let calibration = calibrations[language]
        return hateful >= Double(calibration.urgent)
            ? .urgent : hateful >= Double(calibration.review) ? .review : .none
    }
}
