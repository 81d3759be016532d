extension BudgetOutcome {
    /// The outcome and its explanation, as `citizentime budget` writes it; amounts in the currency.
    public func json(of election: BudgetElection) -> String {
        let explanation = BudgetExplanation(self, of: election)
        let unit = Double(election.currencyUnit)
        func amount(_ minor: Double) -> Double { (minor / unit * 1e6).rounded() / 1e6 }
        func id(_ project: Int) -> String { election.projects[project].id }
        var json = JSONText()
        json.object { json in
            json.field("rule", rule.rawValue)
            json.field("satisfaction", satisfaction.rawValue)
            json.field("completion", completion.rawValue)
            json.list("winners", purchases) { json, purchase in json.value(id(purchase.project)) }
            json.field("cost", amount(Double(cost)))
            json.field("budget", amount(Double(election.budget)))
            json.field("rounds", rounds)
            json.object("explanation") { json in
                json.field("voters", election.voters)
                json.list("funded", purchases) { json, purchase in
                    json.object { json in
                        json.field("project", id(purchase.project))
                        json.field("name", election.projects[purchase.project].name)
                        json.field("cost", amount(Double(election.projects[purchase.project].cost)))
                        json.field("step", purchase.step.rawValue)
                        json.field(rule == .phragmen ? "time" : "price", purchase.price)
                        json.list("payments", purchase.payments) { json, payment in
                            json.object { json in
                                json.field("voters", Int(payment.voters))
                                json.field("each", amount(payment.each))
                            }
                        }
                    }
                }
                json.list("notFunded", shortfalls) { json, shortfall in
                    let cost = Double(election.projects[shortfall.project].cost)
                    json.object { json in
                        json.field("project", id(shortfall.project))
                        json.field("name", election.projects[shortfall.project].name)
                        json.field("cost", amount(cost))
                        json.field("supporters", Int(shortfall.voters))
                        json.field("available", amount(shortfall.held))
                        json.field("missing", amount(max(cost - shortfall.held, 0)))
                        json.field("reason", shortfall.reason.rawValue)
                    }
                }
                json.list("votersByWinnersCost", explanation.shares) { json, share in
                    json.object { json in
                        json.field("cost", amount(Double(share.cost)))
                        json.field("share", election.budget > 0 ? Double(share.cost) / Double(election.budget) : nil)
                        json.field("voters", Int(share.voters))
                    }
                }
                json.object("greedy") { json in
                    json.list("added", explanation.greedy.added) { json, project in json.value(id(project)) }
                    json.list("dropped", explanation.greedy.dropped) { json, project in json.value(id(project)) }
                    json.field("cost", amount(Double(explanation.greedy.cost)))
                    json.field("votersWithWinner", Int(explanation.greedy.represented))
                    json.field("votersWithWinnerUnderGreedy", Int(explanation.greedy.representedByGreedy))
                }
            }
        }
        return json.text
    }
}
