/// What changed between two texts, word by word: the shortest list of kept, removed and added runs.
///
/// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986) 251–266, as the
/// standard library's `difference(from:)` has it.
struct WordDifference: Sendable, Equatable {
    enum Run: Sendable, Equatable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    let runs: [Run]

    init(from old: String, to new: String) {
        let before = Self.words(old)
        let after = Self.words(new)
        let changes = after.difference(from: before)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var runs: [Run] = []
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            if i < before.count, removed.contains(i) {
                Self.append(.removed(before[i]), to: &runs)
                i += 1
            } else if j < after.count, added.contains(j) {
                Self.append(.added(after[j]), to: &runs)
                j += 1
            } else {
                Self.append(.kept(after[j]), to: &runs)
                i += 1
                j += 1
            }
        }
        self.runs = runs
    }

    /// Words with the white space that follows them.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var current = ""
        var endsInSpace = false
        for character in text {
            if endsInSpace && !character.isWhitespace {
                words.append(current)
                current = ""
            }
            current.append(character)
            endsInSpace = character.isWhitespace
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    private static func append(_ run: Run, to runs: inout [Run]) {
        switch (runs.last, run) {
        case (.kept(let old), .kept(let new)): runs[runs.count - 1] = .kept(old + new)
        case (.removed(let old), .removed(let new)): runs[runs.count - 1] = .removed(old + new)
        case (.added(let old), .added(let new)): runs[runs.count - 1] = .added(old + new)
        default: runs.append(run)
        }
    }
}
