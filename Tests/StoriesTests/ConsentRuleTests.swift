import Community
import Kernel
import Testing

@testable import Stories

/// What may be shown of a story, over every combination of what somebody can agree to.
@Suite struct ConsentRuleTests {
    private let today = CalendarDay(Moment(milliseconds: 1_795_521_600_000))

    private func subsets<Item: Hashable>(_ items: [Item]) -> [Set<Item>] {
        (0..<(1 << items.count)).map { mask in Set(items.indices.filter { mask >> $0 & 1 == 1 }.map { items[$0] }) }
    }

    private func consent(_ traits: Set<Consent.Trait>, _ outlets: Set<Consent.Outlet>, until: CalendarDay) -> Consent {
        Consent(
            id: Identifier(1), traits: traits, outlets: outlets, until: until, way: .page,
            given: Moment(milliseconds: 0))
    }

    private func showing(
        _ consent: Consent?, _ state: Story.State = .published, isHidden: Bool = false, _ telling: Story.Telling = .own
    ) -> Showing {
        Showing(state: state, isHidden: isHidden, telling: telling, consent: consent, today: today)
    }

    @Test func `nothing is shown that was not agreed to, in all 256 ways to agree`() {
        for traits in subsets(Consent.Trait.allCases) {
            for outlets in subsets(Consent.Outlet.allCases) {
                let shown = showing(consent(traits, outlets, until: today))
                let isHere = outlets.contains(.site)

                #expect(shown.isHere == isHere)
                #expect(shown.isShared == (isHere && outlets.contains(.partners)))
                #expect(shown.isPrinted == (isHere && outlets.contains(.print)))
                #expect(shown.isForPress == (isHere && outlets.contains(.press)))
                #expect(shown.showsName == (isHere && traits.contains(.name)))
                #expect(shown.showsPlace == (isHere && traits.contains(.place)))
                #expect(shown.showsFaces == (isHere && traits.contains(.face)))
                #expect(shown.playsVoice == (isHere && traits.contains(.voice)))
                #expect(shown.linksVideo == (isHere && traits.isSuperset(of: [.face, .voice])))
                if !isHere { #expect(shown == .nothing) }
            }
        }
    }

    @Test func `before it is published, while it is hidden, and once it is withdrawn, nothing is shown`() {
        let all = consent(Set(Consent.Trait.allCases), Set(Consent.Outlet.allCases), until: today)
        for telling in Story.Telling.allCases {
            for state in Story.State.allCases {
                for isHidden in [false, true] {
                    for given in [all, nil] {
                        let shown = showing(given, state, isHidden: isHidden, telling)
                        let mayShow = state == .published && !isHidden && (given != nil || telling == .portrait)
                        #expect((shown == .nothing) == !mayShow)
                    }
                }
            }
        }
    }

    @Test func `consent holds to the end of its last day`() {
        let all = Set(Consent.Outlet.allCases)
        #expect(showing(consent([], all, until: today.adding(days: -1))) == .nothing)
        #expect(showing(consent([], all, until: today)).isHere)
        #expect(showing(consent([], all, until: today.adding(days: 1))).isHere)
    }

    @Test func `a picture with a face is shown with consent, or covered`() {
        for faces in StoryPicture.Faces.allCases {
            let picture = StoryPicture(id: Identifier(1), description: "x", faces: faces)
            for traits in subsets(Consent.Trait.allCases) {
                let shown = showing(consent(traits, [.site], until: today))
                #expect(shown.shows(picture) == (faces != .shown || traits.contains(.face)))
                #expect(!showing(consent(traits, [.print], until: today)).shows(picture))
            }
        }
    }

    @Test func `a portrait shows neither faces nor voices`() {
        let shown = showing(nil, .published, .portrait)
        #expect(shown.isHere && shown.isShared && shown.isPrinted && shown.showsName)
        #expect(!shown.showsPlace && !shown.showsFaces && !shown.playsVoice && !shown.linksVideo)
    }

    // Who may do what.

    private func story(_ state: Story.State, _ telling: Story.Telling, isHidden: Bool) -> Story {
        Story(
            id: Identifier(1), organisation: Identifier(2), place: Identifier(3), author: Identifier(4),
            telling: telling,
            words: .init(
                language: .english, title: "t", text: "t", label: "l", name: "", topic: .work, series: nil, video: "",
                sources: "s"), state: state, since: Moment(milliseconds: 0), published: nil, isHidden: isHidden)
    }

    @Test func `nobody publishes without consent, and only facilitators publish`() {
        for telling in Story.Telling.allCases {
            for state in Story.State.allCases {
                for parts in subsets(StoryPolicy.Part.allCases) {
                    let may = StoryPolicy.allows(.publish, story(state, telling, isHidden: false), as: parts)
                    let isReady = state == .consented || (state == .draft && telling == .portrait)
                    #expect(may == (isReady && parts.contains(.editor)))
                }
            }
        }
    }

    @Test func `strangers may do nothing, and nothing is done with what is withdrawn`() {
        for act in StoryPolicy.Act.allCases {
            for telling in Story.Telling.allCases {
                for state in Story.State.allCases {
                    for isHidden in [false, true] {
                        let one = story(state, telling, isHidden: isHidden)
                        #expect(!StoryPolicy.allows(act, one, as: []))
                        if state == .withdrawn {
                            #expect(!StoryPolicy.allows(act, one, as: Set(StoryPolicy.Part.allCases)))
                        }
                    }
                }
            }
        }
    }

    @Test func `a facilitator elsewhere is a stranger`() {
        let here = Belonging(organisation: Identifier(2), places: [Identifier(3), Identifier(9)])
        let one = story(.draft, .own, isHidden: false)
        func parts(_ role: Role) -> Set<StoryPolicy.Part> {
            StoryPolicy.parts(of: Identifier(7), roles: [role], one, here)
        }
        #expect(parts(Role(.facilitator, .organisation(Identifier(8)))) == [])
        #expect(parts(Role(.facilitator, .place(Identifier(9)))) == [.editor])
        #expect(parts(Role(.moderator, .organisation(Identifier(2)))) == [.moderator])
        #expect(parts(Role(.coordinator, .organisation(Identifier(2)))) == [])
        #expect(StoryPolicy.parts(of: Identifier(4), roles: [], one, here) == [.author])
    }

    @Test(arguments: [
        ("https://example.org/video", true), ("https://example.org", true), ("http://example.org", false),
        ("javascript:alert(1)", false), ("https://", false), ("https://localhost/x", false),
        ("https://a@example.org/", false), ("https://example.org/\"onclick=", false), ("https://exa mple.org", false),
        ("//example.org/", false), ("https://example.org/a\\b", false), ("HTTPS://EXAMPLE.ORG/", true),
    ]) func `only whole addresses with https are linked to`(address: String, isSound: Bool) {
        #expect(WebAddress.isSound(address) == isSound)
    }
}
