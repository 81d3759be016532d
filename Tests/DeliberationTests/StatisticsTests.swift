import Testing

@testable import Deliberation

/// Distributions against mpmath 1.4.1 at 40 digits, quantiles against SciPy 1.17.1, and what cannot be computed.
@Suite struct StatisticsTests {
    private func near(_ own: Double, _ other: Double, _ tolerance: Double = 1e-12) -> Bool {
        abs(own - other) <= tolerance * abs(other)
    }

    private func reason<Value>(_ body: () throws(Uncomputable) -> Value) -> Uncomputable? {
        do throws(Uncomputable) {
            _ = try body()
            return nil
        } catch {
            return error
        }
    }

    @Test func `distributions are right to 1e-12`() {
        for (x, value) in [
            (0.5, 0.57236494292470009), (1.5, -0.12078223763524522), (3.7, 1.4280723266653879),
            (25, 54.784729398112319), (2500.5, 17061.033949007268),
        ] { #expect(near(GammaFunction.logarithm(x), value), "\(x)") }
        for (z, value) in [
            (0.3, 0.38208857781104736), (1.96, 0.024997895148220434), (5, 2.8665157187919391e-7),
            (8, 6.2209605742717841e-16),
        ] { #expect(near(NormalDistribution.upper(z), value), "\(z)") }
        for (t, freedom, value) in [
            (0.5, 1.0, 0.35241638234956673), (2.5, 7, 0.020496109292876448), (0.01, 4999, 0.49601084320139501),
            (6, 4999, 1.0560624469395175e-9),
        ] { #expect(near(StudentDistribution.upper(t, freedom: freedom), value), "\(t)") }
        for (x, freedom, value) in [
            (0.2, 1.0, 0.65472084601857703), (12, 5, 0.03478778050624185), (1100, 1000, 0.014614408126295194),
        ] { #expect(near(ChiSquareDistribution.upper(x, freedom: freedom), value), "\(x)") }
        #expect(near(FisherDistribution.lower(0.5, 3, 8), 0.30737513305615365))
        #expect(near(FisherDistribution.lower(1.2, 199, 796), 0.95327431503818845))
        for (t, freedom, shift, value) in [
            (1.5, 1.0, 0.7, 0.62799946860810515), (2.5, 9, 1, 0.89269750486730586), (-1, 20, 0.5, 0.070824621012630465),
            (7, 49, 5, 0.94635610475811602),
        ] { #expect(near(NoncentralStudent.lower(t, freedom: freedom, shift: shift), value, 1e-11), "\(t)") }
    }

    @Test func `quantiles are right to 1e-12`() {
        #expect(near(NormalDistribution.quantile(0.975), 1.9599639845400542))
        #expect(near(StudentDistribution.quantile(0.975, freedom: 7), 2.364624251592784))
        #expect(near(ChiSquareDistribution.quantile(0.95, freedom: 5), 11.070497693516351))
        #expect(near(FisherDistribution.quantile(0.975, 3, 8), 5.415962339560236))
    }

    @Test func `what cannot be computed says why`() {
        #expect(reason { () throws(Uncomputable) in try PairedTest(changes: [1, 1, 1]) } == .noVariance)
        #expect(reason { () throws(Uncomputable) in try PairedTest(changes: [0.1 + 0.2, 0.3]) } == .noVariance)
        #expect(reason { () throws(Uncomputable) in try PairedTest(changes: [1]) } == .tooFew(have: 1, need: 2))
        #expect(reason { () throws(Uncomputable) in try PairedTest(changes: [1, .infinity]) } == .notFinite)
        #expect(reason { () throws(Uncomputable) in try PairedTest(changes: [1e300, -1e300]) } == .notFinite)
        #expect(reason { () throws(Uncomputable) in try SignedRank(changes: [0, 0]) } == .noChangeAtAll)
        #expect(reason { () throws(Uncomputable) in try SignedRank(changes: [.nan, 0]) } == .notFinite)
        #expect(
            reason { () throws(Uncomputable) in try SignFlip(changes: [], replicates: 9, seed: 1) }
                == .tooFew(have: 0, need: 2))
        #expect(reason { () throws(Uncomputable) in try Alpha([[1], [2]]) } == .tooFewItems(have: 1, need: 2))
        #expect(reason { () throws(Uncomputable) in try Alpha([[1, 2], [1, 2]]) } == .noVariance)
        #expect(reason { () throws(Uncomputable) in try Omega([[1, 2], [3, 4]]) } == .tooFewItems(have: 2, need: 3))
        #expect(
            reason { () throws(Uncomputable) in try DifferenceInDifferences(activity: [1, 2], comparison: []) }
                == .noComparison)
    }

    @Test func `the seed decides the resamples`() throws {
        let values: [Double] = (0..<40).map { Double($0 * $0 % 17) }

        let one = try AcceleratedBootstrap(values, replicates: 500, seed: 3)

        #expect(try AcceleratedBootstrap(values, replicates: 500, seed: 3) == one)
        #expect(try AcceleratedBootstrap(values, replicates: 500, seed: 4) != one)
        #expect(one.interval.low < one.interval.high)
    }

    @Test func `adjusted probabilities keep their order and never pass 1`() {
        let holm = ManyTests.holm([0.01, 0.04, 0.03])
        let hochberg = ManyTests.benjaminiHochberg([0.01, 0.04, 0.03])
        for (own, other) in zip(holm + hochberg, [0.03, 0.06, 0.06, 0.03, 0.04, 0.04]) { #expect(near(own, other)) }
        #expect(ManyTests.holm([0.9, 0.8]).allSatisfy { $0 == 1 })
        #expect(ManyTests.holm([]).isEmpty)
    }
}
