/// A part of a picture that somebody wants covered: a rectangle in per cent of width and height from the top left.
public struct Area: Sendable, Equatable {
    public let left: Int
    public let top: Int
    public let width: Int
    public let height: Int

    /// Nil when it is empty or leaves the picture.
    public init?(left: Int, top: Int, width: Int, height: Int) {
        guard (0...99).contains(left), (0...99).contains(top), (1...100).contains(width), (1...100).contains(height),
            left + width <= 100, top + height <= 100
        else { return nil }
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }
}

extension Raster {
    /// Cells across an area. Sixteen mean colours are too few to tell a face by; finer grids have been seen through.
    ///
    /// Source: R. McPherson, R. Shokri, V. Shmatikov, Defeating Image Obfuscation with Deep Learning, 2016
    /// (arXiv:1609.00408): faces under 8 to 16 pixels wide cells are recognised by trained programs.
    private static let cells = 4

    /// The same with an area for ever unrecognisable: only the mean colours of its sixteen cells stay, flowing into each
    /// other.
    func covering(_ area: Area) -> Raster {
        let left = width * area.left / 100
        let top = height * area.top / 100
        let columns = left..<min(width, max(left + 1, (width * (area.left + area.width) + 99) / 100))
        let rows = top..<min(height, max(top + 1, (height * (area.top + area.height) + 99) / 100))
        func part(_ whole: Range<Int>, _ index: Int) -> Range<Int> {
            let from = whole.lowerBound + whole.count * index / Self.cells
            let to = whole.lowerBound + whole.count * (index + 1) / Self.cells
            let start = min(from, whole.upperBound - 1)
            return start..<max(to, start + 1)
        }
        let means = (0..<Self.cells).map { y in
            (0..<Self.cells).map { x in mean(part(columns, x), part(rows, y)).map(Double.init) }
        }
        var covered = self
        for y in rows {
            let (upper, lower, down) = Self.between(y - rows.lowerBound, of: rows.count)
            for x in columns {
                let (first, second, across) = Self.between(x - columns.lowerBound, of: columns.count)
                for channel in 0..<3 {
                    let above = means[upper][first][channel] * (1 - across) + means[upper][second][channel] * across
                    let below = means[lower][first][channel] * (1 - across) + means[lower][second][channel] * across
                    covered.pixels[3 * (y * width + x) + channel] = UInt8(above * (1 - down) + below * down)
                }
            }
        }
        return covered
    }

    /// The two cells between whose middles a pixel lies, and how far towards the second.
    private static func between(_ position: Int, of count: Int) -> (Int, Int, Double) {
        let place = (Double(position) + 0.5) / Double(count) * Double(cells) - 0.5
        let first = max(0, min(cells - 1, Int(place.rounded(.down))))
        return (first, min(cells - 1, first + 1), max(0, min(1, place - Double(first))))
    }
}
