import Deliberation
import Web

/// The opinion map as a drawing: a point a participant, its colour and shape telling the group.
struct MapDrawing {
    let map: OpinionMap
    /// The reader's own participant.
    let own: String?
    let showsGroups: Bool
    let words: Words

    private static let width = 800.0
    private static let height = 480.0

    var svg: HTML {
        let placed = map.participants.compactMap { participant in
            participant.position.map { (participant, $0) }
        }
        let reach = max(placed.map { max(abs($0.1.x) * 0.6, abs($0.1.y)) }.max() ?? 1, 0.001)
        let scale = (Self.height / 2 - 24) / reach
        let points = placed.map { participant, point in
            mark(
                participant, x: Self.width / 2 + point.x * scale, y: Self.height / 2 - point.y * scale)
        }
        let label = words("result.map.label", count: placed.count)
        return """
            <svg viewBox="0 0 800 480" role="img" aria-label="\(label)">\(points)</svg>
            """
    }

    /// Circle, square, triangle or diamond, so that colour is never the only sign.
    private func mark(_ participant: MappedParticipant, x: Double, y: Double) -> HTML {
        let group = showsGroups ? participant.group : nil
        let style = "group-\(group?.lowercased() ?? "none")"
        let (left, top) = (number(x), number(y))
        if participant.id == own {
            return """
                <g class="map-you \(style)"><circle cx="\(left)" cy="\(top)" r="14"></circle>\
                <title>\(words("result.yours"))</title></g>
                """
        }
        switch group {
        case "B":
            return """
                <rect class="\(style)" x="\(number(x - 5))" y="\(number(y - 5))" width="10" height="10"></rect>
                """
        case "C": return "<path class=\"\(style)\" d=\"M\(left) \(number(y - 7))l6 11h-12z\"></path>"
        case "D": return "<path class=\"\(style)\" d=\"M\(left) \(number(y - 7))l7 7-7 7-7-7z\"></path>"
        default: return "<circle class=\"\(style)\" cx=\"\(left)\" cy=\"\(top)\" r=\"5.5\"></circle>"
        }
    }

    private func number(_ value: Double) -> String {
        let tenths = Int((min(max(value, -50), 900) * 10).rounded())
        return "\(Double(tenths) / 10)"
    }
}
