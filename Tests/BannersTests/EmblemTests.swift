import Testing

@testable import Print

/// The emblem against its geometric description.
@Suite struct EmblemTests {
    @Test func `twelve upright stars stand like the hours of a clock on a circle of a third of the hoist`() {
        let stars = EuropeanEmblem.stars(height: 18)

        #expect(stars.count == 12)
        for star in stars {
            let middle = (
                x: star.map(\.x).reduce(0, +) / 10, y: star.map(\.y).reduce(0, +) / 10
            )
            let away = ((middle.x - 13.5) * (middle.x - 13.5) + (middle.y - 9) * (middle.y - 9)).squareRoot()
            #expect(abs(away - 6) < 1e-9)
            // One point upright, a hoist's eighteenth from the middle.
            #expect(abs(star[0].x - middle.x) < 1e-9 && abs(middle.y - star[0].y - 1) < 1e-9)
        }
        #expect(abs(stars[0][0].x - 13.5) < 1e-9 && abs(stars[0][0].y - 2) < 1e-9)
    }
}
