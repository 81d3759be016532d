import Kernel

/// What a database refused, the same for both engines.
public enum StorageError: Error, Equatable, Sendable {
    /// A row with the same key is there already.
    case uniqueViolation(String)
    /// The row referred to is not there, or is still referred to.
    case foreignKeyViolation(String)
    /// A CHECK or NOT NULL constraint.
    case constraintViolation(String)
    /// Another transaction came first; the whole may be tried again.
    case conflict(String)
    /// The server cannot be reached, the file cannot be opened or the disk is full.
    case unavailable(String)
    /// The program asked for something that makes no sense: wrong SQL, wrong column, wrong parameter.
    case misuse(String)
    /// A migration that was applied has changed since, or the database is newer than the program.
    case schema(String)
}

/// Other transactions came first again and again: nothing was changed.
public struct Contention: RetryLater, Equatable {
    public let seconds = 1
}
