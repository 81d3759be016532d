import Community
import Kernel
import Storage

/// Addresses that readers left without an account are forgotten once nobody can appeal any more.
struct ForgetReporters: Sendable {
    let at: Moment

    func isDue(in s: any Session) throws -> Bool { try !ReportStore.reportersToForget(before: limit, in: s).isEmpty }

    func apply(in s: any Session) throws {
        try ReportStore.forget(reporters: ReportStore.reportersToForget(before: limit, in: s), in: s)
    }

    private var limit: Moment { at - Decision.appealTime - .days(1) }
}
