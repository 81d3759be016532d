import CPictures

/// A picture that we have made ourselves from the pixels of one that somebody gave: JPEG, upright, without a word in it.
public struct CleanPicture: Sendable, Equatable {
    /// The whole file.
    public let bytes: [UInt8]
    public let width: Int
    public let height: Int

    /// Why a picture is not taken.
    public enum Refusal: Error, Equatable, Sendable {
        /// Neither a JPEG nor a PNG, or not whole.
        case unreadable
        /// More bytes than that.
        case tooManyBytes(most: Int)
        /// More pixels than that.
        case tooManyPixels(most: Int)
    }

    /// Bytes; photographs of telephones have two to six million.
    public static let largest = 8 * 1024 * 1024
    /// Pixels of a JPEG, which is read at a smaller scale; of one with passes and of a PNG, which lie in memory whole.
    static let mostPixels = 64_000_000
    static let mostPixelsAtOnce = 24_000_000
    /// Pixels of the longer side: more than any page shows, enough for a poster to be read from a step away.
    public static let longestSide = 2_000
    private static let quality: Int32 = 85

    /// Reads a picture and draws it anew. Takes up to a second for the largest: outside of transactions.
    public init(from bytes: [UInt8]) throws(Refusal) {
        self = try Self.written(try Self.read(bytes))
    }

    /// The same picture with an area covered; nothing of what was there stays in its bytes.
    public func covering(_ area: Area) throws(Refusal) -> CleanPicture {
        try Self.written(try Self.read(bytes).covering(area))
    }

    static func read(_ bytes: [UInt8]) throws(Refusal) -> Raster {
        guard bytes.count <= largest else { throw .tooManyBytes(most: largest) }
        let isJPEG = bytes.starts(with: [0xFF, 0xD8])
        guard let file = isJPEG ? PictureMarkers.jpeg(bytes) : PictureMarkers.png(bytes) else { throw .unreadable }
        var picture = citizentime_picture()
        let code = file.bytes.withUnsafeBufferPointer { buffer in
            isJPEG
                ? citizentime_read_jpeg(
                    buffer.baseAddress, buffer.count, UInt32(longestSide), UInt64(mostPixels),
                    UInt64(mostPixelsAtOnce), &picture)
                : citizentime_read_png(buffer.baseAddress, buffer.count, UInt64(mostPixelsAtOnce), &picture)
        }
        defer { free(picture.pixels) }
        switch Int(code) {
        case CITIZENTIME_PICTURE_READ: break
        case CITIZENTIME_PICTURE_TOO_LARGE: throw .tooManyPixels(most: mostPixels)
        case CITIZENTIME_PICTURE_TOO_LARGE_AT_ONCE: throw .tooManyPixels(most: mostPixelsAtOnce)
        default: throw .unreadable
        }
        let (width, height) = (Int(picture.width), Int(picture.height))
        let pixels = Array(UnsafeBufferPointer(start: picture.pixels, count: width * height * 3))
        return Raster(width: width, height: height, pixels: pixels).fitting(longestSide).upright(file.orientation)
    }

    static func written(_ raster: Raster) throws(Refusal) -> CleanPicture {
        var (bytes, length): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
        let code = citizentime_write_jpeg(
            raster.pixels, UInt32(raster.width), UInt32(raster.height), quality, &bytes, &length)
        defer { free(bytes) }
        guard code == 0, let bytes else { throw .unreadable }
        return CleanPicture(
            bytes: Array(UnsafeBufferPointer(start: bytes, count: length)), width: raster.width, height: raster.height)
    }

    private init(bytes: [UInt8], width: Int, height: Int) {
        self.bytes = bytes
        self.width = width
        self.height = height
    }
}

extension CleanPicture {
    /// Row by row, three bytes each: for drawing it on something else.
    public func pixels() throws(Refusal) -> [UInt8] { try Self.read(bytes).pixels }
}
