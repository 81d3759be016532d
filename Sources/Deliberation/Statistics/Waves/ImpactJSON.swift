extension ImpactReport {
    /// As `citizentime impact` writes it; the fields are described in docs/methods/impact.md.
    public var json: String {
        var json = JSONText()
        json.object { json in
            json.object("options") { json in
                json.field("seed", "\(options.seed)")
                json.field("replicates", options.replicates)
                json.field("margin", options.margin)
                json.field("minimum", options.minimum)
                json.field("level", Interval.level)
            }
            json.list("attrition", attrition) { json, lost in
                json.object { json in
                    json.field("wave", lost.wave.rawValue)
                    json.field("group", lost.group.rawValue)
                    json.field("pairs", lost.pairs)
                    json.field("onlyBefore", lost.onlyBefore)
                    json.field("onlyThen", lost.onlyThen)
                    json.field("repeated", lost.repeated)
                }
            }
            json.list("scales", scales) { json, scale in json.object { scale.write(&$0) } }
        }
        return json.text
    }
}

extension ImpactReport.ScaleReport {
    func write(_ json: inout JSONText) {
        json.field("scale", scale.name)
        json.list("items", scale.items) { json, item in json.value(item.name) }
        json.figure("alpha", alpha) { json, alpha in
            json.field("people", alpha.people)
            json.field("alpha", alpha.alpha)
            json.interval(alpha.interval, method: "Feldt")
        }
        json.figure("omega", omega) { json, omega in
            json.field("people", omega.people)
            json.field("omega", omega.omega)
            json.list("loadings", omega.loadings) { $0.value($1) }
            json.field("method", "one factor, maximum likelihood")
        }
        json.list("changes", changes) { json, change in json.object { change.write(&$0) } }
        json.list("differences", differences) { json, difference in
            json.object { json in
                json.field("wave", difference.wave.rawValue)
                json.figure("difference", difference.figure) { json, figure in
                    json.field("difference", figure.difference)
                    json.field("standardError", figure.error)
                    json.field("freedom", figure.freedom)
                    json.field("t", figure.t)
                    json.field("p", figure.p)
                    json.interval(figure.interval, method: "ordinary least squares, HC2, Welch's freedom")
                }
                json.field("holm", difference.holm)
                json.field("benjaminiHochberg", difference.benjaminiHochberg)
            }
        }
    }
}

extension ScaleChange {
    func write(_ json: inout JSONText) {
        json.field("wave", wave.rawValue)
        json.field("group", group.rawValue)
        json.field("people", people.map(Double.init))
        json.field("missing", missing.map(Double.init))
        json.field("reading", reading.rawValue)
        for (name, moments) in [("before", before), ("after", after)] {
            json.figure(name, moments) { json, moments in
                json.field("mean", moments.mean)
                json.field("deviation", moments.deviation)
            }
        }
        json.figure("t", test) { json, test in
            json.field("mean", test.mean)
            json.field("deviation", test.deviation)
            json.field("t", test.t)
            json.field("freedom", test.freedom)
            json.field("p", test.p)
            json.interval(test.interval, method: "Student")
        }
        json.figure("bootstrap", bootstrap) { json, bootstrap in
            json.field("replicates", bootstrap.replicates)
            json.interval(bootstrap.interval, method: "BCa")
        }
        json.figure("effects", effects) { json, effects in
            json.field("dz", effects.dz)
            json.field("gz", effects.gz)
            json.field("dav", effects.dav)
            json.field("gav", effects.gav)
            json.interval(effects.dzInterval, method: "noncentral t, of dz")
        }
        writeRanks(&json)
        json.figure("equivalence", equivalence) { json, equivalence in
            json.field("margin", equivalence.margin)
            json.field("p", equivalence.p)
            json.field("method", "two one-sided t tests")
        }
        json.field("holm", holm)
        json.field("benjaminiHochberg", benjaminiHochberg)
    }

    private func writeRanks(_ json: inout JSONText) {
        json.figure("signedRank", signedRank) { json, test in
            json.field("positive", test.positive)
            json.field("negative", test.negative)
            json.field("zeros", test.zeros)
            json.field("p", test.p)
            json.field("method", test.method.rawValue)
        }
        json.figure("signFlip", signFlip) { json, test in
            json.field("p", test.p)
            json.field("method", test.method.rawValue)
        }
    }
}

extension JSONText {
    /// An object of figures, or of why they cannot be computed.
    fileprivate mutating func figure<Value>(
        _ name: String, _ figure: Figure<Value>, _ body: (inout JSONText, Value) -> Void
    ) {
        object(name) { json in
            switch figure {
            case .success(let value): body(&json, value)
            case .failure(let reason): json.field("cannotBeComputed", reason.code)
            }
        }
    }

    fileprivate mutating func interval(_ interval: Interval, method: String) {
        object("interval") { json in
            json.field("low", interval.low)
            json.field("high", interval.high)
            json.field("method", method)
        }
    }
}
