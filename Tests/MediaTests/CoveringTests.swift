import Testing

@testable import Media

/// What is covered cannot be brought back: two faces with the same few mean colours become the same.
@Suite struct CoveringTests {
    /// 80 by 80 pixels, of which those in the middle half are given.
    private func picture(_ middle: (Int, Int) -> UInt8) -> Raster {
        Raster(
            width: 80, height: 80,
            pixels: (0..<80).flatMap { y in
                (0..<80).flatMap { x -> [UInt8] in
                    let isInside = (20..<60).contains(x) && (20..<60).contains(y)
                    let value = isInside ? middle(x, y) : UInt8(x)
                    return [value, value, value]
                }
            })
    }

    @Test func `only sixteen mean colours of an area are left of it`() throws {
        let area = try #require(Area(left: 25, top: 25, width: 50, height: 50))
        let stripes = picture { x, _ in x.isMultiple(of: 2) ? 0 : 200 }
        let rows = picture { _, y in y.isMultiple(of: 2) ? 200 : 0 }
        let plain = picture { _, _ in 100 }
        #expect(stripes != rows)
        #expect(stripes.covering(area) == plain.covering(area))
        #expect(rows.covering(area) == plain.covering(area))
    }

    @Test func `nothing outside of the area changes`() throws {
        let area = try #require(Area(left: 25, top: 25, width: 50, height: 50))
        let before = picture { x, y in UInt8((x * y) % 251) }
        let after = before.covering(area)
        for y in 0..<80 {
            for x in 0..<80 where !(20..<60).contains(x) || !(20..<60).contains(y) {
                #expect(after.pixels[3 * (y * 80 + x)] == before.pixels[3 * (y * 80 + x)])
            }
        }
    }

    @Test func `every area within the picture can be covered, on pictures of every small size`() throws {
        for width in 1...6 {
            for height in 1...6 {
                let raster = Raster(
                    width: width, height: height, pixels: [UInt8](repeating: 9, count: width * height * 3))
                for (left, top, across, down) in [(0, 0, 100, 100), (99, 99, 1, 1), (0, 99, 1, 1), (33, 10, 40, 90)] {
                    let area = try #require(Area(left: left, top: top, width: across, height: down))
                    #expect(raster.covering(area) == raster)
                }
            }
        }
    }

    @Test func `an area that leaves the picture is none`() {
        for (left, top, width, height) in [(-1, 0, 1, 1), (0, 0, 0, 1), (50, 0, 51, 1), (0, 100, 1, 1), (0, 60, 1, 41)]
        {
            #expect(Area(left: left, top: top, width: width, height: height) == nil)
        }
    }
}
