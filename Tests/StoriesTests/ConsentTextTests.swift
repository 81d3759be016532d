import Foundation
import Kernel
import Speech
import TestSupport
import Testing

@testable import Stories
@testable import Web

/// What a teller agrees to is said so that they understand it.
@Suite struct ConsentTextTests {
    @Test(arguments: [Language.english, .romanian, .greek, .arabic]) func `the text of the consent is easy to read`(
        language: Language
    ) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Voice/Stories/Resources/messages")
        let words = Words(try Catalogue(folders: [folder]), in: language)

        let text = Readability(words("story.consent.text"), in: language)

        #expect(text.level == .easy, "LIX \(text.index)")
        #expect(text.words > 80)
    }
}
