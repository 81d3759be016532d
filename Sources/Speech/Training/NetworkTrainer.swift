/// Trains the network of the second stage: batches of 64, Adam with a falling rate, dropout; one thread, a fixed order, so
/// that the same embeddings give the same network.
///
/// Source: Kingma, Ba, "Adam" (ICLR 2015), algorithm 1; Srivastava et al., "Dropout", JMLR 15 (2014).
struct NetworkTrainer {
    struct Options: Sendable {
        var epochs = 12
        var batch = 64
        var rate: Float = 1e-3
        var dropout: Float = 0.3
        var seed: UInt64 = 20_260_901
    }

    struct Item {
        var embedding: Embedding
        var isHateful: Bool
        var weight: Float
    }

    private static let lanes = SecondStage.lanes
    private let options: Options
    /// Inputs of all items, centred and scaled.
    private var inputs: [SIMD16<Float>] = []
    private let items: [Item]
    private let centre: [SIMD16<Float>]
    private let scale: Float
    private var network = SecondStage()
    private var inner: Moments<SIMD16<Float>>
    /// Offsets of the units, outer weights, and the last offset.
    private var rest: Moments<Float>
    private var random: SplitMix
    private var batches = 0

    static func network(_ items: [Item], _ options: Options = Options()) -> SecondStage {
        var trainer = NetworkTrainer(items, options)
        var order = Array(items.indices)
        for epoch in 0..<options.epochs {
            trainer.random.shuffle(&order)
            let rate = options.rate * (1 - Float(epoch) / Float(options.epochs))
            for start in stride(from: 0, to: order.count, by: options.batch) {
                trainer.learn(order[start..<min(start + options.batch, order.count)], rate)
            }
        }
        return trainer.plain
    }

    private init(_ items: [Item], _ options: Options) {
        self.options = options
        self.items = items
        random = SplitMix(seed: options.seed)
        var centre = [SIMD16<Float>](repeating: .zero, count: Self.lanes)
        var square: Float = 0
        let all = items.map(\.embedding.lanes)
        for lanes in all { for lane in 0..<Self.lanes { centre[lane] += lanes[lane] / Float(items.count) } }
        for lanes in all { for lane in 0..<Self.lanes { square += squared(lanes[lane] - centre[lane]) } }
        let scale = (square / Float(items.count * Embedding.dimension)).squareRoot()
        self.centre = centre
        self.scale = scale
        inputs = all.flatMap { lanes in (0..<Self.lanes).map { (lanes[$0] - centre[$0]) / scale } }
        inner = Moments(count: SecondStage.units * Self.lanes)
        rest = Moments(count: 2 * SecondStage.units + 1)
        let spread = (6 / Float(Embedding.dimension)).squareRoot()
        for index in network.inner.indices { for lane in 0..<16 { network.inner[index][lane] = uniform(spread) } }
        for unit in 0..<SecondStage.units { network.outer[unit] = uniform((3 / Float(SecondStage.units)).squareRoot()) }
    }

    /// Evenly from −spread to spread.
    private mutating func uniform(_ spread: Float) -> Float {
        spread * (2 * Float(random.next() >> 40) / Float(1 << 24) - 1)
    }
}

