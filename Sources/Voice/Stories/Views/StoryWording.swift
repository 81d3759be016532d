import Web

/// A refusal in the reader's words, at the field that mends it.
struct StoryWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: StoryRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    private func wording(_ refusal: StoryRefusal) -> (field: String, text: String) {
        switch refusal {
        case .titleWrong(let most): ("title", limit("story.refused.title", most))
        case .textWrong(let most): ("text", limit("story.refused.text", most))
        case .labelWrong(let most): ("label", limit("story.refused.label", most))
        case .nameWrong(let most): ("name", limit("story.refused.label", most))
        case .videoWrong: ("video", words("story.refused.video"))
        case .sourcesMissing(let most): ("sources", limit("story.refused.sources", most))
        case .pictureWrong: ("picture", words("story.refused.picture"))
        case .pictureTooLarge(let megabytes): ("picture", limit("story.refused.bytes", megabytes))
        case .pictureTooWide(let megapixels): ("picture", limit("story.refused.pixels", megapixels))
        case .picturesFull(let most): ("picture", limit("story.refused.pictures", most))
        case .descriptionMissing(let most): ("description", limit("story.refused.description", most))
        case .facesNotSaid: ("faces", words("story.refused.faces"))
        case .areaWrong: ("left", words("story.refused.area"))
        case .soundWrong: ("sound", words("story.refused.sound"))
        case .soundTooLarge(let megabytes): ("sound", limit("story.refused.bytes", megabytes))
        case .siteMissing: ("outlet", words("story.refused.site"))
        case .untilWrong(let latest): ("until", words("story.refused.until", ["latest": words.date(latest)]))
        case .notConfirmed: ("sure", words("story.refused.sure"))
        case .scanWrong(let megabytes): ("scan", limit("story.refused.scan", megabytes))
        case .consentMissing: ("state", words("story.refused.consent"))
        case .makerMissing(let most): ("made-by", limit("story.refused.maker", most))
        case .sameLanguage: ("language", words("story.refused.language"))
        case .aboutWrong(let most): ("about", limit("story.refused.about", most))
        case .addressWrong(let most): ("address", limit("story.refused.address", most))
        case .notNow, .notYours: ("state", words("story.refused.now"))
        }
    }

    private func limit(_ key: String, _ most: Int) -> String { words(key, ["most": words.number(most)]) }
}

extension Words {
    /// What a story is about.
    func topic(_ topic: Story.Topic) -> String { self("story.topic.\(topic.rawValue)") }
}
