import Crypto
import Foundation
import Kernel

/// The draw itself, from a seed that everybody can see and nobody could choose.
///
/// Before: publish the lottery's fingerprint, and the fingerprint of a secret seed or the name of a coming public draw.
/// After: publish the seed; anyone repeats the draw.
///
/// Source: Blum, "Coin flipping by telephone" (CRYPTO 1981), for committing in advance; Gölz, Procaccia et al., "Fair
/// sortition made transparent" (NeurIPS 2021), for drawing from a published lottery.
public struct PublicDraw: Sendable, Equatable {
    /// Numbers of the volunteers who are drawn, ascending.
    public let panel: [Int]

    public init(_ lottery: Sortition.Lottery, _ volunteers: [Sortition.Volunteer], seed: String) {
        var ticket = Int(Self.number(seed, "panel") % UInt64(Sortition.units))
        var counts: [Int] = []
        for panel in lottery.panels {
            counts = panel.counts
            if ticket < panel.share { break }
            ticket -= panel.share
        }
        panel = zip(lottery.kinds, counts).flatMap { members, count in
            members.map { (key: Self.fingerprint(seed + "\n" + volunteers[$0].id), member: $0) }
                .sorted { ($0.key, $0.member) < ($1.key, $1.member) }.prefix(count).map(\.member)
        }.sorted()
    }

    /// Of what is drawn from: identifiers, kinds, panels and shares. SHA-256, hexadecimal.
    public static func fingerprint(of lottery: Sortition.Lottery, _ volunteers: [Sortition.Volunteer]) -> String {
        let kinds = lottery.kinds.map { $0.map { volunteers[$0].id }.joined(separator: ",") }
        let panels = lottery.panels.map { "\($0.share):" + $0.counts.map(String.init).joined(separator: ",") }
        return fingerprint((kinds + panels).joined(separator: "\n"))
    }

    /// SHA-256, hexadecimal.
    public static func fingerprint(_ text: String) -> String {
        Hex.encode(SHA256.hash(data: Data(text.utf8)))
    }

    /// The first eight bytes; the bias of the remainder by a million is below 2^−44.
    private static func number(_ seed: String, _ purpose: String) -> UInt64 {
        SHA256.hash(data: Data((seed + "\n" + purpose).utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
