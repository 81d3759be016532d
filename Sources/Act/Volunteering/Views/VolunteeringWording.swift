import Web

/// Every refusal of this room in the reader's words, at the field where it is mended.
struct VolunteeringWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: VolunteeringRefusal) -> FormErrors {
        switch refusal {
        case .titleWrong(let most): FormErrors("title", words("volunteering.refused.title", count: most))
        case .textWrong(let most): FormErrors("what", words("volunteering.refused.text", count: most))
        case .noteTooLong(let most): FormErrors("company", words("volunteering.refused.note", count: most))
        case .ageWrong:
            FormErrors(
                "age",
                words(
                    "volunteering.refused.age",
                    [
                        "least": String(Opportunity.ages.lowerBound), "most": String(Opportunity.ages.upperBound),
                    ]))
        case .safeguardingMissing: FormErrors("safeguarding", words("volunteering.refused.safeguarding"))
        case .interestMissing: FormErrors("interest", words("volunteering.refused.interest"))
        case .changedMeanwhile: FormErrors("title", words("volunteering.refused.meanwhile"))
        case .timesWrong: FormErrors("from", words("volunteering.refused.times"))
        case .timePast: FormErrors("day", words("volunteering.refused.past"))
        case .capacityWrong:
            FormErrors(
                "capacity",
                words("volunteering.refused.capacity", ["most": words.number(ShiftPlan.capacities.upperBound)]))
        case .periodWrong:
            FormErrors(
                "weeks", words("volunteering.refused.weeks", ["most": words.number(ShiftPlan.periods.upperBound)]))
        case .shiftTwice: FormErrors("day", words("volunteering.refused.twice"))
        case .placesTaken(let count): FormErrors("capacity", words("volunteering.refused.taken", count: count))
        case .closed: FormErrors("place", words("volunteering.refused.closed"))
        case .full: FormErrors("room", words("volunteering.refused.full"))
        case .signedUpAlready: FormErrors("place", words("volunteering.refused.already"))
        case .overlap: FormErrors("place", words("volunteering.refused.overlap"))
        case .nameMissing:
            FormErrors("name", words("volunteering.refused.name", ["most": words.number(SignUp.longestName)]))
        case .emailWrong: FormErrors("email", words("signIn.email.wrong"))
        case .notComing: FormErrors("place", words("volunteering.refused.notComing"))
        case .offerGone: FormErrors("place", words("volunteering.refused.offer"))
        case .notNow: FormErrors("code", words("volunteering.refused.notNow"))
        case .codeWrong: FormErrors("code", words("volunteering.refused.code"))
        case .nobodyComing: FormErrors("email", words("volunteering.refused.nobody"))
        case .minutesWrong: FormErrors("desk", words("volunteering.refused.minutes"))
        case .reasonMissing(let most): FormErrors("desk", words("volunteering.refused.reason", count: most))
        case .ownHours: FormErrors("desk", words("volunteering.refused.ownHours"))
        case .messageMissing(let most): FormErrors("message", words("volunteering.refused.message", count: most))
        case .teamWrong: FormErrors("team", words("volunteering.refused.team"))
        case .nothingToDispute: FormErrors("dispute", words("volunteering.refused.closed"))
        }
    }
}
