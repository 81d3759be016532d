/// People behind a published figure, at least: with fewer, a member of a small group could tell whose it is.
///
/// Source: OECD, "Handbook on Data Quality", frequency rule; five as in most tables of Eurostat's social surveys.
public enum SmallGroups {
    public static let fewest = 5
}

/// Sums over a tree, of which so many are shown that nobody finds a sum over a few people, directly or by taking what is
/// shown inside from what is shown around it.
///
/// What can be worked out from sums of a tree is each shown sum less the largest shown ones inside it. So every such rest
/// is of nobody, or of `SmallGroups.fewest` people at least; where it is not, the smallest shown sum inside is hidden too.
/// Source: A. Hundepool et al., "Statistical Disclosure Control" (2012), chapter 4: secondary suppression.
public struct SumTree<Node: Hashable & Comparable & Sendable, Member: Hashable & Sendable>: Sendable {
    private var parents: [Node: Node] = [:]
    private var own: [Node: Set<Member>] = [:]

    public init() {}

    /// Puts a node under another; adding it again changes nothing.
    ///
    /// - parent: nil at the root
    public mutating func add(_ node: Node, in parent: Node?) {
        if own[node] == nil { own[node] = [] }
        if let parent {
            parents[node] = parent
            add(parent, in: nil)
        }
    }

    /// Counts somebody at a node itself; at what lies around it they count by that.
    public mutating func count(_ member: Member, at node: Node) {
        own[node, default: []].insert(member)
    }

    /// The nodes whose sums are shown. A node of nobody is not among them.
    public func shown() -> Set<Node> {
        let children = Dictionary(grouping: parents.keys, by: { parents[$0] })
        var search = Search(children: children, own: own)
        for root in own.keys.sorted() where parents[root] == nil { _ = search.visit(root) }
        return Set(search.rests.keys)
    }

    /// One pass from the leaves to the root.
    private struct Search {
        let children: [Node?: [Node]]
        let own: [Node: Set<Member>]
        /// What is left of each shown sum without the shown ones inside it.
        var rests: [Node: Rest] = [:]
        var sizes: [Node: Int] = [:]

        struct Rest {
            var members: Set<Member>
            /// The largest shown nodes inside.
            var inside: [Node]
        }

        /// Everybody in a node, and what of it no shown node covers.
        mutating func visit(_ node: Node) -> (all: Set<Member>, open: Rest) {
            var all = own[node] ?? []
            var open = Rest(members: all, inside: [])
            for child in (children[node] ?? []).sorted() {
                let (members, rest) = visit(child)
                all.formUnion(members)
                open.members.formUnion(rest.members)
                open.inside += rest.inside
            }
            guard all.count >= SmallGroups.fewest else { return (all, Rest(members: all, inside: [])) }
            while (1..<SmallGroups.fewest).contains(open.members.count),
                let smallest = open.inside.min(by: { (sizes[$0] ?? 0, $0) < (sizes[$1] ?? 0, $1) })
            {
                open.inside.removeAll { $0 == smallest }
                guard let rest = rests.removeValue(forKey: smallest) else { continue }
                open.members.formUnion(rest.members)
                open.inside += rest.inside
            }
            rests[node] = open
            sizes[node] = all.count
            return (all, Rest(members: [], inside: [node]))
        }
    }
}
