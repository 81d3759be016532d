/// Why a figure cannot be computed: said in its place, so that nobody reads a nonsense number.
public enum Uncomputable: Error, Hashable, Sendable {
    case tooFew(have: Int, need: Int)
    /// All values are the same.
    case noVariance
    /// Every change is 0, so there is no rank to sign.
    case noChangeAtAll
    /// A value, or a sum of values, is too large for a number.
    case notFinite
    /// A single item has no inner consistency, and one factor needs three.
    case tooFewItems(have: Int, need: Int)
    /// One factor fits only with an item without error of its own, or does not settle. Source: H. B. Heywood (1931).
    case improperFactor
    /// An item runs against the others: perhaps it is to be reversed.
    case opposedItem
    /// Fewer people than a published figure needs, or so few apart from another one that the difference would tell.
    case hidden(fewest: Int)
    /// Nobody is in the comparison group.
    case noComparison

    /// As in JSON.
    public var code: String {
        switch self {
        case .tooFew: "tooFew"
        case .noVariance: "noVariance"
        case .noChangeAtAll: "noChangeAtAll"
        case .notFinite: "notFinite"
        case .tooFewItems: "tooFewItems"
        case .improperFactor: "improperFactor"
        case .opposedItem: "opposedItem"
        case .hidden: "hidden"
        case .noComparison: "noComparison"
        }
    }
}

/// A figure or why there is none.
public typealias Figure<Value> = Result<Value, Uncomputable>

extension Result where Failure == Uncomputable {
    /// Runs a computation that may say why it cannot be done.
    init(computing body: () throws(Uncomputable) -> Success) {
        do throws(Uncomputable) {
            self = .success(try body())
        } catch {
            self = .failure(error)
        }
    }

    /// Nil where it cannot be computed.
    public var value: Success? {
        switch self {
        case .success(let value): value
        case .failure: nil
        }
    }
}

/// From where to where, at 95 %.
public struct Interval: Sendable, Hashable {
    /// The level of every interval here.
    static let level = 0.95

    public let low: Double
    public let high: Double
}

/// Mean and spread of a list.
public struct Moments: Sendable, Hashable {
    public let count: Int
    public let mean: Double
    /// With n − 1.
    public let variance: Double

    public var deviation: Double { variance.squareRoot() }

    /// Rounding leaves some 1e-16 of the mean where all values are the same.
    public var isConstant: Bool { deviation <= 1e-13 * max(abs(mean), .leastNormalMagnitude) }

    public init(_ values: [Double]) throws(Uncomputable) {
        guard values.allSatisfy(\.isFinite) else { throw .notFinite }
        guard values.count >= 2 else { throw .tooFew(have: values.count, need: 2) }
        let n = Double(values.count)
        let rough = values.reduce(0, +) / n
        mean = rough + values.reduce(0) { $0 + ($1 - rough) } / n
        let centre = mean
        variance = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / (n - 1)
        count = values.count
        guard mean.isFinite, variance.isFinite else { throw .notFinite }
    }
}
