import Web

/// The addresses of this room.
public enum CertificateRoutes {
    public static let own = Route("/me/certificates")
    static let new = Route("/me/certificates/new/{organisation}")
    static let paper = Route("/certificates/{certificate}/certificate.pdf")
    static let badge = Route("/certificates/{certificate}/badge.json")
    public static let check = Route("/certificates/check/{token}")
    static let desk = Route("/organisations/{organisation}/certificates")
    static let statusList = Route("/organisations/{organisation}/certificates/status-list")
    static let signature = Route("/certificates/{certificate}/signature")
    static let refusal = Route("/certificates/{certificate}/refusal")
    static let revocation = Route("/certificates/{certificate}/revocation")
    static let correction = Route("/certificates/{certificate}/correction")
}
