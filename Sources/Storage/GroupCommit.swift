import Kernel
import Synchronization

/// Why a group commit did not take an item.
public enum GroupCommitError: Error, Equatable, Sendable {
    /// Too many are waiting; nothing was kept of this one.
    case full(retryAfterSeconds: Int)
    /// The server is stopping.
    case closed
}

extension GroupCommitError: RetryLater {
    public var seconds: Int {
        switch self {
        case .full(let seconds): seconds
        case .closed: 5
        }
    }
}

/// Many small writes in few durable transactions: items that arrive while one transaction runs share the next.
///
/// Each `submit` returns only after the commit that holds its item, so what was acknowledged survives a crash.
/// When a batch fails, its items are tried one by one: a bad one fails alone.
public final class GroupCommit<Item: Sendable, Answer: Sendable>: Sendable {
    public typealias Apply = @Sendable ([Item], any Session) throws -> [Answer]

    private struct Waiting {
        let item: Item
        let continuation: CheckedContinuation<Answer, any Error>
    }

    private struct State {
        var queue: [Waiting] = []
        var isRunning = false
        var isClosed = false
        var drained: [CheckedContinuation<Void, Never>] = []
    }

    private let database: Database
    private let capacity: Int
    private let largestBatch: Int
    private let apply: Apply
    private let state = Mutex(State())

    /// - capacity: items that may wait before new ones are refused
    /// - apply: writes a batch; one answer an item, in order
    public init(_ database: Database, capacity: Int = 20_000, largestBatch: Int = 2_000, apply: @escaping Apply) {
        self.database = database
        self.capacity = capacity
        self.largestBatch = largestBatch
        self.apply = apply
    }

    /// The answer for an item, after its commit.
    ///
    /// - Throws: `GroupCommitError`, or what `apply` threw for this item
    public func submit(_ item: Item) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            let waiting = Waiting(item: item, continuation: continuation)
            let (refusal, mustStart) = state.withLock { state -> (GroupCommitError?, Bool) in
                guard !state.isClosed else { return (.closed, false) }
                guard state.queue.count < capacity else { return (.full(retryAfterSeconds: 2), false) }
                state.queue.append(waiting)
                let mustStart = !state.isRunning
                state.isRunning = true
                return (nil, mustStart)
            }
            if let refusal { continuation.resume(throwing: refusal) }
            if mustStart { Task { await run() } }
        }
    }

    /// Refuses new items and returns when all that wait are written.
    public func drain() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                state.isClosed = true
                if state.isRunning { state.drained.append(continuation) }
                return !state.isRunning
            }
            if isIdle { continuation.resume() }
        }
    }

    private func run() async {
        while let batch = next() {
            do {
                let answers = try await write(batch.map(\.item))
                for (waiting, answer) in zip(batch, answers) { waiting.continuation.resume(returning: answer) }
            } catch {
                await writeOneByOne(batch, after: error)
            }
        }
    }

    private func next() -> [Waiting]? {
        let (batch, drained) = state.withLock { state -> ([Waiting]?, [CheckedContinuation<Void, Never>]) in
            guard !state.queue.isEmpty else {
                state.isRunning = false
                defer { state.drained = [] }
                return (nil, state.drained)
            }
            let batch = Array(state.queue.prefix(largestBatch))
            state.queue.removeFirst(batch.count)
            return (batch, [])
        }
        for continuation in drained { continuation.resume() }
        return batch
    }

    private func write(_ items: [Item]) async throws -> [Answer] {
        let answers = try await database.write { [apply] s in try apply(items, s) }
        guard answers.count == items.count else {
            throw StorageError.misuse("\(answers.count) answers for \(items.count) items")
        }
        return answers
    }

    private func writeOneByOne(_ batch: [Waiting], after error: any Error) async {
        guard batch.count > 1 else {
            batch.first?.continuation.resume(throwing: error)
            return
        }
        for waiting in batch {
            do {
                let answers = try await write([waiting.item])
                waiting.continuation.resume(returning: answers[0])
            } catch {
                waiting.continuation.resume(throwing: error)
            }
        }
    }
}
