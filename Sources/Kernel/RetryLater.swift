/// An error after which the same thing may succeed: nothing was changed, and nothing is wrong with what was asked.
public protocol RetryLater: Error {
    /// After how long it makes sense to try again.
    var seconds: Int { get }
}
