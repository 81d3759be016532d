import Kernel
import Web

/// What was typed into a form of this room.
struct LocalInitiativeReading: Sendable {
    let form: Form
    let ids: IdentifierSource

    init(_ form: Form, ids: IdentifierSource) {
        self.form = form
        self.ids = ids
    }

    /// The endings of the names of the fields of each need in the first form.
    static let lines = ["1", "2", "3", "4"]
    /// The same for one that is added later.
    static let added = "new"

    var showsName: Bool { form["shows-name"] == "yes" }

    /// - Throws: `.datesWrong` for what is not a day
    func dates() throws(LocalInitiativeRefusal) -> LocalInitiative.Dates {
        let days = ["from-day", "until-day"].map { form[$0] }
        let read = days.map { CalendarDay($0) }
        guard zip(days, read).allSatisfy({ $0.isEmpty || $1 != nil }) else { throw .datesWrong }
        return .init(from: read[0], until: read[1])
    }

    /// Those that were written; a line without words is left out.
    var needs: [(line: String, need: Need)] {
        Self.lines.filter { !form["need-what-\($0)"].isEmpty }.map { ($0, need($0)) }
    }

    func need(_ line: String) -> Need {
        let kind = Need.Kind(rawValue: form["need-kind-\(line)"]) ?? .things
        return Need(
            id: ids.next(), kind: kind, what: form["need-what-\(line)"],
            wanted: amount("need-wanted-\(line)", kind), covered: 0)
    }

    /// One in each line.
    var tasks: [LocalTask] {
        form["tasks"].split(separator: "\n").compactMap { line in
            let text = line.trimmingPrefix { $0.isWhitespace }
            return text.isEmpty ? nil : task(String(text))
        }
    }

    func task(_ text: String) -> LocalTask {
        LocalTask(id: ids.next(), text: text, taker: nil, done: nil)
    }

    /// In the units of the kind; 0 for what is no number, which no act takes.
    func amount(_ field: String, _ kind: Need.Kind) -> Int {
        guard let number = Int(form[field]), (1...kind.most).contains(number) else { return 0 }
        return number * kind.unit
    }
}
