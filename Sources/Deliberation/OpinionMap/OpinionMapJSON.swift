extension OpinionMap {
    /// The map as JSON, fields in a fixed order, numbers in their shortest exact form: the same map, the same bytes.
    public var json: String {
        var out = JSONText()
        out.object {
            $0.field("method", method.rawValue)
            $0.list("participants", participants) { $0.participant($1) }
            $0.list("statements", statements) { $0.statement($1) }
            $0.list("groups", groups) { $0.group($1) }
            $0.object("majority") {
                $0.list("agree", majority.agree) { $0.majority($1) }
                $0.list("disagree", majority.disagree) { $0.majority($1) }
            }
            $0.object("components") { out in
                out.object("mean") { out in
                    for (statement, mean) in zip(statements, components.means) { out.field(statement.id, mean) }
                }
                out.list("vectors", components.vectors) { out, vector in
                    out.object { out in
                        for (statement, entry) in zip(statements, vector) { out.field(statement.id, entry) }
                    }
                }
                out.list("eigenvalues", components.eigenvalues) { $0.value($1) }
            }
            $0.object("clustering") { out in
                out.field("chosen", clustering.chosen)
                out.object("silhouettes") { out in
                    for (count, value) in clustering.silhouettes.sorted(by: { $0.key < $1.key }) {
                        out.field(String(count), value)
                    }
                }
                out.field("support", clustering.support)
                out.field("separated", clustering.isSeparated)
            }
        }
        return out.text
    }
}

extension JSONText {
    fileprivate mutating func participant(_ participant: MappedParticipant) {
        object {
            $0.field("id", participant.id)
            $0.field("x", participant.position?.x)
            $0.field("y", participant.position?.y)
            $0.field("group", participant.group)
            $0.field("support", participant.support)
        }
    }

    fileprivate mutating func statement(_ statement: MappedStatement) {
        object {
            $0.field("id", statement.id)
            $0.field("agrees", statement.counts.agrees)
            $0.field("disagrees", statement.counts.disagrees)
            $0.field("passes", statement.counts.passes)
            $0.field("x", statement.position.x)
            $0.field("y", statement.position.y)
            $0.field("extremity", statement.extremity)
            $0.field("priority", statement.priority)
            $0.field("bridging", statement.bridging)
            $0.field("bridgingDisagree", statement.bridgingDisagree)
            $0.field("bridgingSupport", statement.bridgingSupport)
            $0.field("intercept", statement.intercept)
        }
    }

    fileprivate mutating func group(_ group: OpinionGroup) {
        object {
            $0.field("id", group.id)
            $0.field("size", group.size)
            $0.list("representative", group.representative) { out, entry in
                out.object {
                    $0.field("statement", entry.statement)
                    $0.field("direction", entry.direction.rawValue)
                    $0.field(entry.direction == .agree ? "agrees" : "disagrees", entry.successes)
                    $0.field("votes", entry.votes)
                    $0.field("probability", entry.probability)
                    $0.field("probabilityTest", entry.probabilityTest)
                    $0.field("repness", entry.repness)
                    $0.field("repnessTest", entry.repnessTest)
                }
            }
        }
    }

    fileprivate mutating func majority(_ entry: MajorityStatement) {
        object {
            $0.field("statement", entry.statement)
            $0.field("probability", entry.probability)
            $0.field("test", entry.test)
        }
    }
}
