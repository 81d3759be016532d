import Community
import Kernel
import Storage
import Web

/// What of this room moderators look at: projects and comments.
enum ModeratedBudget {
    static let contents = [
        ModeratedContent(.budgetProject) { id, s in
            try ProjectStore.find(BudgetProjectID(id), in: s).flatMap { project in
                try text(
                    project.subject, [project.title, project.what].filter { !$0.isEmpty }.joined(separator: "\n"),
                    project.language, by: project.author, of: project, in: s)
            }
        },
        ModeratedContent(.budgetComment) { id, s in
            try ProjectStore.comment(BudgetCommentID(id), in: s).flatMap { comment in
                try ProjectStore.find(comment.project, in: s).flatMap { project in
                    try text(
                        Subject(.budgetComment, comment.id), comment.text, comment.language, by: comment.author,
                        of: project, in: s)
                }
            }
        },
    ]

    static func belonging(_ process: BudgetProcess, in s: any Storage.Session) throws -> Belonging {
        Belonging(organisation: process.organisation, places: try PlaceStore.path(process.place, in: s).map(\.id))
    }

    private static func text(
        _ subject: Subject, _ words: String, _ language: Language, by author: PersonID?, of project: BudgetProject,
        in s: any Storage.Session
    ) throws -> ModeratedText? {
        guard let process = try ProcessStore.find(project.process, in: s) else { return nil }
        return ModeratedText(
            subject, text: words, in: language, by: [author].compactMap { $0 },
            of: try belonging(process, in: s), space: process.subject, at: BudgetRoutes.project.link(project.id))
    }
}
