import Kernel

/// What is asked one after the other: every item of every scale, then to which part somebody belongs, then the code.
struct Questionnaire: Sendable {
    let survey: Survey
    let scales: [Scale]

    /// One page.
    enum Step: Sendable {
        case item(Scale, Scale.Item)
        case part([String])
        case code

        /// The column in which its answer is kept; nil for the last page.
        var column: String? {
            switch self {
            case .item(let scale, let item): scale.column(item)
            case .part: Questionnaire.partColumn
            case .code: nil
            }
        }
    }

    /// Where the number of the part is kept until the answers are handed in.
    static let partColumn = "part"

    var steps: [Step] {
        let items = scales.flatMap { scale in scale.items.map { Step.item(scale, $0) } }
        return items + (parts.isEmpty ? [] : [.part(parts)]) + [.code]
    }

    /// What one chooses from; empty where that is not asked.
    var parts: [String] {
        switch survey.grouping {
        case .none, .language: []
        case .standing: Survey.Standing.allCases.map(\.rawValue)
        case .part: survey.parts
        }
    }

    /// The first page without an answer.
    func next(after answers: [String: Int?]) -> Int {
        steps.firstIndex { step in step.column.map { answers[$0] == nil } ?? true } ?? steps.count - 1
    }

    /// Whether a page offers an answer.
    func offers(_ value: Int, at step: Step) -> Bool {
        switch step {
        case .item(let scale, _): scale.format.values.contains(value)
        case .part(let parts): parts.indices.contains(value)
        case .code: false
        }
    }
}
