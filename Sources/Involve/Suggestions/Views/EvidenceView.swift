import Community
import Deliberation
import Kernel
import Web

/// The figures behind an ask: how many voted, how many agreed in every group, how sure that is, and from when.
struct EvidenceView {
    let visit: Visit
    let evidence: StatementEvidence
    let source: Subject

    init(_ visit: Visit, _ evidence: StatementEvidence, source: Subject) {
        self.visit = visit
        self.evidence = evidence
        self.source = source
    }

    private var words: Words { visit.words }

    var figures: HTML {
        let (text, language) = evidence.best(for: visit.language)
        let rows = evidence.groups.map { group in
            row(words("evidence.group", ["name": group.name]), group.agreement)
        }
        let kind: HTML? =
            evidence.isCommonGround
            ? " · \(words("evidence.common"))" : evidence.isContested ? " · \(words("evidence.contested"))" : nil
        let trail = CommunityRoutes.trail.link(source.kind.name, source.number)
        return """
            <figure class="evidence"><blockquote \(language.attributes)>\(text)</blockquote>
            <div class="table-scroll" tabindex="0" role="group" aria-label="\(words("evidence.title"))">
            <table class="figures"><thead><tr><th scope="col">\(words("evidence.who"))</th>\
            <th scope="col" class="num">\(words("evidence.votes"))</th>\
            <th scope="col" class="num">\(words("evidence.agree"))</th>\
            <th scope="col" class="num">\(words("evidence.range"))</th></tr></thead>
            <tbody>\(row(words("evidence.everyone"), evidence.agreement))\(rows)</tbody></table></div>
            <figcaption class="meta">\(words("evidence.asOf", [
                "day": words.date(Moment(milliseconds: evidence.asOf))
            ]))\(kind) · <a href="\(trail)">\(words("evidence.source"))</a></figcaption></figure>
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
