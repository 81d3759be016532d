import Foundation
import Kernel

/// The clocks of a place, with its daylight saving.
public struct PlaceTime: Sendable, Hashable {
    public let zone: TimeZone

    /// - path: the place and all it lies in, from the inside out
    public init(_ path: [Place]) {
        let codes = path.map(\.code)
        let name =
            codes.lazy.compactMap { code in Self.outlying.first { code.hasPrefix($0.prefix) }?.zone }.first
            ?? codes.lazy.compactMap { Self.countries[$0] }.first ?? "Europe/Brussels"
        // A system without its zone files has UTC alone; times are then shown in UTC and said to be.
        zone = TimeZone(identifier: name) ?? .gmt
    }

    /// A reading of the clocks.
    public struct Reading: Sendable, Hashable {
        public let day: CalendarDay
        /// Of the day, 0 to 1439.
        public let minute: Int

        public init(day: CalendarDay, minute: Int) {
            self.day = day
            self.minute = minute
        }

        /// `09:05`
        public var clock: String {
            let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
            return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
        }
    }

    public func reading(at moment: Moment) -> Reading {
        let wall = moment + offset(at: moment)
        let day = CalendarDay(wall)
        return Reading(day: day, minute: Int((wall - day.midnight).milliseconds / 60_000))
    }

    /// When the clocks show a reading: the first time where they show it twice; where they skip it, as much later.
    ///
    /// Source: RFC 5545, section 3.3.5.
    public func moment(_ reading: Reading) -> Moment {
        let wall = reading.day.midnight + .minutes(Int64(reading.minute))
        let before = wall - offset(at: wall - .days(1))
        let after = wall - offset(at: wall + .days(1))
        let fitting = [before, after].filter { self.reading(at: $0) == reading }
        return fitting.min() ?? before
    }

    private func offset(at moment: Moment) -> Moment.Span {
        .seconds(Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))))
    }

    /// Parts of a country whose clocks differ from its capital's, by the head of their NUTS code.
    ///
    /// Source: IANA time zone database, zone1970.tab; Eurostat, NUTS 2024.
    private static let outlying: [(prefix: String, zone: String)] = [
        ("PT2", "Atlantic/Azores"), ("PT3", "Atlantic/Madeira"), ("ES7", "Atlantic/Canary"),
        ("FRY1", "America/Guadeloupe"), ("FRY2", "America/Martinique"), ("FRY3", "America/Cayenne"),
        ("FRY4", "Indian/Reunion"), ("FRY5", "Indian/Mayotte"),
    ]

    /// Source: IANA time zone database, zone1970.tab; "EL" and "UK" as Eurostat writes GR and GB.
    private static let countries = [
        "AT": "Europe/Vienna", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "CY": "Asia/Nicosia",
        "CZ": "Europe/Prague", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen", "EE": "Europe/Tallinn",
        "EL": "Europe/Athens", "GR": "Europe/Athens", "ES": "Europe/Madrid", "FI": "Europe/Helsinki",
        "FR": "Europe/Paris", "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "IE": "Europe/Dublin",
        "IT": "Europe/Rome", "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga",
        "MT": "Europe/Malta", "NL": "Europe/Amsterdam", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon",
        "RO": "Europe/Bucharest", "SE": "Europe/Stockholm", "SI": "Europe/Ljubljana", "SK": "Europe/Bratislava",
        "NO": "Europe/Oslo", "IS": "Atlantic/Reykjavik", "CH": "Europe/Zurich", "UK": "Europe/London",
        "GB": "Europe/London", "UA": "Europe/Kyiv", "MD": "Europe/Chisinau", "RS": "Europe/Belgrade",
        "TR": "Europe/Istanbul", "AL": "Europe/Tirane", "MK": "Europe/Skopje", "BA": "Europe/Sarajevo",
        "ME": "Europe/Podgorica", "GE": "Asia/Tbilisi",
    ]
}
