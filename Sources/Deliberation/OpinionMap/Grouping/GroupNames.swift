/// Letters for groups: those of the map before where groups are the same people, else by size.
struct GroupNames {
    /// New number by cluster number, in the order of letters.
    let rank: [Int]
    /// By new number.
    let letters: [String]

    init(_ grouping: Grouping, _ table: VoteTable, _ mapped: [Int], previous: [String: String]) {
        let clusters = (0..<grouping.chosen).map { Cluster($0, grouping, table, mapped, previous) }
        let free = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
        var letter = [String?](repeating: nil, count: clusters.count)
        var taken: Set<String> = []

        // The largest overlap first; ties by letter and then by the smallest member.
        let overlaps = clusters.flatMap { cluster in
            cluster.overlap.map { (count: $0.value, letter: $0.key, cluster: cluster) }
        }.sorted {
            if $0.count != $1.count { return $0.count > $1.count }
            if $0.letter != $1.letter { return $0.letter < $1.letter }
            return $0.cluster.first < $1.cluster.first
        }
        for overlap in overlaps where letter[overlap.cluster.number] == nil && !taken.contains(overlap.letter) {
            letter[overlap.cluster.number] = overlap.letter
            taken.insert(overlap.letter)
        }
        for cluster in clusters.sorted(by: { ($1.size, $0.first) < ($0.size, $1.first) })
        where letter[cluster.number] == nil {
            let next = free.first { !taken.contains($0) } ?? "?"
            letter[cluster.number] = next
            taken.insert(next)
        }
        let order = clusters.map(\.number).sorted { (letter[$0] ?? "") < (letter[$1] ?? "") }
        var rank = [Int](repeating: 0, count: clusters.count)
        for (position, number) in order.enumerated() { rank[number] = position }
        self.rank = rank
        letters = order.map { letter[$0] ?? "" }
    }

    private struct Cluster {
        let number: Int
        let size: Int
        /// The first row of the cluster.
        let first: Int
        let overlap: [String: Int]

        init(
            _ number: Int, _ grouping: Grouping, _ table: VoteTable, _ mapped: [Int], _ previous: [String: String]
        ) {
            let members = mapped.indices.filter { grouping.assignment[$0] == number }.map { mapped[$0] }
            self.number = number
            size = members.count
            first = members.first ?? .max
            overlap = members.reduce(into: [:]) { overlap, row in
                if let letter = previous[table.participants[row]] { overlap[letter, default: 0] += 1 }
            }
        }
    }
}
