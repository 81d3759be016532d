import Web

/// The addresses of this room.
public enum LocalInitiativeRoutes {
    public static let list = Route("/neighbours")
    static let new = Route("/neighbours/new")
    public static let one = Route("/neighbours/{initiative}")
    static let needs = Route("/neighbours/{initiative}/needs")
    static let offers = Route("/neighbours/{initiative}/offers")
    static let decision = Route("/neighbours/{initiative}/offers/{offer}/decision")
    static let withdrawal = Route("/neighbours/{initiative}/offers/{offer}/withdrawal")
    static let tasks = Route("/neighbours/{initiative}/tasks")
    static let taking = Route("/neighbours/{initiative}/tasks/{task}/taking")
    static let takingEnd = Route("/neighbours/{initiative}/tasks/{task}/taking/end")
    static let completion = Route("/neighbours/{initiative}/tasks/{task}/completion")
    static let beginning = Route("/neighbours/{initiative}/beginning")
    static let story = Route("/neighbours/{initiative}/story")
    static let stop = Route("/neighbours/{initiative}/stop")
    static let pictures = Route("/neighbours/{initiative}/pictures")
    static let picture = Route("/neighbours/{initiative}/pictures/{picture}")
    static let pictureRemoval = Route("/neighbours/{initiative}/pictures/{picture}/removal")
}
