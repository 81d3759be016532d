/// The panels that meet the quotas, as numbers of people of each kind.
struct PanelSearch {
    let kinds: [Sortition.Kind]
    let quotas: [Sortition.Quota]
    let size: Int

    /// The panel with the highest sum of worths; a worth counts for each person of a kind.
    func best(_ worths: [Double]) throws(Sortition.Refusal) -> [Int] {
        do {
            return try program(worths).maximum().columns.map { Int($0) }
        } catch .infeasible {
            throw .quotasConflict(relaxed: try relaxed())
        } catch {
            throw .unsolved
        }
    }

    private func program(_ worths: [Double]) -> LinearProgram {
        var program = LinearProgram(isWhole: true)
        program.columns = zip(kinds, worths).map { .init(cost: $1, lower: 0, upper: Double($0.members.count)) }
        program.rows = [row(of: kinds.indices.map { $0 }, Double(size), Double(size))]
        program.rows += quotas.indices.map { quota in
            row(
                of: kinds.indices.filter { kinds[$0].quotas.contains(quota) }, Double(quotas[quota].range.lowerBound),
                Double(quotas[quota].range.upperBound))
        }
        return program
    }

    private func row(of kinds: [Int], _ lower: Double, _ upper: Double) -> LinearProgram.Row {
        .init(coefficients: kinds.map { ($0, 1) }, lower: lower, upper: upper)
    }

    /// The quotas with bounds moved by as few places as possible, in all, that let a panel be.
    private func relaxed() throws(Sortition.Refusal) -> [Sortition.Quota] {
        var program = program(kinds.map { _ in 0 })
        for quota in quotas.indices {
            // One column lowers the lower bound, one raises the upper.
            program.rows[quota + 1].coefficients += [(program.columns.count, 1), (program.columns.count + 1, -1)]
            program.columns += [
                .init(cost: -1, lower: 0, upper: Double(quotas[quota].range.lowerBound)),
                .init(cost: -1, lower: 0, upper: Double(size)),
            ]
        }
        do {
            let moves = try program.maximum().columns[kinds.count...].map { Int($0) }
            return quotas.indices.compactMap { quota in
                let (down, up) = (moves[2 * quota], moves[2 * quota + 1])
                guard down + up > 0 else { return nil }
                var changed = quotas[quota]
                changed.range = (changed.range.lowerBound - down)...(changed.range.upperBound + up)
                return changed
            }
        } catch {
            return []
        }
    }
}
