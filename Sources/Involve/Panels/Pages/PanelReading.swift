import Deliberation
import Kernel
import Web

/// A call as its form has it.
struct PanelReading {
    let form: Form

    init(_ form: Form) { self.form = form }

    func size() throws(PanelRefusal) -> Int {
        guard let size = Int(form["size"]), CitizensPanel.sizes.contains(size) else {
            throw .sizeWrong(CitizensPanel.sizes)
        }
        return size
    }

    /// The end of a day, in UTC.
    func closes() throws(PanelRefusal) -> Moment {
        guard let day = CalendarDay(form["closes"]) else { throw .closesWrong }
        return day.midnight + .days(1)
    }

    /// Traits with at least one bound; a bound that is left out is none.
    func quotas() throws(PanelRefusal) -> [Sortition.Quota] {
        let size = try size()
        var quotas: [Sortition.Quota] = []
        for trait in Trait.allCases {
            let said = trait.values.contains { value in
                !form["\(trait.rawValue)-\(value)-least"].isEmpty || !form["\(trait.rawValue)-\(value)-most"].isEmpty
            }
            guard said else { continue }
            for value in trait.values {
                guard let least = bound("\(trait.rawValue)-\(value)-least", 0, size),
                    let most = bound("\(trait.rawValue)-\(value)-most", size, size), least <= most
                else { throw .quotaWrong(trait: trait, value: value, size: size) }
                quotas.append(.init(trait: trait.rawValue, value: value, range: least...most))
            }
        }
        return quotas
    }

    /// Nil for what is not a number of places.
    private func bound(_ field: String, _ otherwise: Int, _ size: Int) -> Int? {
        guard !form[field].isEmpty else { return otherwise }
        return Int(form[field]).flatMap { (0...size).contains($0) ? $0 : nil }
    }
}
