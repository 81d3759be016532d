import Community
import Kernel
import Storage

/// How statements are moderated: their status says whether others see them, since votes and maps go by it.
enum ModeratedStatement {
    static let content = ModeratedContent(
        .statement,
        read: { id, s in
            guard let (statement, owner) = try StatementStore.find(StatementID(id), in: s),
                let consultation = try ConsultationStore.find(owner, in: s)
            else { return nil }
            // Nobody knows who wrote it: its author reads on the page of the consultation what was decided.
            return ModeratedText(
                Subject(.statement, id), text: statement.text, in: statement.language, by: [],
                of: try ConsultationStore.belonging(consultation, in: s), space: consultation.subject,
                at: ConsultationRoutes.results.link(owner),
                holding: consultation.moderation == .before && !statement.isSeed ? .everything : nil)
        },
        exposure: { id, s in try StatementStore.find(StatementID(id), in: s)?.statement.status.exposure ?? .shown },
        expose: { exposure, id, _, s in
            let status = Statement.Status(exposure)
            try StatementStore.setStatus(
                status, reason: status == .hidden ? "moderation" : nil, of: StatementID(id), in: s)
        })
}

extension Statement.Status {
    init(_ exposure: Exposure) {
        switch exposure {
        case .shown: self = .accepted
        case .waiting: self = .pending
        case .hidden: self = .hidden
        }
    }

    var exposure: Exposure {
        switch self {
        case .accepted: .shown
        case .pending: .waiting
        case .hidden: .hidden
        }
    }
}
