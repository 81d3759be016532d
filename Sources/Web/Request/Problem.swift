import Kernel

/// Why a page could not be shown, in the terms of HTTP; worded for visitors in `ProblemViews`, and nowhere else.
public enum Problem: Error, Sendable {
    /// Not there, or not for this visitor to see: the two look the same.
    case notFound
    case forbidden
    /// After signing in the visitor returns to the link.
    case signInNeeded(Link)
    /// The form came without its token: the page was open for too long, or another site sent it.
    case staleForm
    case malformed
    case methodNotAllowed(allowed: [String])
    case tooLarge(limit: Int)
    /// The body came too slowly; nothing was changed.
    case tooSlow
    case tooMany(retryAfterSeconds: Int)
    /// The server is full for the moment; nothing was changed.
    case busy(retryAfterSeconds: Int)
    case wrongHost
    /// Something unexpected, already logged under the request's id.
    case failed

    var status: Int {
        switch self {
        case .notFound: 404
        case .forbidden, .staleForm: 403
        case .signInNeeded: 303
        case .malformed: 400
        case .methodNotAllowed: 405
        case .tooLarge: 413
        case .tooSlow: 408
        case .tooMany: 429
        case .busy: 503
        case .wrongHost: 421
        case .failed: 500
        }
    }

    /// The part of the message key that names the problem.
    var key: String {
        switch self {
        case .notFound: "notFound"
        case .forbidden, .signInNeeded: "forbidden"
        case .staleForm: "staleForm"
        case .malformed, .wrongHost: "malformed"
        case .methodNotAllowed: "methodNotAllowed"
        case .tooLarge: "tooLarge"
        case .tooSlow: "tooSlow"
        case .tooMany: "tooMany"
        case .busy: "busy"
        case .failed: "failed"
        }
    }

    var retryAfterSeconds: Int? {
        switch self {
        case .tooMany(let seconds), .busy(let seconds): seconds
        default: nil
        }
    }
}
