import Deliberation
import Kernel

/// What is open of a survey: means of groups, never an answer. The same that its page shows.
struct OpenTables {
    let findings: Findings

    init(_ findings: Findings) {
        self.findings = findings
    }

    static let head = CSV.line([
        "survey", "table", "scale", "wave", "group", "part", "people", "mean", "mean_before", "change", "change_low",
        "change_high", "reading",
    ])

    var lines: String {
        guard let report = findings.report else { return "" }
        let changes = report.scales.flatMap { scale in scale.changes.map { line(scale.scale.name, $0) } }
        let parts = (findings.tables?.parts ?? []).map { part in
            line([
                "part", part.scale, "after", "activity", part.name, String(part.people), number(part.after),
                number(part.before), number(part.after - part.before), "", "", "",
            ])
        }
        let everybody = (findings.tables?.everybody ?? []).map { all in
            line([
                "everybody", all.scale, all.wave.rawValue, all.group.rawValue, "", String(all.people), number(all.mean),
                "", "", "", "", "",
            ])
        }
        return (changes + parts + everybody).joined()
    }

    private func line(_ scale: String, _ change: ScaleChange) -> String {
        let isShown = change.people != nil && !change.isUniform
        let shown = isShown ? change : nil
        let test = shown?.test.value
        return line([
            "change", scale, change.wave.rawValue, change.group.rawValue, "", shown?.people.map(String.init) ?? "",
            number(shown?.after.value?.mean), number(shown?.before.value?.mean), number(test?.mean),
            number(test?.interval.low), number(test?.interval.high), shown?.reading.rawValue ?? "",
        ])
    }

    private func line(_ fields: [String]) -> String {
        CSV.spreadsheetLine([findings.survey.id.description] + fields)
    }

    /// Four decimals; a minus that a spreadsheet reads as a number.
    private func number(_ value: Double?) -> String {
        guard let value else { return "" }
        let scaled = Int64((value * 10_000).rounded())
        let digits = String(scaled.magnitude % 10_000)
        let padding = String(repeating: "0", count: 4 - digits.count)
        return "\(scaled < 0 ? "-" : "")\(scaled.magnitude / 10_000).\(padding)\(digits)"
    }
}
