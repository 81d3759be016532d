import Community
import Kernel
import Web

/// The coordinator's desk: a line for each who comes, with what can be done about it now.
struct DeskView {
    let visit: Visit
    let desk: Desk
    let errors: FormErrors

    /// A shift with everybody who comes or waits.
    struct Desk: Sendable {
        let card: ShiftCard
        /// In the order of arrival of their sign-ups.
        let people: [SignUp]
        let attendance: [SignUpID: Attendance]
        /// Who has been with the organisation before.
        let known: Set<SignUpID>
        let said: [SignUpID: Said]
        let teams: [SignUpID: Int]
    }

    init(_ visit: Visit, _ desk: Desk, errors: FormErrors) {
        self.visit = visit
        self.desk = desk
        self.errors = errors
    }

    var words: Words { visit.words }
    var card: ShiftCard { desk.card }
    var shift: Shift { card.shift }
    var id: ShiftID { shift.id }

    var page: Page {
        let coming = desk.people.filter { $0.state == .coming }
        let waiting = desk.people.filter { $0.state == .waiting }
        let wanted = foldedForSearch(visit.query["name"])
        let shown = wanted.isEmpty ? coming : coming.filter { foldedForSearch($0.name).contains(wanted) }
        let seen = coming.count { desk.attendance[$0.id]?.arrived != nil }
        return Page(
            "\(words("volunteering.desk")): \(card.opportunity.words.title)", width: .wide,
            body: """
                <p class="meta"><a href="\(VolunteeringRoutes.shift.link(id))" dir="auto">\(card.opportunity.words.title)</a></p>
                <h1>\(words("volunteering.desk"))</h1>
                <p class="lede"><strong>\(card.when(words))</strong></p>
                \(mistake)
                <div id="check-in-part">
                <p>\(words("volunteering.desk.count", ["seen": words.number(seen), "coming": words.number(coming.count),
                    "places": words.number(shift.capacity)]))</p>
                \(tools)
                \(search)
                \(queueNote)
                <ul class="desk">\(shown.map(row))</ul>
                \(coming.isEmpty ? "<p>\(words("volunteering.desk.nobody"))</p>" : nil as HTML?)
                \(confirmAll(coming))
                </div>
                \(CheckIn.isOpen(shift, at: visit.now) ? walkIn : nil)
                \(waitingList(waiting))
                \(message)
                """)
    }

    private var message: HTML {
        let form = FormView(visit, to: VolunteeringRoutes.message.link(id), errors: errors.only("message"))
        return """
            <section class="card no-print"><h2>\(words("volunteering.message"))</h2>
            \(form.form("""
                \(form.area("message", label: words("volunteering.message.text"),
                    hint: words("volunteering.message.hint"), rows: 4, limit: MessageShift.longest))
                \(form.submit(words("volunteering.message.send"), class: "button"))
                """))</section>
            """
    }

    /// Somebody who comes without having signed up.
    private var walkIn: HTML {
        let own = errors.only("walk-in-name", "walk-in-email", "walk-in-room")
        let form = FormView(visit, to: VolunteeringRoutes.walkIns.link(id), errors: own)
        let room: HTML? =
            shift.free > 0
            ? nil
            : form.checks(
                "walk-in-room", legend: words("volunteering.walkIn.full"),
                options: [.init("yes", words("volunteering.walkIn.room"))], chosen: [])
        return """
            <details class="card no-print"\(own.items.isEmpty ? nil : " open" as HTML)>\
            <summary>\(words("volunteering.walkIn"))</summary><p>\(words("volunteering.walkIn.hint"))</p>
            \(form.form("""
                \(form.text("walk-in-name", label: words("volunteering.name"), autocomplete: "off"))
                \(form.text("walk-in-email", label: words("volunteering.walkIn.email"),
                    hint: words("volunteering.walkIn.email.hint"), type: "email", autocomplete: "off"))
                \(room)
                \(form.submit(words("volunteering.walkIn.add"), class: "button"))
                """))</details>
            """
    }

    private var mistake: HTML? {
        let elsewhere = errors.only("message", "walk-in-name", "walk-in-email", "walk-in-room").items.map(\.field)
        return errors.items.first { !elsewhere.contains($0.field) }.map {
            "<p class=\"field-error\" role=\"alert\">\($0.message)</p>"
        }
    }

    private var tools: HTML {
        """
        <div class="cluster no-print">
        <a class="button" href="\(VolunteeringRoutes.code.link(id))">\(words("volunteering.code"))</a>
        \(teams)
        <a class="button" href="\(VolunteeringRoutes.people.link(id))">\(words("volunteering.people"))</a>
        </div>
        <p class="hint no-print">\(words("volunteering.print"))</p>
        """
    }

    private var teams: HTML? {
        shift.mix == .none
            ? nil
            : "<a class=\"button\" href=\"\(VolunteeringRoutes.teams.link(id))\">\(words("volunteering.teams"))</a>"
    }

    private var search: HTML {
        """
        <form class="filters no-print" method="get" action="\(VolunteeringRoutes.desk.link(id))" role="search">
        <div class="field"><label for="name">\(words("volunteering.desk.name"))</label>\
        <input id="name" name="name" type="search" value="\(visit.query["name"])" dir="auto"></div>
        <p class="field"><button class="button">\(words("volunteering.find"))</button></p></form>
        """
    }

    /// Shown by the script while check-ins wait on the device.
    private var queueNote: HTML {
        """
        <p class="flash" role="status" hidden data-check-in-queue="\(words("volunteering.kept", ["number": "{number}"]))"></p>
        """
    }

    private func confirmAll(_ coming: [SignUp]) -> HTML? {
        let open = coming.count { desk.attendance[$0.id].map { $0.hours == nil && $0.arrived != nil } ?? false }
        guard visit.now >= shift.ends, open > 0 else { return nil }
        return FormView(visit, to: VolunteeringRoutes.allHours.link(id)).button(
            words("volunteering.hours.confirmAll", count: open), class: "button button-primary")
    }

    private func waitingList(_ waiting: [SignUp]) -> HTML? {
        guard !waiting.isEmpty else { return nil }
        let items = waiting.map { "<li dir=\"auto\">\($0.name)</li>" as HTML }
        return "<h2>\(words("volunteering.waitingList"))</h2><ol>\(items)</ol>"
    }
}
