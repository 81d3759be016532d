/// The calm page for every problem: what happened, what to do, and the request's id to name when asking for help.
struct ProblemPage {
    let problem: Problem

    func reply(_ visit: Visit) -> Reply {
        if case .signInNeeded(let back) = problem {
            return .see(Link("/sign-in").with("return", back.address))
        }
        let words = visit.words
        var page = Page(
            words("problem.\(problem.key).title"),
            body: """
                <div class="empty">
                \(visit.drawing("error.svg"))
                <h1>\(words("problem.\(problem.key).title"))</h1>
                <p>\(words("problem.\(problem.key).advice"))</p>
                <p><a class="button button-primary" href="/">\(words("problem.home"))</a></p>
                <p class="meta">\(words("problem.id")) <code>\(visit.requestID)</code></p>
                </div>
                """)
        page.status = problem.status
        var reply = visit.reply(page)
        if let seconds = problem.retryAfterSeconds { reply.headers.append(("retry-after", String(seconds))) }
        if case .methodNotAllowed(let allowed) = problem {
            reply.headers.append(("allow", allowed.joined(separator: ", ")))
        }
        return reply
    }
}
