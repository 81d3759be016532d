import Web

/// The addresses of this room.
public enum InitiativeRoutes {
    public static let list = Route("/initiatives")
    static let start = Route("/initiatives/of/{proposal}")
    public static let one = Route("/initiatives/{initiative}")
    static let signature = Route("/initiatives/{initiative}/signature")
    static let signatureEnd = Route("/initiatives/{initiative}/signature/end")
    static let paper = Route("/initiatives/{initiative}/paper")
    static let scan = Route("/initiatives/{initiative}/scans/{file}")
    static let sheet = Route("/initiatives/{initiative}/sheet.pdf")
    static let letter = Route("/initiatives/{initiative}/letter.pdf")
    static let handOver = Route("/initiatives/{initiative}/hand-over")
    static let answer = Route("/initiatives/{initiative}/answer")
    static let rule = Route("/places/{place}/initiative-rule")
}
