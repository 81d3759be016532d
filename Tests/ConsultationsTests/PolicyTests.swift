import Community
import Deliberation
import Kernel
import Testing

@testable import Consultations

/// Who may do what: every role in every scope against every act.
@Suite struct PolicyTests {
    private let here = Belonging(
        organisation: OrganisationID(1), places: [PlaceID(10), PlaceID(11), PlaceID(12)])

    @Test(arguments: Role.Name.allCases)
    func `a role does what the table says, where it reaches, and nothing elsewhere`(name: Role.Name) {
        let table: [(ConsultationPolicy.Act, Set<Role.Name>)] = [
            (.open, [.facilitator, .administrator]), (.close, [.facilitator, .administrator]),
            (.answer, [.facilitator, .official, .administrator]),
            (.moderate, [.facilitator, .moderator, .administrator]),
        ]
        let reaching: [Role.Scope] = [.organisation(OrganisationID(1)), .place(PlaceID(10)), .place(PlaceID(12))]
        let elsewhere: [Role.Scope] = [.organisation(OrganisationID(2)), .place(PlaceID(13))]
        for (act, allowed) in table {
            for scope in reaching {
                let answer = ConsultationPolicy.allows(act, roles: [Role(name, scope)], for: here)
                #expect(answer == allowed.contains(name))
            }
            for scope in elsewhere {
                #expect(!ConsultationPolicy.allows(act, roles: [Role(name, scope)], for: here))
            }
        }
        #expect(!ConsultationPolicy.allows(.open, roles: [], for: here))
    }

    @Test func `who takes part is decided by access, person and roles`() {
        let member = [Role(.member, .organisation(OrganisationID(1)))]
        let stranger = [Role(.member, .organisation(OrganisationID(2)))]
        let cases: [(Consultation.Access, PersonID?, [Role], ConsultationRefusal?)] = [
            (.anyone, nil, [], nil), (.anyone, PersonID(5), [], nil),
            (.signedIn, nil, [], .signInNeeded), (.signedIn, PersonID(5), [], nil),
            (.members, nil, [], .signInNeeded), (.members, PersonID(5), [], .membersOnly),
            (.members, PersonID(5), stranger, .membersOnly), (.members, PersonID(5), member, nil),
        ]
        for (access, person, roles, expected) in cases {
            #expect(ConsultationPolicy.refusal(access, person: person, roles: roles, for: here) == expected)
        }
    }

    @Test func `a statement has room for one idea`() {
        for length in 0...(Statement.longest + 2) {
            let text = String(repeating: "ș", count: length)
            var refusal: ConsultationRefusal?
            do throws(ConsultationRefusal) { try SubmitStatement.check(text) } catch { refusal = error }
            let expected: ConsultationRefusal? =
                length < Statement.shortest
                ? .statementTooShort(least: Statement.shortest)
                : length > Statement.longest ? .statementTooLong(most: Statement.longest) : nil
            #expect(refusal == expected)
        }
    }

    @Test(arguments: [
        ("More trees in the square", "more TREES in the square!", 1.0),
        ("Mai mulți copaci în piață", "Mai multi copaci in piata", 1.0),
        ("More trees", "Fewer cars on Sundays", 0.0),
    ])
    func `likeness forgives case and accents`(one: String, other: String, share: Double) {
        #expect(abs(LetterTriples(one).resemblance(to: LetterTriples(other)) - share) < 0.05)
    }
}
