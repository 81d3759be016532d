/// A picture as pixels: three bytes (red, green, blue) each, rows from the top without gaps.
struct Raster: Sendable, Equatable {
    let width: Int
    let height: Int
    var pixels: [UInt8]

    /// As it is to be looked at.
    ///
    /// - orientation: 1 to 8, how the camera was held. Source: Exif 2.32, 4.6.4, tag 0x0112
    func upright(_ orientation: UInt8) -> Raster {
        guard (2...8).contains(orientation) else { return self }
        let isTurned = orientation >= 5
        let (across, down) = isTurned ? (height, width) : (width, height)
        var turned = [UInt8](repeating: 0, count: pixels.count)
        for y in 0..<down {
            for x in 0..<across {
                let (sourceX, sourceY) = source(x, y, orientation)
                let (from, to) = (3 * (sourceY * width + sourceX), 3 * (y * across + x))
                turned[to] = pixels[from]
                turned[to + 1] = pixels[from + 1]
                turned[to + 2] = pixels[from + 2]
            }
        }
        return Raster(width: across, height: down, pixels: turned)
    }

    private func source(_ x: Int, _ y: Int, _ orientation: UInt8) -> (Int, Int) {
        let (right, bottom) = (width - 1, height - 1)
        return switch orientation {
        case 2: (right - x, y)
        case 3: (right - x, bottom - y)
        case 4: (x, bottom - y)
        case 5: (y, x)
        case 6: (y, bottom - x)
        case 7: (right - y, bottom - x)
        default: (right - y, x)
        }
    }

    /// The same at most `side` pixels wide and high; each new pixel is the mean of those it covers.
    func fitting(_ side: Int) -> Raster {
        let longer = max(width, height)
        guard longer > side else { return self }
        let across = max(1, width * side / longer)
        let down = max(1, height * side / longer)
        var small = [UInt8]()
        small.reserveCapacity(across * down * 3)
        for y in 0..<down {
            let rows = (y * height / down)..<max(y * height / down + 1, (y + 1) * height / down)
            for x in 0..<across {
                let columns = (x * width / across)..<max(x * width / across + 1, (x + 1) * width / across)
                small += mean(columns, rows)
            }
        }
        return Raster(width: across, height: down, pixels: small)
    }

    /// The mean colour of a part that is not empty.
    func mean(_ columns: Range<Int>, _ rows: Range<Int>) -> [UInt8] {
        var (red, green, blue) = (0, 0, 0)
        for y in rows {
            var at = 3 * (y * width + columns.lowerBound)
            for _ in columns {
                red += Int(pixels[at])
                green += Int(pixels[at + 1])
                blue += Int(pixels[at + 2])
                at += 3
            }
        }
        let count = columns.count * rows.count
        return [UInt8(red / count), UInt8(green / count), UInt8(blue / count)]
    }
}
