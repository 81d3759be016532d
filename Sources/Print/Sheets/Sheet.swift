import Kernel

/// Something laid out to the millimetre: a banner, a poster, a leaflet. Lengths in millimetres, from the top left of the
/// trimmed page.
public struct Sheet: Sendable {
    public let title: String
    public let language: Language
    /// Of the trimmed page.
    public let width: Double
    public let height: Double
    /// How far colours go on beyond the trimmed page, so that a knife that slips leaves no white.
    public let bleed: Double
    /// What lies on each page, the lowest first.
    public let pages: [[Element]]

    public enum Element: Sendable {
        case fill(Shape, Ink)
        case text(SheetText, Box)
        /// A black and white square of modules, from the top row.
        case code([[Bool]], Box)
        case picture(SheetPicture, Box)
        case emblem(Box)
    }

    public enum Shape: Sendable {
        case rectangle(Box)
        case rounded(Box, radius: Double)
        case circle(x: Double, y: Double, radius: Double)
        /// A shoulder: half an ellipse upon the lower side of the box.
        case hill(Box)
    }

    public init(
        title: String, language: Language, width: Double, height: Double, bleed: Double = 0, pages: [[Element]]
    ) {
        self.title = title
        self.language = language
        self.width = width
        self.height = height
        self.bleed = bleed
        self.pages = pages
    }
}

/// A rectangle on a sheet.
public struct Box: Sendable, Equatable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public var bottom: Double { y + height }
    public var right: Double { x + width }

    /// The same on a page that is read from the right.
    public func mirrored(in whole: Double) -> Box { Box(whole - right, y, width, height) }

    /// Smaller on all sides.
    public func inset(_ by: Double) -> Box { Box(x + by, y + by, width - 2 * by, height - 2 * by) }
}

/// A colour of a screen; a printer's process makes the nearest of its own.
public struct Ink: Sendable, Equatable {
    /// Each from 0 to 1.
    let red: Double
    let green: Double
    let blue: Double

    /// - hex: as in `0x0B5F5C`
    public init(_ hex: UInt32) {
        red = Double(hex >> 16 & 255) / 255
        green = Double(hex >> 8 & 255) / 255
        blue = Double(hex & 255) / 255
    }
}

/// A picture with its pixels, row by row, three bytes each.
public struct SheetPicture: Sendable, Equatable {
    /// The file from which the pixels are: a PDF takes it in as it is.
    let jpeg: [UInt8]
    let pixels: [UInt8]
    public let width: Int
    public let height: Int

    public init(jpeg: [UInt8], pixels: [UInt8], width: Int, height: Int) {
        self.jpeg = jpeg
        self.pixels = pixels
        self.width = width
        self.height = height
    }

    /// The largest box of its form inside another, at its middle.
    public func fitting(_ box: Box) -> Box {
        let scale = min(box.width / Double(max(width, 1)), box.height / Double(max(height, 1)))
        let (wide, high) = (Double(width) * scale, Double(height) * scale)
        return Box(box.x + (box.width - wide) / 2, box.y + (box.height - high) / 2, wide, high)
    }
}

extension Sheet.Element {
    /// The same on a page that is read from the right; what is drawn inside it keeps its own direction.
    public func mirrored(in whole: Double) -> Sheet.Element {
        switch self {
        case .fill(let shape, let ink): .fill(shape.mirrored(in: whole), ink)
        case .text(let text, let box): .text(text, box.mirrored(in: whole))
        case .code(let rows, let box): .code(rows, box.mirrored(in: whole))
        case .picture(let picture, let box): .picture(picture, box.mirrored(in: whole))
        case .emblem(let box): .emblem(box.mirrored(in: whole))
        }
    }
}

extension Sheet.Shape {
    func mirrored(in whole: Double) -> Sheet.Shape {
        switch self {
        case .rectangle(let box): .rectangle(box.mirrored(in: whole))
        case .rounded(let box, let radius): .rounded(box.mirrored(in: whole), radius: radius)
        case .circle(let x, let y, let radius): .circle(x: whole - x, y: y, radius: radius)
        case .hill(let box): .hill(box.mirrored(in: whole))
        }
    }
}
