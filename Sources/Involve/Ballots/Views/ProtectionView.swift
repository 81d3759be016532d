import Kernel
import Web

/// What a secret ballot protects against and what it does not, and how anybody checks it.
struct ProtectionView {
    let visit: Visit
    let ballot: Ballot

    init(_ visit: Visit, _ ballot: Ballot) {
        self.visit = visit
        self.ballot = ballot
    }

    private var words: Words { visit.words }

    private static let protects = ["linking", "twice", "count", "crash"]
    private static let fails = ["coercion", "device", "script", "roll", "watching", "numbers"]

    /// The same sentences on every ballot, the weak points included.
    var section: HTML {
        """
        <section><h2>\(words("ballot.protects"))</h2>
        <ul>\(items(Self.protects))</ul>
        <h2>\(words("ballot.protects.not"))</h2>
        <ul>\(items(Self.fails))</ul></section>
        """
    }

    private func items(_ keys: [String]) -> [HTML] {
        keys.map { "<li>\(words("ballot.protects.\($0)"))</li>" }
    }

    /// How to check it, with what there is to check by now.
    var verifying: HTML {
        let id = ballot.id
        guard ballot.phase == .closed else {
            return """
                <section><h2>\(words("ballot.verify"))</h2><p>\(words("ballot.verify.open"))</p>
                <p><a href="\(BallotRoutes.openingFile.link(id))">\(words("ballot.verify.opening"))</a></p></section>
                """
        }
        let command = "citizentime verify ballot ballot-\(id).jsonl"
        return """
            <section><h2>\(words("ballot.verify"))</h2><p>\(words("ballot.verify.closed"))</p>
            <p>\(words("ballot.verify.command"))</p>
            <pre dir="ltr" tabindex="0"><code>\(command)</code></pre>
            <ul class="cluster"><li><a class="button" href="\(BallotRoutes.board.link(id))">\(words("ballot.board.see"))</a></li>
            <li><a class="button" href="\(BallotRoutes.boardFile.link(id))">\(words("ballot.board.download"))</a></li></ul></section>
            """
    }
}
