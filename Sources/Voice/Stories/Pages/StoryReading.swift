import Kernel
import Media
import Web

/// What was typed into a form of this room.
struct StoryReading: Sendable {
    let form: Form

    init(_ form: Form) {
        self.form = form
    }

    /// True for the form with the questions.
    var isInterview: Bool { form.contains("answer-1") }

    func words(or language: Language) -> Story.Words {
        let answers = Story.questions.map { form["answer-\($0)"] }.filter { !$0.isEmpty }
        return Story.Words(
            language: Language(tag: form["language"]) ?? language, title: form["title"],
            text: isInterview ? answers.joined(separator: "\n") : form["text"], label: form["label"],
            name: form["name"], topic: Story.Topic(rawValue: form["topic"]) ?? .belonging,
            series: SeriesID(form["series"]), video: form["video"], sources: form["sources"])
    }

    /// - Throws: `.untilWrong`
    func consent(_ id: ConsentID, _ way: Consent.Way, at: Moment) throws(StoryRefusal) -> Consent {
        guard let until = CalendarDay(form["until"]) else {
            throw .untilWrong(latest: Consent.latest(CalendarDay(at)))
        }
        return Consent(
            id: id, traits: Set(form.all("trait").compactMap { Consent.Trait(rawValue: $0) }),
            outlets: Set(form.all("outlet").compactMap { Consent.Outlet(rawValue: $0) }), until: until, way: way,
            given: at)
    }

    /// - Throws: `.areaWrong`
    func area() throws(StoryRefusal) -> Area {
        let sides = ["left", "top", "width", "height"].map { Int(form[$0]) ?? -1 }
        guard let area = Area(left: sides[0], top: sides[1], width: sides[2], height: sides[3]) else {
            throw .areaWrong
        }
        return area
    }

    /// - Throws: `.pictureWrong`, `.pictureTooLarge`, `.pictureTooWide`
    func picture(_ field: String) throws(StoryRefusal) -> CleanPicture {
        guard let chosen = form.file(field) else { throw .pictureWrong }
        do {
            return try CleanPicture(from: chosen.bytes)
        } catch {
            switch error {
            case .unreadable: throw .pictureWrong
            case .tooManyBytes(let most): throw .pictureTooLarge(megabytes: most / 1024 / 1024)
            case .tooManyPixels(let most): throw .pictureTooWide(megapixels: most / 1_000_000)
            }
        }
    }

    /// - Throws: `.soundWrong`, `.soundTooLarge`
    func sound() throws(StoryRefusal) -> CleanSound {
        guard let chosen = form.file("sound") else { throw .soundWrong }
        do {
            return try CleanSound(from: chosen.bytes)
        } catch {
            switch error {
            case .unreadable: throw .soundWrong
            case .tooManyBytes(let most): throw .soundTooLarge(megabytes: most / 1024 / 1024)
            }
        }
    }
}
