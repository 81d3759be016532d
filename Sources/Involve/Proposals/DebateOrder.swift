/// In which order arguments of one side stand: the best supported first, but every third place belongs to the newest
/// that has not been shown yet, so that the newest does not bury the best, nor the best the newest.
enum DebateOrder {
    static func arrange(_ arguments: [Argument]) -> [Argument] {
        var best = arguments.sorted { ($0.supports, $1.at, $1.id) > ($1.supports, $0.at, $0.id) }
        var arranged: [Argument] = []
        while !best.isEmpty {
            let isNewestTurn = arranged.count % 3 == 2
            let index = isNewestTurn ? best.indices.max { (best[$0].at, best[$0].id) < (best[$1].at, best[$1].id) } : 0
            arranged.append(best.remove(at: index ?? 0))
        }
        return arranged
    }
}
