import App
import ArgumentParser
import Community
import Foundation
import Kernel
import Logging
import Reports

/// `citizentime report`: the report of a place or of the whole as a file, from live figures.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the report of a place, an organisation or the whole.",
        discussion: """
            For each result of the mission: what was done, figures with their source and how sure they are, stories with \
            valid consent, and what did not work. Figures are of whole months and are counted, never typed. The numbers \
            of each report are kept, and the next one of the same place and time says what changed. A partnership changes \
            what a report says with a template of its own (--template, or report.json in the data folder).

            Exit status: 0 done, 1 there is no such place, 2 the call was wrong, 65 the template was bad.
            """)

    @Option(help: "The code of a place, such as RO, or the number in the address of its page.")
    var place: String?

    @Option(help: "The number in the address of an organisation's page.")
    var organisation: String?

    @Flag(help: "Of all places together.")
    var whole = false

    @Option(help: "The first month, such as 2026-01.")
    var from: String

    @Option(help: "The last month, such as 2026-12.")
    var to: String

    @Option(help: "The language of the report.")
    var language = "en"

    @Option(help: "The form: pdf, html or json.")
    var format = "pdf"

    @Option(help: "The file that is written.")
    var out: String

    @Option(help: "A template of your own.")
    var template: String?

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let subject = try chosen()
        guard let from = CalendarMonth(from), let to = CalendarMonth(to), let span = MonthSpan(from, to) else {
            throw ValidationError("--from and --to take months such as 2026-01, the first not after the last.")
        }
        guard let language = Language(tag: language) else {
            throw ValidationError("--language takes a language that we know, such as ro, not \(language).")
        }
        guard let format = Reports.Format(rawValue: format) else {
            throw ValidationError("--format takes pdf, html or json, not \(format).")
        }
        var configuration = try server.configuration()
        configuration.template = template.map { URL(fileURLWithPath: $0) }
        let product: CitizenTime
        do {
            product = try await CitizenTime(configuration, log: Logger(label: "citizentime"))
        } catch let fault as Reports.TemplateFault {
            FileHandle.standardError.write(Data("\(fault)\n".utf8))
            throw ExitCode(65)
        }
        guard let file = try await product.report(of: subject, span, format, in: language) else {
            throw CleanFailure("there is no such place or organisation; `--place RO` takes a code")
        }
        try Data(file).write(to: URL(fileURLWithPath: out))
    }

    private func chosen() throws -> CitizenTime.ReportSubject {
        switch (place, organisation, whole) {
        case (let place?, nil, false): return .place(place)
        case (nil, let organisation?, false): return .organisation(organisation)
        case (nil, nil, true): return .whole
        default: throw ValidationError("Say of what: one of --place, --organisation and --whole.")
        }
    }
}
