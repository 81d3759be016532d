import Web

/// The addresses of this room.
public enum VolunteeringRoutes {
    public static let list = Route("/opportunities")
    static let new = Route("/opportunities/new")
    public static let opportunity = Route("/opportunities/{opportunity}")
    static let words = Route("/opportunities/{opportunity}/words")
    static let end = Route("/opportunities/{opportunity}/end")
    static let plan = Route("/opportunities/{opportunity}/shifts")
    public static let shift = Route("/shifts/{shift}")
    static let times = Route("/shifts/{shift}/times")
    static let cancellation = Route("/shifts/{shift}/cancellation")
    static let place = Route("/shifts/{shift}/sign-up")
    static let placeByMail = Route("/shifts/{shift}/sign-up/mail")
    static let asked = Route("/shifts/{shift}/sign-up/sent")
    static let event = Route("/shifts/{shift}/shift.ics")
    static let signUp = Route("/sign-ups/{sign-up}/{key}")
    static let confirmation = Route("/sign-ups/{sign-up}/{key}/confirmation")
    static let withdrawal = Route("/sign-ups/{sign-up}/{key}/withdrawal")
    static let offering = Route("/sign-ups/{sign-up}/{key}/offer")
    static let offer = Route("/offers/{offer}/{key}")
    static let acceptance = Route("/offers/{offer}/{key}/acceptance")
}
