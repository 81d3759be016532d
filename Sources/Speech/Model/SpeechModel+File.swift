import Foundation

/// The file of a model: a head of fixed size, the calibrations, the table of
/// languages, then the weights. All numbers little-endian.
extension SpeechModel {
    /// Why bytes are no model.
    public enum Damage: Error, Sendable, Equatable {
        case notAModel
        case wrongLength(expected: Int, found: Int)
    }

    private static let mark: [UInt8] = Array("CTSPEECH1".utf8)
    private static let perLanguage = 6

    public var bytes: [UInt8] {
        var bytes = Self.mark
        for value in scales + intercepts { Self.append(value, to: &bytes) }
        for calibration in calibrations {
            for value in calibration.slopes + calibration.offsets + [calibration.urgent, calibration.review] {
                Self.append(value, to: &bytes)
            }
        }
        bytes.append(contentsOf: guess.table.lazy.map { UInt8(bitPattern: $0) })
        bytes.append(contentsOf: weights.lazy.map { UInt8(bitPattern: $0) })
        return bytes
    }

    public init(bytes: [UInt8]) throws(Damage) {
        guard bytes.starts(with: Self.mark) else { throw .notAModel }
        let numbers = 4 + SpeechLanguages.codes.count * Self.perLanguage
        let start = Self.mark.count + 4 * numbers
        let guesses = LanguageGuess.places * LanguageGuess.latin.count
        let length = start + guesses + 2 * Features.size
        guard bytes.count == length else { throw .wrongLength(expected: length, found: bytes.count) }
        let values = (0..<numbers).map { Self.value(bytes, at: Self.mark.count + 4 * $0) }
        scales = Array(values[0..<2])
        intercepts = Array(values[2..<4])
        calibrations = SpeechLanguages.codes.indices.map { language in
            let part = values[(4 + language * Self.perLanguage)...].prefix(Self.perLanguage)
            var calibration = Calibration()
            calibration.slopes = Array(part.prefix(2))
            calibration.offsets = Array(part.dropFirst(2).prefix(2))
            calibration.urgent = part[part.startIndex + 4]
            calibration.review = part[part.startIndex + 5]
            return calibration
        }
        guess = LanguageGuess(table: bytes[start...].prefix(guesses).map { Int8(bitPattern: $0) })
        weights = bytes[(start + guesses)...].map { Int8(bitPattern: $0) }
    }

    private static func append(_ value: Float, to bytes: inout [UInt8]) {
        let pattern = value.bitPattern
        for shift in [UInt32(0), 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: pattern >> shift)) }
    }

    private static func value(_ bytes: [UInt8], at place: Int) -> Float {
        var pattern: UInt32 = 0
        for offset in 0..<4 { pattern |= UInt32(bytes[place + offset]) << UInt32(8 * offset) }
        return Float(bitPattern: pattern)
    }

    /// The model that comes with the product; nil when its file was left out of the build.
    public static let shipped: SpeechModel? = {
        guard let data = Resource.bytes("model.bin") else { return nil }
        do {
            return try SpeechModel(bytes: Array(data))
        } catch {
            preconditionFailure("Resources/model.bin: \(error)")
        }
    }()
}
