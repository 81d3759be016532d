import Community
import Kernel
import Web

/// The forms in which a coordinator plans and changes shifts.
struct ShiftFormView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    func plan(_ opportunity: Opportunity, _ time: PlaceTime) -> Page {
        let form = FormView(visit, to: VolunteeringRoutes.plan.link(opportunity.id), errors: errors)
        let tomorrow = time.reading(at: visit.now + .days(1)).day.description
        return Page(
            words("volunteering.plan"),
            body: """
                \(heading(words("volunteering.plan"), opportunity))
                \(form.form("""
                    \(times(form, day: tomorrow, from: "10:00", to: "12:00", capacity: "10", time))
                    \(form.text("weeks", label: words("volunteering.weeks"), hint: words("volunteering.weeks.hint"),
                        value: "1", type: "number"))
                    \(form.choices("mix", legend: words("volunteering.mix"),
                        options: Shift.Mix.allCases.map { .init($0.rawValue, words("volunteering.mix.\($0.rawValue)")) },
                        value: Shift.Mix.none.rawValue))
                    \(form.submit(words("volunteering.plan.add")))
                    """))
                """)
    }

    func edit(_ card: ShiftCard) -> Page {
        let form = FormView(visit, to: VolunteeringRoutes.times.link(card.shift.id), errors: errors)
        let starts = card.time.reading(at: card.shift.starts)
        let ends = card.time.reading(at: card.shift.ends)
        return Page(
            words("volunteering.shift.edit"),
            body: """
                \(heading(words("volunteering.shift.edit"), card.opportunity))
                <p>\(words("volunteering.shift.edit.hint"))</p>
                \(form.form("""
                    \(times(form, day: starts.day.description, from: starts.clock, to: ends.clock,
                        capacity: String(card.shift.capacity), card.time))
                    \(form.submit(words("volunteering.save")))
                    """))
                """)
    }

    private func heading(_ title: String, _ opportunity: Opportunity) -> HTML {
        """
        <p class="meta"><a href="\(VolunteeringRoutes.opportunity.link(opportunity.id))" dir="auto">\
        \(opportunity.words.title)</a></p>
        <h1>\(title)</h1>
        """
    }

    private func times(
        _ form: FormView, day: String, from: String, to: String, capacity: String, _ time: PlaceTime
    ) -> HTML {
        """
        \(form.text("day", label: words("volunteering.day"), value: day, type: "date"))
        \(form.text("from", label: words("volunteering.fromTime"),
            hint: words("volunteering.clock", ["zone": time.zone.identifier]), value: from, type: "time"))
        \(form.text("to", label: words("volunteering.toTime"), value: to, type: "time"))
        \(form.text("capacity", label: words("volunteering.capacity"), value: capacity, type: "number"))
        """
    }
}
