/// What demo towns ask of their town halls, and what those answer.
public struct DemoAsks: Sendable {
    let title: String
    let introduction: String
    /// By a word of the statement that each ask stands on.
    let answers: [(about: String, verdict: Answer.Verdict, reasons: String)]

    /// After the question what makes people feel at home.
    public static let home = DemoAsks(
        title: "Evening classes, later buses and a garden to share",
        introduction: """
            In a public consultation newcomers and long-time residents voted on each other's statements. \
            They fall into two opinion groups, and both agree on the points below.
            We ask the town hall to answer each of them.
            """,
        answers: [
            (
                "classes", .inPart,
                """
                We open two classes in the evening from February, in the school near the station. \
                Books are free. For a third class we have no teacher yet; we look for one until summer.
                """
            ),
            (
                "garden", .accepted,
                "The field behind the library becomes a shared garden. Neighbours plan it with us in March."
            ),
            ("Buses", .deferred, "We ask the bus company first. The contract ends next year."),
        ])

    /// After the question how the town hall speaks with newcomers.
    public static let counter = DemoAsks(
        title: "A town hall that explains itself",
        introduction: """
            Those who are new and those who have always lived here want the same from the counter: time, plain words, \
            and a door that is open after work.
            """,
        answers: [
            (
                "explain", .accepted,
                "From spring on one colleague at each counter has no queue and helps with forms."
            ),
            (
                "twelve-year-old", .inPart,
                "We rewrite the ten letters that we send most. The law fixes the words of the others."
            ),
            (
                "evening", .rejected,
                "We tried it in 2024: five people came in three months. We answer by telephone until six instead."
            ),
        ])
}