extension NetworkTrainer {
    private mutating func learn(_ batch: ArraySlice<Int>, _ rate: Float) {
        let units = SecondStage.units
        var innerSlopes = [SIMD16<Float>](repeating: .zero, count: network.inner.count)
        var slopes = [Float](repeating: 0, count: 2 * units + 1)
        var active = [Float](repeating: 0, count: units)
        for item in batch {
            let start = item * Self.lanes
            var sum = network.outerOffset
            for unit in 0..<units {
                active[unit] = activation(unit, start)
                sum += network.outer[unit] * active[unit]
            }
            let foretold = Float(Arithmetic.logistic(Double(sum)))
            let slope = (foretold - (items[item].isHateful ? 1 : 0)) * items[item].weight / Float(batch.count)
            slopes[2 * units] += slope
            for unit in 0..<units where active[unit] > 0 {
                slopes[units + unit] += slope * active[unit]
                let inward = slope * network.outer[unit] / (1 - options.dropout)
                slopes[unit] += inward
                for lane in 0..<Self.lanes { innerSlopes[unit * Self.lanes + lane] += inward * inputs[start + lane] }
            }
        }
        batches += 1
        inner.step(&network.inner, innerSlopes, rate, batches)
        var weights = network.innerOffsets + network.outer + [network.outerOffset]
        rest.step(&weights, slopes, rate, batches)
        network.innerOffsets = Array(weights[..<units])
        network.outer = Array(weights[units..<(2 * units)])
        network.outerOffset = weights[2 * units]
    }

    /// 0 for a unit that rests in this step.
    private mutating func activation(_ unit: Int, _ start: Int) -> Float {
        guard Float(random.next() >> 40) / Float(1 << 24) >= options.dropout else { return 0 }
        var products = SIMD16<Float>.zero
        for lane in 0..<Self.lanes { products += network.inner[unit * Self.lanes + lane] * inputs[start + lane] }
        return max(0, products.sum() + network.innerOffsets[unit]) / (1 - options.dropout)
    }

    /// The network for embeddings as they come, neither centred nor scaled.
    private var plain: SecondStage {
        var plain = network
        for unit in 0..<SecondStage.units {
            for lane in 0..<Self.lanes {
                let index = unit * Self.lanes + lane
                plain.inner[index] = network.inner[index] / scale
                plain.innerOffsets[unit] -= (plain.inner[index] * centre[lane]).sum()
            }
        }
        return plain
    }
}

private func squared(_ lanes: SIMD16<Float>) -> Float { (lanes * lanes).sum() }

/// Running means of slopes and of their squares.
private struct Moments<Number: Steppable> {
    private var means: [Number]
    private var squares: [Number]

    init(count: Int) {
        means = Array(repeating: .none, count: count)
        squares = means
    }

    mutating func step(_ weights: inout [Number], _ slopes: [Number], _ rate: Float, _ count: Int) {
        let corrections = (1 - power(0.9, count), 1 - power(0.999, count))
        for index in weights.indices {
            means[index] = means[index].mixed(slopes[index], 0.9)
            squares[index] = squares[index].mixed(slopes[index].squared, 0.999)
            weights[index] = weights[index].moved(means[index], squares[index], rate, corrections)
        }
    }

    private func power(_ base: Float, _ exponent: Int) -> Float {
        Float(Arithmetic.exp(Double(exponent) * Arithmetic.log(Double(base))))
    }
}

/// A number, or sixteen at once, that Adam moves.
private protocol Steppable {
    static var none: Self { get }
    var squared: Self { get }
    func mixed(_ other: Self, _ share: Float) -> Self
    func moved(_ mean: Self, _ square: Self, _ rate: Float, _ corrections: (Float, Float)) -> Self
}

extension Float: Steppable {
    fileprivate static var none: Float { 0 }
    fileprivate var squared: Float { self * self }
    fileprivate func mixed(_ other: Float, _ share: Float) -> Float { share * self + (1 - share) * other }
    fileprivate func moved(_ mean: Float, _ square: Float, _ rate: Float, _ corrections: (Float, Float)) -> Float {
        self - rate * (mean / corrections.0) / ((square / corrections.1).squareRoot() + 1e-8)
    }
}

extension SIMD16<Float>: Steppable {
    fileprivate static var none: Self { .zero }
    fileprivate var squared: Self { self * self }
    fileprivate func mixed(_ other: Self, _ share: Float) -> Self { share * self + (1 - share) * other }
    fileprivate func moved(_ mean: Self, _ square: Self, _ rate: Float, _ corrections: (Float, Float)) -> Self {
        self - rate * (mean / corrections.0) / ((square / corrections.1).squareRoot() + 1e-8)
    }
}
