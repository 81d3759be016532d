import Community
import Kernel
import Storage

/// What goes when an account is erased: reports stay without a person, and what they wrote into files as a case worker
/// stays without a name.
struct ForgetReporter: Sendable {
    let person: PersonID

    func apply(in s: any Session) throws {
        try s.execute("UPDATE speech_report SET person_id = NULL WHERE person_id = $1", person)
        try s.execute("UPDATE speech_evidence SET person_id = NULL WHERE person_id = $1", person)
        try s.execute("UPDATE speech_note SET person_id = NULL WHERE person_id = $1", person)
        try s.execute("UPDATE speech_case SET worker_id = NULL WHERE worker_id = $1", person)
        try s.execute("UPDATE speech_hand_over SET person_id = NULL, sender = '–' WHERE person_id = $1", person)
    }
}
