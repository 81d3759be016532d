import Community
import Kernel
import Storage
import Web

/// The words of a consultation: several facilitators may write them, and nobody overwrites another unawares.
struct TextPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(ConsultationRoutes.texts, show)
        routes.post(ConsultationRoutes.texts, save)
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let consultation = try await permitted(visit)
        return visit.reply(TextView(visit).page(consultation, theirs: nil))
    }

    private func save(_ visit: Visit) async throws -> Reply {
        let consultation = try await permitted(visit)
        let original = consultation.question.original
        let act = EditConsultation(
            consultation: consultation.id,
            question: LocalizedText(versions: visit.form.texts("question"), original: original),
            background: LocalizedText(versions: visit.form.texts("background"), original: original),
            basedOn: Int(visit.form["revision"]) ?? 0, actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as ConsultationRefusal {
            let current = try await permitted(visit)
            let errors = FormErrors("question-\(original.code)", RefusalWording(visit.words).text(refusal))
            let theirs = refusal == .changedMeanwhile ? current : nil
            return visit.reply(TextView(visit, errors: errors).page(current, theirs: theirs))
        }
        return .see(ConsultationRoutes.moderation.link(consultation.id), flash: "consultation.edited")
    }

    private func permitted(_ visit: Visit) async throws -> Consultation {
        try await FacilitationPages(house: house).permitted(.open, visit)
    }
}

extension Form {
    /// What was written in the fields `name-xx`, by language code; empty ones left out.
    func texts(_ name: String) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: Language.all.map { ($0.code, self["\(name)-\($0.code)"]) }.filter { !$0.1.isEmpty })
    }
}
