import Foundation
import Kernel

/// What a report says, and in which order: one part for each result of the mission.
struct ReportTemplate: Sendable {
    let parts: [Part]

    struct Part: Sendable, Decodable {
        let result: Int
        /// By the code of the language; one at least.
        let heading: [String: String]
        /// Figures shown.
        let indicators: [String]
        /// Indicators of which what they count is listed.
        let evidence: [String]
        let stories: Bool
        /// Kinds of what did not work.
        let shortfalls: [String]

        func heading(_ language: Language) -> String {
            heading[language.code] ?? heading["en"] ?? heading.sorted { $0.key < $1.key }.first?.value ?? ""
        }
    }

    /// What a template may list of what did not work: `funding.shortfall.<kind>`.
    static let shortfalls: Set = [
        "unanswered", "rejected", "overdueActions", "droppedActions", "stopped", "lateCases",
    ]

    /// - file: nil: ours
    /// - Throws: `Reports.TemplateFault`
    static func read(_ file: URL?, indicators: Set<String>) throws -> ReportTemplate {
        let own = Bundle.module.bundleURL.appendingPathComponent("Resources/content/report.json")
        let url = file ?? own
        let parts: [Part]
        do {
            parts = try JSONDecoder().decode([Part].self, from: Data(contentsOf: url))
        } catch let error as DecodingError {
            throw Reports.TemplateFault(description: "\(url.lastPathComponent): \(spot(error))")
        } catch {
            throw Reports.TemplateFault(description: "\(url.path): cannot be read; is the path right?")
        }
        for part in parts {
            let place = "\(url.lastPathComponent): result \(part.result)"
            guard part.heading.values.contains(where: { !$0.isEmpty }) else {
                throw Reports.TemplateFault(description: "\(place): heading: needs a text in one language at least")
            }
            for name in part.indicators + part.evidence where !indicators.contains(name) {
                throw Reports.TemplateFault(
                    description: "\(place): \(name) is none of \(indicators.sorted().joined(separator: ", "))")
            }
            for name in part.shortfalls where !shortfalls.contains(name) {
                throw Reports.TemplateFault(
                    description: "\(place): \(name) is none of \(shortfalls.sorted().joined(separator: ", "))")
            }
        }
        guard !parts.isEmpty else {
            throw Reports.TemplateFault(description: "\(url.lastPathComponent): has no parts; a report needs one at least")
        }
        return ReportTemplate(parts: parts)
    }

    /// Where in the file something is wrong.
    private static func spot(_ error: DecodingError) -> String {
        let context: DecodingError.Context
        switch error {
        case .keyNotFound(let key, let found):
            return "part \(path(found)): \(key.stringValue) is missing"
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
        @unknown default: return "is not a template"
        }
        return "part \(path(context)): \(context.debugDescription)"
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }.joined(separator: ", ")
    }
}

extension Reports {
    /// Why a template cannot be used; its text says what to mend.
    public struct TemplateFault: Error, Equatable, CustomStringConvertible {
        public let description: String
    }
}
