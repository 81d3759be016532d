import Deliberation
import Kernel
import Web

/// Who beats whom one to one, and by how much: four circles with arrows from the winner to the loser.
struct DuelPicture {
    let pairwise: PairwiseCount
    /// The winner of each duel that does not count, because it would close a circle.
    let leftOut: Set<[Int]>
    let winners: [Int]
    /// Labels of the four.
    let letters: [String]

    private static let places = [(x: 180, y: 34), (x: 320, y: 140), (x: 180, y: 246), (x: 40, y: 140)]
    private static let radius = 24.0

    func drawing(in language: Language) -> Drawing {
        var drawing = Drawing(height: 280, in: language)
        for one in letters.indices {
            for other in letters.indices where pairwise.margin(one, over: other) > 0 {
                arrow(from: one, to: other, &drawing)
            }
        }
        for (number, place) in Self.places.enumerated() {
            let name = winners.contains(number) ? "node winner" : "node"
            drawing.add(
                """
                <circle class="\(name) group-\(RankedExample.letters[number])" cx="\(drawing.x(place.x))" \
                cy="\(place.y)" r="\(Int(Self.radius))"></circle>
                """)
            drawing.text(letters[number], place.x, place.y + 5, .middle, class: "inside")
        }
        return drawing
    }

    private func arrow(from one: Int, to other: Int, _ drawing: inout Drawing) {
        let (start, end) = (Self.places[one], Self.places[other])
        let (dx, dy) = (Double(end.x - start.x), Double(end.y - start.y))
        let length = (dx * dx + dy * dy).squareRoot()
        func point(_ distance: Double, aside: Double = 0) -> (x: Int, y: Int) {
            (
                start.x + Int((dx * distance - dy * aside) / length),
                start.y + Int((dy * distance + dx * aside) / length)
            )
        }
        let name = leftOut.contains([one, other]) ? "arrow left-out" : "arrow"
        let tip = point(length - Self.radius - 2)
        drawing.line(point(Self.radius), tip, class: name)
        drawing.line(point(length - Self.radius - 11, aside: 6), tip, class: name)
        drawing.line(point(length - Self.radius - 11, aside: -6), tip, class: name)
        // Off the middle, where the two long arrows cross.
        let label = point(length * 0.36, aside: 11)
        drawing.text(String(pairwise.margin(one, over: other)), label.x, label.y + 5, .middle)
    }
}
