import Foundation

/// The emblem of the European Union, drawn after its geometric description.
///
/// Source: Interinstitutional Style Guide, annex A1, "Graphics guide to the European emblem"
/// (https://style-guide.europa.eu/en/content/-/isg/topic?identifier=annex-a1-european-emblem).
public enum EuropeanEmblem {
    /// The fly is one and a half times the hoist.
    public static let ratio = 1.5
    /// Reflex Blue on screens; on paper 100 % cyan and 80 % magenta.
    static let blue = Ink(0x003399)
    /// Yellow on screens; on paper 100 % process yellow.
    static let yellow = Ink(0xFFCC00)

    struct Point: Equatable {
        let x: Double
        let y: Double
    }

    /// Twelve stars like the hours of a clock, each with one point upright: their middles lie on a circle of a third of
    /// the hoist, their points on circles of an eighteenth.
    ///
    /// - height: of the hoist; points from the top left of the rectangle
    static func stars(height: Double) -> [[Point]] {
        let turn = 2 * Double.pi
        return (0..<12).map { hour in
            let angle = turn * Double(hour) / 12
            let middle = Point(
                x: height * ratio / 2 + height / 3 * sin(angle),
                y: height / 2 - height / 3 * cos(angle))
            return (0..<10).map { corner in
                let radius = height / 18 * (corner % 2 == 0 ? 1 : inner)
                let angle = turn * Double(corner) / 10
                return Point(
                    x: middle.x + radius * sin(angle), y: middle.y - radius * cos(angle))
            }
        }
    }

    /// Where the sides of a regular star of five points cross, against its points: 1 / φ².
    private static let inner = 0.381_966_011_250_105
}
