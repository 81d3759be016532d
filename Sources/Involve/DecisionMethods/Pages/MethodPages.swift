import Community
import Kernel
import Web

/// The pages that explain ways of deciding. All that an example is made of stands in its address.
struct MethodPages: Sendable {
    func add(to routes: inout Routes) {
        routes.getShared(DecisionMethod.list) { visit in visit.reply(MethodListView(visit).page) }
        routes.getShared(DecisionMethod.one) { visit in
            guard let method = DecisionMethod(rawValue: try visit.parameter("method")) else { throw Problem.notFound }
            return visit.reply(try MethodView(visit, method).page)
        }
    }
}
