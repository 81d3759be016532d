import Web

/// The addresses of this room.
public enum CounterSpeechRoutes {
    public static let support = Route("/reports/support")
    /// With `subject` for a thing of this site, `place` for where.
    public static let new = Route("/reports/new")
    static let reports = Route("/reports")
    static let followed = Route("/reports/followed/{token}")
    static let own = Route("/reports/own/{report}")
    static let figures = Route("/reports/figures")
    static let figuresFile = Route("/reports/figures.csv")

    static let desk = Route("/cases")
    static let terms = Route("/cases/terms")
    static let triage = Route("/cases/reports/{report}")
    static let opening = Route("/cases/reports/{report}/opening")
    static let merger = Route("/cases/reports/{report}/merger")
    static let dismissal = Route("/cases/reports/{report}/dismissal")
    static let reportEvidence = Route("/cases/reports/{report}/evidence/{evidence}")
    static let one = Route("/cases/{case}")
    static let facts = Route("/cases/{case}/facts")
    static let worker = Route("/cases/{case}/worker")
    static let notes = Route("/cases/{case}/notes")
    static let evidence = Route("/cases/{case}/evidence")
    static let piece = Route("/cases/{case}/evidence/{evidence}")
    static let factor = Route("/cases/{case}/assessment/{factor}")
    static let decision = Route("/cases/{case}/decision")
    static let review = Route("/cases/{case}/review")
    static let handOver = Route("/cases/{case}/hand-over")
    static let letter = Route("/cases/{case}/letters/{letter}")
    static let outcome = Route("/cases/{case}/outcome")
}
