import Kernel
import Web

extension DeskView {
    /// One who comes: what is known, what they said, and what can be noted now.
    func row(_ signUp: SignUp) -> HTML {
        let seen = desk.attendance[signUp.id] ?? Attendance()
        let isNew: HTML? =
            desk.known.contains(signUp.id) ? nil : " <span class=\"badge\">\(words("volunteering.isNew"))</span>"
        return """
            <li class="desk-row"><div><p class="desk-name"><strong><bdi>\(signUp.name)</bdi></strong>\(isNew)</p>
            <p class="meta">\(state(seen))</p>\(words(of: signUp))</div>
            <div class="cluster no-print">\(CheckIn.isOpen(shift, at: visit.now) ? checkIns(signUp, seen) : nil)</div>
            \(visit.now >= shift.starts ? hours(signUp, seen) : nil)</li>
            """
    }

    /// What they said at sign-up.
    private func words(of signUp: SignUp) -> HTML? {
        var parts: [String] = []
        if let team = desk.teams[signUp.id] {
            parts.append(words("volunteering.team", ["number": words.number(team)]))
        }
        let said = desk.said[signUp.id] ?? Said()
        if let tie = said.tie { parts.append(words("volunteering.tie.\(tie.rawValue)")) }
        parts += said.languages.sorted { $0.code < $1.code }.map(\.name)
        return parts.isEmpty ? nil : "<p class=\"meta\">\(parts.joined(separator: " · "))</p>"
    }

    /// What is known, and nothing that blames: who was not seen may have come all the same.
    private func state(_ seen: Attendance) -> String {
        var parts: [String] = []
        if let arrived = seen.arrived {
            parts.append(words("volunteering.arrivedAt", ["time": card.time.reading(at: arrived).clock]))
        } else {
            parts.append(words(visit.now > shift.ends ? "volunteering.notSeen" : "volunteering.expected"))
        }
        if let left = seen.left {
            parts.append(words("volunteering.leftAt", ["time": card.time.reading(at: left).clock]))
        }
        if let hours = seen.hours {
            let key = hours.dispute == nil ? "volunteering.confirmedHours" : "volunteering.disputedHours"
            parts.append(words(key, ["hours": words.duration(minutes: hours.minutes)]))
        }
        return parts.joined(separator: " · ")
    }

    private func checkIns(_ signUp: SignUp, _ seen: Attendance) -> HTML {
        let form = FormView(visit, to: VolunteeringRoutes.checkIns.link(id))
        let fields = [("sign-up", signUp.id.description)]
        if seen.arrived == nil {
            let button = form.button(
                words("volunteering.arrived"), class: "button button-primary", hidden: fields + [("kind", "arrived")])
            return "<span data-check-in>\(button)</span>"
        }
        let undo = FormView(visit, to: VolunteeringRoutes.checkInEnd.link(id)).button(
            words("volunteering.undo"), class: "button button-quiet", hidden: fields)
        let leave = form.button(words("volunteering.left"), hidden: fields + [("kind", "left")])
        return "\(seen.left == nil ? "<span data-check-in>\(leave)</span>" : nil as HTML?)\(undo)"
    }

    private func hours(_ signUp: SignUp, _ seen: Attendance) -> HTML {
        let minutes = seen.hours?.minutes ?? seen.proposal(for: shift) ?? 0
        let dispute = seen.hours?.dispute.map { text -> HTML in
            "<p><strong>\(words("volunteering.dispute.says"))</strong> <span dir=\"auto\">\(text)</span></p>"
        }
        let reason: HTML? =
            seen.hours == nil
            ? nil
            : """
            <div class="field"><label for="reason-\(signUp.id.description)">\(words("volunteering.hours.reason"))</label>\
            <input id="reason-\(signUp.id.description)" name="reason" dir="auto"></div>
            """
        let form = FormView(visit, to: VolunteeringRoutes.hours.link(id)).form(
            class: "filters",
            """
            <input type="hidden" name="sign-up" value="\(signUp.id.description)">
            <div class="field"><label for="minutes-\(signUp.id.description)">\(words("volunteering.hours.minutes.label"))</label>\
            <input id="minutes-\(signUp.id.description)" name="minutes" type="number" min="0" max="1440" value="\(minutes)"></div>
            \(reason)
            <p class="field"><button class="button">\(words(seen.hours == nil ? "volunteering.hours.confirm" : "volunteering.hours.correct"))</button></p>
            """)
        return """
            <details class="desk-hours no-print"\(dispute == nil ? nil : " open" as HTML)>\
            <summary>\(words("volunteering.hours.title"))</summary>\(dispute)\(form)</details>
            """
    }
}
