import Community
import Kernel
import Storage

/// Saying what else is to do.
struct AddTask: Sendable {
    let id: LocalInitiativeID
    let task: LocalTask
    let announce: Announce
    let person: PersonID
    let at: Moment

    /// - Throws: `LocalInitiativeRefusal`
    func apply(in s: any Session) throws {
        let initiative = try Standing.checked(.addTask, on: id, by: person, in: s).initiative
        try task.check()
        guard try LocalInitiativeStore.tasks(of: id, in: s).count < LocalInitiative.mostLines else {
            throw LocalInitiativeRefusal.linesFull(most: LocalInitiative.mostLines)
        }
        try LocalInitiativeStore.insert(task, of: id, in: s)
        _ = try announce(initiative.subject, at, s)
    }
}

/// Taking a task, by whoever is first.
struct TakeTask: Sendable {
    let id: LocalInitiativeID
    let task: TaskID
    let person: PersonID

    /// - Throws: `LocalInitiativeRefusal.notNow`, `.notYours`, `.taskTaken`
    func apply(in s: any Session) throws {
        _ = try Standing.checked(.takeTask, on: id, by: person, in: s)
        guard try LocalInitiativeStore.tasks(of: id, in: s).contains(where: { $0.id == task }) else {
            throw LocalInitiativeRefusal.notYours
        }
        guard try LocalInitiativeStore.take(task, by: person, in: s) else { throw LocalInitiativeRefusal.taskTaken }
    }
}

/// Ticking a task off, or giving it back.
struct TickTask: Sendable {
    let id: LocalInitiativeID
    let task: TaskID
    let step: Step
    let person: PersonID
    let at: Moment

    enum Step: Sendable {
        case done, givenBack
    }

    /// - Throws: `LocalInitiativeRefusal.notNow`, `.notYours`
    func apply(in s: any Session) throws {
        let standing = try Standing.checked(.tickTask, on: id, by: person, in: s)
        guard let found = try LocalInitiativeStore.tasks(of: id, in: s).first(where: { $0.id == task }),
            LocalInitiativePolicy.mayTick(found, person, as: standing.part)
        else { throw LocalInitiativeRefusal.notYours }
        switch step {
        case .done: try LocalInitiativeStore.tick(task, at: at, in: s)
        case .givenBack: try LocalInitiativeStore.giveBack(task, in: s)
        }
    }
}
