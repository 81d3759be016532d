import Deliberation
import Foundation
import Kernel
import Web

/// What anybody may download of a panel: enough to repeat the draw, and nothing about who anybody is.
struct PanelData {
    let panel: CitizensPanel
    /// By number.
    let volunteers: [PanelVolunteer]

    /// Names of the files that there are by now.
    var names: [String] { panel.phase == .open ? ["quotas.csv"] : ["quotas.csv", "volunteers.csv", "draw.json"] }

    func file(_ name: String) -> String? {
        guard names.contains(name) else { return nil }
        return switch name {
        case "quotas.csv": quotas
        case "volunteers.csv": list
        default: draw
        }
    }

    private var quotas: String {
        let lines = panel.quotas.map {
            CSV.line([$0.trait, $0.value, String($0.range.lowerBound), String($0.range.upperBound)])
        }
        return CSV.line(["trait", "value", "min", "max"]) + lines.joined()
    }

    private var list: String {
        let traits = panel.traits.map(\.rawValue)
        let lines = volunteers.map { volunteer in
            CSV.line([volunteer.listed.id] + traits.map { volunteer.traits[$0] ?? "" })
        }
        return CSV.line(["id"] + traits) + lines.joined()
    }

    private struct Draw: Encodable {
        struct Panel: Encodable {
            let counts: [Int]
            let share: Double
        }

        let size: Int
        let seedFingerprint: String
        let source: String
        let numbers: String?
        let seed: String?
        let fingerprint: String?
        let kinds: [[String]]
        let panels: [Panel]
        let panel: [String]
    }

    /// The lottery, its fingerprint, and once it is drawn the seed and the numbers of those who were.
    private var draw: String {
        let listed = volunteers.map(\.listed)
        let lottery = panel.lottery
        let draw = Draw(
            size: panel.size, seedFingerprint: panel.seedFingerprint, source: panel.source, numbers: panel.numbers,
            seed: panel.wholeSeed, fingerprint: lottery.map { PublicDraw.fingerprint(of: $0, listed) },
            kinds: lottery?.kinds.map { $0.map { listed[$0].id } } ?? [],
            panels: lottery?.panels.map {
                .init(counts: $0.counts, share: Double($0.share) / Double(Sortition.units))
            } ?? [],
            panel: lottery.map(drawn) ?? [])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(draw), as: UTF8.self)
        } catch {
            preconditionFailure("only numbers and texts: \(error)")
        }
    }

    /// Those first drawn; replacements follow from the seed.
    private func drawn(from lottery: Sortition.Lottery) -> [String] {
        guard let seed = panel.wholeSeed else { return [] }
        return PublicDraw(lottery, volunteers.map(\.listed), seed: seed).panel.map { volunteers[$0].listed.id }
    }
}
