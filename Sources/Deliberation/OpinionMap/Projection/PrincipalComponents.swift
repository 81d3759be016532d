/// The leading eigenvectors of a symmetric positive semidefinite operator.
///
/// Lanczos with full reorthogonalisation and Rayleigh–Ritz; ends when the residuals of the wanted pairs are small.
///
/// Source: Golub and Van Loan, Matrix Computations, 4th ed., sections 10.1 and 10.3.
struct PrincipalComponents: Sendable {
    /// Unit vectors, by descending eigenvalue; zero vectors where the operator has no more.
    let vectors: [[Double]]
    let eigenvalues: [Double]

    /// - size: the length of vectors
    /// - start: a guess, such as the sum of the components of the previous map; any vector will do
    /// - tolerance: of the residual, relative to the largest eigenvalue
    init(count: Int, size: Int, start: [Double], tolerance: Double = 1e-10, product: ([Double]) -> [Double]) {
        var basis = Basis()
        var diagonal: [Double] = []
        var offDiagonal: [Double] = []
        var seed = SeededRandom(seed: 0x5EED_0001)
        var solution = Tridiagonal.Solution(values: [], vectors: [])

        var next = basis.orthogonalised(start) ?? basis.fresh(size: size, &seed)
        while let vector = next, basis.vectors.count < size {
            var image = product(vector)
            diagonal.append(dot(vector, image))
            basis.vectors.append(vector)
            basis.remove(from: &image)
            let norm = dot(image, image).squareRoot()
            let steps = diagonal.count
            let isLast = steps == size
            if isLast || steps >= 8 && steps.isMultiple(of: 4) || norm <= 1e-14 * (diagonal.max() ?? 1) {
                solution = Tridiagonal.solve(diagonal: diagonal, offDiagonal: offDiagonal)
                let largest = solution.values.first ?? 0
                let settled = (0..<min(count, steps)).allSatisfy { index in
                    norm * abs(solution.vectors[index].last ?? 0) <= tolerance * largest
                }
                if isLast || (settled && steps >= count && norm > 1e-14 * largest) { break }
            }
            if norm <= 1e-14 * max(diagonal.max() ?? 0, .leastNonzeroMagnitude) {
                // An invariant subspace: go on in a direction that is not in it.
                offDiagonal.append(0)
                next = basis.fresh(size: size, &seed)
            } else {
                offDiagonal.append(norm)
                next = image.map { $0 / norm }
            }
        }
        if solution.values.count < diagonal.count {
            solution = Tridiagonal.solve(
                diagonal: diagonal, offDiagonal: Array(offDiagonal.prefix(max(0, diagonal.count - 1))))
        }
        let largest = solution.values.first ?? 0
        var vectors: [[Double]] = []
        var eigenvalues: [Double] = []
        for index in 0..<count {
            guard index < solution.values.count, solution.values[index] > 1e-12 * largest, largest > 0 else {
                vectors.append([Double](repeating: 0, count: size))
                eigenvalues.append(0)
                continue
            }
            vectors.append(Self.oriented(basis.combination(solution.vectors[index], size: size)))
            eigenvalues.append(solution.values[index])
        }
        self.vectors = vectors
        self.eigenvalues = eigenvalues
    }

    /// The sign in which the entries sum to at least 0; where they cancel, the one whose largest entry is positive.
    private static func oriented(_ vector: [Double]) -> [Double] {
        let sum = vector.reduce(0, +)
        let largest = vector.max { abs($0) < abs($1) } ?? 0
        let isBackward = abs(sum) > 1e-9 ? sum < 0 : largest < 0
        return isBackward ? vector.map { -$0 } : vector
    }

    /// An orthonormal set of vectors.
    private struct Basis {
        var vectors: [[Double]] = []

        /// Takes out of `vector` what lies in the span; twice, since once is not enough in floating point.
        func remove(from vector: inout [Double]) {
            for _ in 0..<2 {
                for member in vectors {
                    let share = dot(member, vector)
                    for index in vector.indices { vector[index] -= share * member[index] }
                }
            }
        }

        func orthogonalised(_ vector: [Double]) -> [Double]? {
            let before = dot(vector, vector).squareRoot()
            var rest = vector
            remove(from: &rest)
            let norm = dot(rest, rest).squareRoot()
            return norm > 1e-8 * before && norm > 0 ? rest.map { $0 / norm } : nil
        }

        func fresh(size: Int, _ random: inout SeededRandom) -> [Double]? {
            guard vectors.count < size else { return nil }
            for _ in 0..<8 {
                let candidate = (0..<size).map { _ in random.unit() - 0.5 }
                if let vector = orthogonalised(candidate) { return vector }
            }
            return nil
        }

        func combination(_ weights: [Double], size: Int) -> [Double] {
            var sum = [Double](repeating: 0, count: size)
            for (weight, member) in zip(weights, vectors) {
                for index in sum.indices { sum[index] += weight * member[index] }
            }
            let norm = dot(sum, sum).squareRoot()
            return norm > 0 ? sum.map { $0 / norm } : sum
        }
    }
}

func dot(_ left: [Double], _ right: [Double]) -> Double {
    left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
            var sum = 0.0
            for index in 0..<min(left.count, right.count) { sum += left[index] * right[index] }
            return sum
        }
    }
}
