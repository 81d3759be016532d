import Foundation
import Kernel

/// A calendar as other programs read it.
///
/// Source: RFC 5545; RFC 7986 for the name of the calendar. Times are UTC, so no rule of a zone has to travel along.
struct ICalendar: Sendable {
    /// Nil: a single event, as mail and downloads carry it.
    let name: String?
    let language: Language
    let events: [Event]

    struct Event: Sendable, Equatable {
        /// The same for all versions of one event: on whichever feed it stands, it is one entry.
        let uid: String
        let sequence: Int
        /// When this version was made.
        let stamp: Moment
        let starts: Moment
        let ends: Moment
        let summary: String
        let description: String
        let location: String
        let address: String
        let isCancelled: Bool
    }

    static let type = "text/calendar; charset=utf-8"

    var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Citizen Time//Volunteering//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
        ]
        if let name {
            lines += ["NAME:\(escaped(name))", "X-WR-CALNAME:\(escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
        }
        for event in events { lines += self.lines(event) }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func lines(_ event: Event) -> [String] {
        [
            "BEGIN:VEVENT", "UID:\(event.uid)", "SEQUENCE:\(event.sequence)", "DTSTAMP:\(Self.utc(event.stamp))",
            "LAST-MODIFIED:\(Self.utc(event.stamp))", "DTSTART:\(Self.utc(event.starts))",
            "DTEND:\(Self.utc(event.ends))", "SUMMARY;LANGUAGE=\(language.code):\(escaped(event.summary))",
            "DESCRIPTION;LANGUAGE=\(language.code):\(escaped(event.description))",
            "LOCATION:\(escaped(event.location))", "URL:\(event.address)",
            "STATUS:\(event.isCancelled ? "CANCELLED" : "CONFIRMED")", "END:VEVENT",
        ]
    }

    /// `20261128T100000Z`
    static func utc(_ moment: Moment) -> String {
        let day = CalendarDay(moment)
        let seconds = (moment - day.midnight).milliseconds / 1000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
        return "\(day.description.filter { $0 != "-" })T\(clock)Z"
    }

    /// Source: RFC 5545, section 3.3.11.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            default:
                // Other control characters may not stand in a text.
                if scalar.value >= 32, scalar.value != 127 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// Lines of at most 75 octets, broken between characters and never inside one.
    ///
    /// Source: RFC 5545, section 3.1.
    static func folded(_ line: String) -> String {
        guard line.utf8.count > 75 else { return line }
        var result = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 75 {
                result += "\r\n "
                length = 1
            }
            result.unicodeScalars.append(scalar)
            length += size
        }
        return result
    }
}
