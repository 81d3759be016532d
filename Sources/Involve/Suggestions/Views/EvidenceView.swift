import Community
import Deliberation
import Kernel
import Web

/// The figures behind an ask: how many voted and agreed in every group and how sure that is, or who stands behind a
/// proposal; and from when.
struct EvidenceView {
    let visit: Visit
    let evidence: Evidence
    let source: Subject

    /// - source: the consultation to which a statement belongs
    init(_ visit: Visit, _ evidence: Evidence, source: Subject) {
        self.visit = visit
        self.evidence = evidence
        self.source = source
    }

    private var words: Words { visit.words }

    var figures: HTML {
        let (text, language) = evidence.text(for: visit.language)
        return """
            <figure class="evidence"><blockquote \(language.attributes)>\(text)</blockquote>
            \(table)
            <figcaption class="meta">\(caption)</figcaption></figure>
            """
    }

    private var table: HTML {
        switch evidence {
        case .statement(let found): votes(found)
        case .proposal(let found): backing(found)
        }
    }

    private var caption: HTML {
        let day = ["day": words.date(Moment(milliseconds: evidence.asOf))]
        switch evidence {
        case .statement(let found):
            let kind: HTML? =
                found.isCommonGround
                ? " · \(words("evidence.common"))" : found.isContested ? " · \(words("evidence.contested"))" : nil
            return "\(words("evidence.asOf", day))\(kind) · \(link(to: source))"
        case .proposal: return "\(words("evidence.counted", day)) · \(link(to: evidence.subject))"
        }
    }

    private func link(to subject: Subject) -> HTML {
        let trail = CommunityRoutes.trail.link(subject.kind.name, subject.number)
        return "<a href=\"\(trail)\">\(words("evidence.source"))</a>"
    }

    private func backing(_ found: ProposalEvidence) -> HTML {
        let organisations: HTML? =
            found.organisations.isEmpty
            ? nil : " <span class=\"meta\" dir=\"auto\">(\(found.organisations.joined(separator: ", ")))</span>"
        let signatures: HTML? = found.signatures.map { signed in
            """
            <dt>\(words("evidence.signatures"))</dt><dd>\(words("evidence.signed", [
                "count": words.number(signed.total), "threshold": words.number(signed.threshold),
                "paper": words.number(signed.paper),
            ]))</dd>
            """
        }
        return """
            <dl class="facts"><dt>\(words("evidence.people"))</dt><dd>\(words.number(found.people))</dd>
            <dt>\(words("evidence.organisations"))</dt><dd>\(words.number(found.organisations.count))\(organisations)</dd>
            \(signatures)
            <dt>\(words("evidence.arguments"))</dt><dd>\(words("evidence.sides", [
                "supporting": words.number(found.supporting), "against": words.number(found.against),
                "questions": words.number(found.questions),
            ]))</dd></dl>
            """
    }

    private func votes(_ found: StatementEvidence) -> HTML {
        let rows = found.groups.map { group in
            row(words("evidence.group", ["name": group.name]), group.agreement)
        }
        return """
            <div class="table-scroll" tabindex="0" role="group" aria-label="\(words("evidence.title"))">
            <table class="figures"><thead><tr><th scope="col">\(words("evidence.who"))</th>\
            <th scope="col" class="num">\(words("evidence.votes"))</th>\
            <th scope="col" class="num">\(words("evidence.agree"))</th>\
            <th scope="col" class="num">\(words("evidence.range"))</th></tr></thead>
            <tbody>\(row(words("evidence.everyone"), found.agreement))\(rows)</tbody></table></div>
            """
    }

    private func row(_ name: String, _ agreement: Proportion) -> HTML {
        let range = agreement.interval
        return """
            <tr><th scope="row">\(name)</th><td class="num">\(words.number(agreement.total))</td>\
            <td class="num">\(words.percent(agreement.share))</td>\
            <td class="num"><bdi>\(words.percent(range.lowerBound))–\(words.percent(range.upperBound))</bdi></td></tr>
            """
    }
}
