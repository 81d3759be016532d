import Community
import Kernel
import Web

/// The addresses of this room.
enum ReportRoutes {
    static let choice = Route("/impact/report")
    static let page = Route("/impact/reports/{kind}/{id}/{from}/{to}")
    static let paper = Route("/impact/reports/{kind}/{id}/{from}/{to}/report.pdf")
    static let data = Route("/impact/reports/{kind}/{id}/{from}/{to}/report.json")
    static let runs = Route("/impact/reports/{kind}/{id}/{from}/{to}/runs")

    static func page(_ scope: FigureScope, _ span: MonthSpan) -> Link { link(page, scope, span) }

    static func link(_ route: Route, _ scope: FigureScope, _ span: MonthSpan) -> Link {
        route.link(scope.subject.kind.name, scope.subject.number, span.from, span.to)
    }
}
