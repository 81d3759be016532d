import Synchronization

/// Counters of the running server, in the text format that Prometheus reads.
///
/// Source: Prometheus exposition formats, text version 0.0.4.
public final class Meters: Sendable {
    private let values = Mutex<[String: Int]>([:])

    public init() {}

    /// Adds to a counter; its name with labels: `votes_total{engine="sqlite"}`.
    public func add(_ name: String, _ amount: Int = 1) {
        values.withLock { $0[name, default: 0] += amount }
    }

    func count(status: Int) {
        add("citizentime_requests_total{status=\"\(status)\"}")
    }

    public var text: String {
        values.withLock { values in
            values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
        }
    }
}
