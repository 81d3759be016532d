/// The best of all divisions of a few people, by the best division of every part of them.
///
/// Source: M. Held, R. M. Karp, "A dynamic programming approach to sequencing problems", 1962, here over partitions.
struct ExactDivision {
    let best: [[Int]]

    init(_ table: GroupScore, _ sizes: [Int]) {
        var search = Search(table: table, sizes: sizes)
        best = search.division(of: (1 << table.count) - 1, from: 0).groups
    }

    private struct Search {
        let table: GroupScore
        let sizes: [Int]
        private var known: [Key: (value: Int, groups: [[Int]])] = [:]

        /// Who is left, and how many groups are formed: the sizes that are left follow.
        struct Key: Hashable {
            let left: Int
            let larger: Int
        }

        init(table: GroupScore, sizes: [Int]) {
            self.table = table
            self.sizes = sizes
        }

        /// - larger: groups of the larger size that are formed
        mutating func division(of left: Int, from larger: Int) -> (value: Int, groups: [[Int]]) {
            guard left != 0 else { return (0, []) }
            let key = Key(left: left, larger: larger)
            if let known = known[key] { return known }
            let base = sizes.last ?? 1
            let largerCount = sizes.count { $0 > base }
            var best = (value: -1, groups: [[Int]]())
            for size in Set([base, base + 1]).sorted() {
                let isLarger = size > base
                if isLarger && larger == largerCount { continue }
                for group in Self.groups(of: size, in: left) {
                    let rest = division(
                        of: left & ~group.reduce(0) { $0 | 1 << $1 }, from: larger + (isLarger ? 1 : 0))
                    guard rest.value >= 0 else { continue }
                    let value = table.value(group) + rest.value
                    if value > best.value { best = (value, [group] + rest.groups) }
                }
            }
            known[key] = best
            return best
        }

        /// Groups with the first who is left.
        private static func groups(of size: Int, in left: Int) -> [[Int]] {
            let people = (0..<Int.bitWidth - 1).filter { left & 1 << $0 != 0 }
            guard let first = people.first, people.count >= size else { return [] }
            var groups: [[Int]] = []
            func extend(_ group: [Int], from position: Int) {
                if group.count == size {
                    groups.append(group)
                    return
                }
                for next in position..<people.count { extend(group + [people[next]], from: next + 1) }
            }
            extend([first], from: 1)
            return groups
        }
    }
}

/// A good division of many: each is put where it helps most, then two change places as long as that helps.
struct LocalSearch {
    private let table: GroupScore
    private let sizes: [Int]

    /// Rounds over all pairs; each ends earlier when nothing helps any more.
    private static let rounds = 8
    /// With more groups than this, each looks for a change with so many others only, so that time grows linearly.
    private static let neighbours = 120

    init(_ table: GroupScore, _ sizes: [Int]) {
        self.table = table
        self.sizes = sizes
    }

    var best: [[Int]] {
        var groups = dealt()
        for _ in 0..<Self.rounds {
            var improved = false
            for left in groups.indices {
                for step in 1..<max(2, min(groups.count, Self.neighbours)) {
                    let right = (left + step) % groups.count
                    if right != left, improve(&groups, left, right) { improved = true }
                }
            }
            if !improved { break }
        }
        return groups
    }

    /// In the order of the list, each into the group where the sum grows most.
    private func dealt() -> [[Int]] {
        var groups = Array(repeating: [Int](), count: sizes.count)
        // Empty groups are all alike: only the first of them is looked at.
        for person in 0..<table.count {
            var best: (group: Int, gain: Int)?
            var emptySeen = false
            var looked = 0
            for group in groups.indices where groups[group].count < sizes[group] && looked < Self.neighbours {
                if groups[group].isEmpty {
                    if emptySeen { continue }
                    emptySeen = true
                }
                looked += 1
                let gain =
                    table.value(groups[group] + [person]) - (groups[group].isEmpty ? 0 : table.value(groups[group]))
                if best.map({ gain > $0.gain }) ?? true { best = (group, gain) }
            }
            if let best { groups[best.group].append(person) }
        }
        return groups
    }

    private func improve(_ groups: inout [[Int]], _ left: Int, _ right: Int) -> Bool {
        let before = table.value(groups[left]) + table.value(groups[right])
        for one in groups[left].indices {
            for other in groups[right].indices {
                var newLeft = groups[left]
                var newRight = groups[right]
                (newLeft[one], newRight[other]) = (newRight[other], newLeft[one])
                if table.value(newLeft) + table.value(newRight) > before {
                    groups[left] = newLeft
                    groups[right] = newRight
                    return true
                }
            }
        }
        return false
    }
}
