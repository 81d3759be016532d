extension BallotCount {
    /// As `citizentime count` writes it.
    public var json: String {
        var json = JSONText()
        json.object { json in
            json.field("method", method.rawValue)
            json.list("winners", winners) { json, winner in json.value(candidates[winner].id) }
            json.list("candidates", candidates) { json, candidate in
                json.object { json in
                    json.field("id", candidate.id)
                    json.field("name", candidate.name)
                }
            }
            writeDetail(&json)
            json.object("pairwise") { json in
                guard let pairwise else { return }
                json.field("condorcetWinner", pairwise.condorcetWinner.map { candidates[$0].id })
                json.list("smithSet", pairwise.smithSet) { json, member in json.value(candidates[member].id) }
                json.list("matrix", candidates.indices.map { $0 }) { json, one in
                    json.list(candidates.indices.map { $0 }) { json, other in
                        json.value(Int(pairwise.preferring(one, to: other)))
                    }
                }
            }
        }
        return json.text
    }

    private func writeDetail(_ json: inout JSONText) {
        switch detail {
        case .totals(let totals, let halves):
            json.list("rounds", [totals]) { json, totals in
                json.object { json in
                    json.object("votes") { json in
                        for (candidate, total) in totals.enumerated() {
                            json.field(candidates[candidate].id, halves ? Double(total) / 2 : Double(total))
                        }
                    }
                }
            }
        case .instantRunoff(let rounds, let ties):
            json.field("ties", ties.rawValue)
            json.list("rounds", rounds) { json, round in
                write(&json, round.votes.map { $0.map(Double.init) }, Double(round.exhausted), [], round.eliminated)
            }
        case .transferableVote(let vote, let quota, let election):
            json.field("quota", Int(vote.quota))
            json.field("quotaRule", quota.rawValue)
            json.field("transfer", "weighted inclusive Gregory")
            json.field("election", election.rawValue)
            json.list("rounds", vote.rounds) { json, round in
                write(&json, round.votes, round.exhausted, round.elected, round.eliminated, round.hasBrokenTie)
            }
        case .schulze(let strength):
            json.list("rounds", [Int]()) { _, _ in }
            json.list("strongestPaths", strength) { json, row in
                json.list(row) { json, path in json.value(Int(path)) }
            }
        case .rankedPairs(let victories):
            json.list("rounds", victories) { json, victory in
                json.object { json in
                    json.field("winner", candidates[victory.winner].id)
                    json.field("loser", candidates[victory.loser].id)
                    json.field("margin", Int(victory.margin))
                    json.field("locked", victory.isLocked)
                }
            }
        case .none: json.list("rounds", [Int]()) { _, _ in }
        }
    }

    private func write(
        _ json: inout JSONText, _ votes: [Double?], _ exhausted: Double, _ elected: [Int], _ eliminated: [Int],
        _ hasBrokenTie: Bool? = nil
    ) {
        json.object { json in
            json.object("votes") { json in
                for (candidate, total) in votes.enumerated() {
                    if let total { json.field(candidates[candidate].id, total) }
                }
            }
            json.field("exhausted", exhausted)
            json.list("elected", elected) { json, candidate in json.value(candidates[candidate].id) }
            json.list("eliminated", eliminated) { json, candidate in json.value(candidates[candidate].id) }
            if let hasBrokenTie { json.field("brokenTie", hasBrokenTie) }
        }
    }
}
