import Kernel
import Synchronization

/// How often one visitor may do something: a bucket of `burst` tokens that refills at `perMinute`.
public struct RateLimit: Hashable, Sendable {
    public let name: String
    public let burst: Double
    public let perMinute: Double

    public init(_ name: String, burst: Double, perMinute: Double) {
        self.name = name
        self.burst = burst
        self.perMinute = perMinute
    }

    /// Guessing passwords and flooding mailboxes.
    public static let signIn = RateLimit("sign-in", burst: 10, perMinute: 6)
    /// A person reads for a second or more; forty people in a hall share one address, so an address gets more.
    public static let votes = RateLimit("votes", burst: 60, perMinute: 90)
    public static let statements = RateLimit("statements", burst: 6, perMinute: 4)

    /// Files fill the disk.
    public static let files = RateLimit("files", burst: 20, perMinute: 6)

    /// One address may stand for a whole hall behind one router.
    static let addressFactor = 40.0
}

/// The buckets of all visitors, in memory: a restart forgives.
final class RateLimiter: Sendable {
    private struct Key: Hashable {
        let limit: String
        let visitor: String
    }

    private struct Bucket {
        var tokens: Double
        var filled: Moment
    }

    private let buckets = Mutex<[Key: Bucket]>([:])
    /// Buckets kept before full ones are forgotten.
    private let capacity: Int

    init(capacity: Int = 100_000) {
        self.capacity = capacity
    }

    /// Takes one token of the visitor; nil when there was one, else the seconds until there will be.
    func wait(_ limit: RateLimit, visitor: String, factor: Double = 1, now: Moment) -> Int? {
        let burst = limit.burst * factor
        let perSecond = limit.perMinute * factor / 60
        return buckets.withLock { buckets in
            if buckets.count >= capacity { buckets = buckets.filter { now - $0.value.filled < .minutes(10) } }
            let key = Key(limit: limit.name, visitor: visitor)
            var bucket = buckets[key] ?? Bucket(tokens: burst, filled: now)
            let passed = Double(max(0, (now - bucket.filled).milliseconds)) / 1000
            bucket.tokens = min(burst, bucket.tokens + passed * perSecond)
            bucket.filled = now
            guard bucket.tokens >= 1 else {
                buckets[key] = bucket
                return Int(((1 - bucket.tokens) / perSecond).rounded(.up))
            }
            bucket.tokens -= 1
            buckets[key] = bucket
            return nil
        }
    }
}
