import Community
import Kernel
import Web

/// The page of a voter's device: a script makes the credential and casts, step by step (`ballot.js`).
struct VotingView {
    let visit: Visit
    let one: BallotView.One
    let opening: OpenedBallot

    init(_ visit: Visit, _ one: BallotView.One, _ opening: OpenedBallot) {
        self.visit = visit
        self.one = one
        self.opening = opening
    }

    private var words: Words { visit.words }
    private var ballot: Ballot { one.ballot }

    /// What the device knows its keeper by: it tells nobody else who that is.
    private var voter: String {
        visit.person.map { person in
            String(Hex.encode(visit.session.derivedKey("ballot/\(ballot.id)", for: person.id)).prefix(20))
        } ?? ""
    }

    var page: Page {
        let id = ballot.id
        return Page(
            ballot.question,
            body: """
                <p class="meta"><a href="\(BallotRoutes.one.link(id))">\(words("ballot.back"))</a></p>
                <h1 \(ballot.language.attributes)>\(ballot.question)</h1>
                <noscript><div class="flash flash-warn"><p>\(words("ballot.noscript"))</p>
                <p><a href="\(BallotRoutes.credentials.link(id))">\(words("ballot.own"))</a></p></div></noscript>
                <div data-ballot="\(id.description)" data-voter="\(voter)" data-token="\(visit.session.formToken)" \
                data-method="\(ballot.method.rawValue)" data-key="\(opening.record.credentialKey.base64EncodedString())" \
                data-credentials="\(BallotRoutes.credentials.link(id))" data-casts="\(BallotRoutes.casts.link(id))" \
                data-board="\(BallotRoutes.board.link(id))">
                \(steps)
                <p class="meta" role="status" data-status></p>
                <p class="flash flash-warn" role="alert" tabindex="-1" data-problem hidden></p>
                \(stranger)\(credential)\(choosing)\(review)\(sending)\(receipt)
                <div hidden>\(sentences)</div>
                </div>
                """)
    }

    private var steps: HTML {
        let marks = [("one", "stranger credential"), ("two", "choose review sending"), ("three", "receipt")]
        let items = marks.map { "<li data-mark=\"\($0.1)\">\(words("ballot.step.\($0.0)"))</li>" as HTML }
        return "<ol class=\"cycle-steps\">\(items)</ol>"
    }

    private func step(_ name: HTML, _ heading: String, _ content: HTML) -> HTML {
        "<section data-step=\"\(name)\" hidden><h2 tabindex=\"-1\">\(heading)</h2>\(content)</section>"
    }

    private func button(_ act: HTML, _ label: String, class name: HTML = "button") -> HTML {
        "<button class=\"\(name)\" type=\"button\" data-act=\"\(act)\">\(label)</button>"
    }

    private var stranger: HTML {
        let signIn = CommunityRoutes.signIn.link().with("return", visit.path)
        return step(
            "stranger", words("ballot.step.one"),
            """
            <p>\(words("ballot.stranger"))</p>
            <p><a class="button button-primary" href="\(signIn)">\(words("site.signIn"))</a></p>
            """)
    }

    private var credential: HTML {
        let standing: HTML? =
            one.hasCredential == nil && visit.person != nil ? "<p>\(words("ballot.you.notOnRoll"))</p>" : nil
        return step(
            "credential", words("ballot.step.one"),
            """
            <p>\(words("ballot.credential.what"))</p>\(standing)
            <p>\(button("issue", words("ballot.credential.get"), class: "button button-primary"))</p>
            <p class="meta"><a href="\(BallotRoutes.credentials.link(ballot.id))">\(words("ballot.own"))</a></p>
            """)
    }

    private var choosing: HTML {
        step(
            "choose", words("ballot.step.two"),
            """
            <p>\(words("ballot.choose.later"))</p>
            <form class="stack" data-choice novalidate><fieldset><legend>\(words("ballot.mark.\(ballot.method.rawValue)"))</legend>
            \(ballot.method == .schulze ? ranks : marks)</fieldset>
            <p><button class="button button-primary">\(words("ballot.review"))</button></p></form>
            """)
    }

    private var marks: HTML {
        let type: HTML = ballot.method == .plurality ? "radio" : "checkbox"
        let items = ballot.options.enumerated().map { index, option -> HTML in
            """
            <li><input type="\(type)" id="option-\(index + 1)" name="option" value="\(index + 1)">
            <label for="option-\(index + 1)" data-option \(ballot.language.attributes)><span dir="auto">\(option)</span></label></li>
            """
        }
        let blank: HTML? =
            ballot.method == .plurality
            ? """
            <li><input type="radio" id="option-0" name="option" value="0">
            <label for="option-0">\(words("ballot.blank.choose"))</label></li>
            """ : nil
        let hint: HTML? = ballot.method == .approval ? "<p class=\"hint\">\(words("ballot.blank.approval"))</p>" : nil
        return "<ul class=\"choices\">\(items)\(blank)</ul>\(hint)"
    }

    private var ranks: HTML {
        let places = ballot.options.indices.map { index -> HTML in
            "<option value=\"\(index + 1)\">\(words("ballot.rank", ["place": words.number(index + 1)]))</option>"
        }
        let items = ballot.options.enumerated().map { index, option -> HTML in
            """
            <div class="field"><label for="rank-\(index + 1)" data-option \(ballot.language.attributes)>\
            <span dir="auto">\(option)</span></label>
            <select id="rank-\(index + 1)" name="rank-\(index + 1)"><option value="">\(words("ballot.rank.none"))</option>\(places)</select></div>
            """
        }
        return "\(items)<p class=\"hint\">\(words("ballot.blank.schulze"))</p>"
    }

    private var review: HTML {
        step(
            "review", words("ballot.review.title"),
            """
            <p>\(words("ballot.review.what"))</p>\(chosen("data-review"))
            <p>\(words("ballot.review.final"))</p>
            <p>\(button("send", words("ballot.cast"), class: "button button-primary")) \
            \(button("back", words("ballot.change")))</p>
            """)
    }

    private func chosen(_ name: HTML) -> HTML {
        let list: HTML = ballot.method == .schulze ? "ol" : "ul"
        return """
            <div class="card"><\(list) \(name)></\(list)><p>\(words("ballot.blank"))</p></div>
            """
    }

    private var sending: HTML {
        step(
            "sending", words("ballot.sending"),
            """
            <p>\(words("ballot.sending.what"))</p>\(chosen("data-sending"))
            <p><button class="button button-primary" type="button" data-act="cast" hidden>\(words("ballot.sending.again"))</button></p>
            """)
    }

    private var receipt: HTML {
        step(
            "receipt", words("ballot.done"),
            """
            <p>\(words("ballot.done.what"))</p>
            <p><code class="wrap" dir="ltr" data-receipt></code></p>
            <p>\(words("ballot.done.keep"))</p>
            <p>\(button("save", words("ballot.done.save"))) \(button("print", words("ballot.done.print")))</p>
            <p class="no-print">\(words("ballot.done.forget"))</p>
            <p>\(button("forget", words("ballot.done.forget.now"), class: "button button-quiet"))</p>
            """)
    }

    /// What the script may have to say.
    private var sentences: HTML {
        let names = [
            "asking", "insecure", "storage", "network", "stale", "broken", "nothing", "sameRank", "notNow",
            "notOnRoll", "issuedToOtherDevice", "castOtherwise", "choiceWrong",
        ]
        let items = names.map { "<p data-say=\"\($0)\">\(words("ballot.say.\($0)"))</p>" as HTML }
        return "\(items)"
    }
}
