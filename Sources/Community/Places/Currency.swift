/// In what one pays in a place.
public enum Currency {
    /// - path: the place and all it lies in, from the inside out
    public static func code(of path: [Place]) -> String {
        path.lazy.compactMap { others[$0.code] }.first ?? "EUR"
    }

    /// Countries that do not pay in euros. Source: ISO 4217, list one.
    private static let others = [
        "RO": "RON", "PL": "PLN", "CZ": "CZK", "HU": "HUF", "SE": "SEK", "DK": "DKK", "NO": "NOK", "CH": "CHF",
        "UK": "GBP", "GB": "GBP", "IS": "ISK", "UA": "UAH", "MD": "MDL", "RS": "RSD", "TR": "TRY", "AL": "ALL",
        "MK": "MKD", "BA": "BAM", "GE": "GEL",
    ]
}
