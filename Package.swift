// swift-tools-version: 6.2

import PackageDescription

// One line a room: its name, where it lives, which rooms it may import, which packages it uses.
// `scripts/walls` reads the import lines of every file against this table.
let rooms: [Target] = [
    room("Kernel"),
    room("Storage", uses: ["Kernel", "CPostgres", grdb, crypto, logging]),
    room("Web", uses: ["Kernel", hummingbird, crypto, logging, lifecycle]),
    room(
        "Community", uses: ["Kernel", "Storage", "Web", "CArgon2", "CMail", crypto, logging, hummingbird, http, tokens]),
    room("Deliberation", uses: ["Kernel", "CZlib", "CGlpk", crypto]),
    room("Speech", uses: ["Kernel"]),
    room("Media", uses: ["CPictures"]),
    room("Print", uses: ["Kernel", "CPango", "CQrencode"]),
    room(
        "Consultations", in: "Involve",
        uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Print", crypto]),
    room(
        "Suggestions", in: "Involve",
        uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Speech", "Print"]),
    room("Proposals", in: "Involve", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation"]),
    room("Initiatives", in: "Involve", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Print"]),
    room(
        "Ballots", in: "Involve",
        uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", crypto, cryptoExtras]),
    room(
        "Budgets", in: "Involve", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Print"]),
    room(
        "Panels", in: "Involve", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation"]),
    room("DecisionMethods", in: "Involve", uses: ["Kernel", "Web", "Community", "Deliberation"]),
    room("ActionPlans", in: "Involve", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation"]),
    room(
        "Volunteering", in: "Act", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Print"]),
    room(
        "Certificates", in: "Act", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Print", crypto]),
    room("LocalInitiatives", in: "Act", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Media"]),
    room(
        "Stories", in: "Voice",
        uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Print", "Media"]),
    room("Moderation", in: "Voice", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation"]),
    room(
        "CounterSpeech", in: "Voice",
        uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Speech", "Print", "Media", crypto]),
    room("Campaigns", in: "Voice", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Speech"]),
    room("Claims", in: "Voice", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Speech"]),
    room("Surveys", in: "Impact", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Print"]),
    room("Indicators", in: "Impact", uses: ["Kernel", "Storage", "Web", "Community", "Deliberation"]),
    room("Reports", in: "Impact", uses: ["Kernel", "Storage", "Web", "Community", "Print"]),
    room("Banners", in: "Impact", uses: ["Kernel", "Storage", "Web", "Community", "Print", "Media"]),
    room(
        "App",
        uses: [
            "Kernel", "Storage", "Web", "Community", "Consultations", "Suggestions", "Proposals", "Initiatives",
            "ActionPlans", "Ballots", "Budgets", "Volunteering", "Certificates", "LocalInitiatives", "Stories",
            "Moderation", "CounterSpeech", "Claims", "Campaigns", "DecisionMethods", "Panels", "Surveys",
            "Indicators", "Reports", "Banners", "Print", "Deliberation", "Speech", logging, lifecycle,
        ]),
    .executableTarget(
        name: "citizentime",
        dependencies: [
            "App", "Ballots", "Banners", "Community", "Deliberation", "Kernel", "Print", "Reports", "Speech", arguments,
            logging,
        ],
        swiftSettings: strict()),
]

let tests: [Target] = [
    .target(
        name: "TestSupport", dependencies: ["Storage", "Kernel", "Web", "App", logging], path: "Tests/TestSupport",
        swiftSettings: strict()),
    suite("KernelTests", of: ["Kernel"]),
    suite("StorageTests", of: ["Kernel", "Storage", "TestSupport"]),
    suite(
        "ConsultationsTests",
        of: ["Kernel", "Storage", "Web", "Community", "Consultations", "Deliberation", "App", "TestSupport", logging]),
    suite(
        "SuggestionsTests",
        of: [
            "Kernel", "Storage", "Web", "Community", "Deliberation", "Speech", "Print", "Suggestions",
            "ActionPlans", "App", "TestSupport",
        ]),
    suite(
        "ProposalsTests",
        of: [
            "Kernel", "Storage", "Web", "Community", "Deliberation", "Proposals", "Initiatives", "App",
            "TestSupport",
        ]),
    suite(
        "BallotsTests",
        of: [
            "Kernel", "Storage", "Web", "Community", "Deliberation", "Ballots", "App", "TestSupport", crypto,
            cryptoExtras,
        ]),
    suite(
        "BudgetsTests",
        of: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Budgets", "App", "TestSupport"]),
    suite(
        "CertificatesTests",
        of: ["Kernel", "Storage", "Web", "Community", "Certificates", "App", "TestSupport"]),
    suite(
        "VolunteeringTests",
        of: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Volunteering", "App", "TestSupport"]),
    suite(
        "LocalInitiativesTests",
        of: ["Kernel", "Storage", "Web", "Community", "LocalInitiatives", "App", "TestSupport"]),
    suite(
        "CounterSpeechTests",
        of: ["Kernel", "Storage", "Web", "Community", "Media", "Speech", "CounterSpeech", "App", "TestSupport"]),
    suite("ClaimsTests", of: ["Kernel", "Storage", "Web", "Community", "Speech", "Claims", "App", "TestSupport"]),
    suite(
        "ModerationTests",
        of: ["Kernel", "Storage", "Web", "Community", "Proposals", "Moderation", "App", "TestSupport"]),
    suite(
        "BannersTests",
        of: ["Kernel", "Storage", "Web", "Community", "Print", "Media", "Stories", "Banners", "App", "TestSupport"]),
    suite(
        "DecisionMethodsTests",
        of: ["Kernel", "Storage", "Web", "Community", "Deliberation", "DecisionMethods", "App", "TestSupport"]),
    suite(
        "PanelsTests", of: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Panels", "App", "TestSupport"]),
    suite("MediaTests", of: ["Media", "TestSupport"]),
    suite(
        "StoriesTests",
        of: ["Kernel", "Storage", "Web", "Community", "Media", "Speech", "Print", "Stories", "App", "TestSupport"]),
    suite(
        "CampaignsTests", of: ["Kernel", "Storage", "Web", "Community", "Speech", "Campaigns", "App", "TestSupport"]),
    suite(
        "SurveysTests",
        of: ["Kernel", "Storage", "Web", "Community", "Deliberation", "Surveys", "App", "TestSupport"]),
    suite(
        "ImpactTests",
        of: [
            "Kernel", "Storage", "Web", "Community", "Deliberation", "Print", "Indicators", "Reports", "App",
            "TestSupport",
        ]),
    suite("WebTests", of: ["Kernel", "Web", logging]),
    suite("DeliberationTests", of: ["Kernel", "Deliberation"]),
    suite("SpeechTests", of: ["Kernel", "Deliberation", "Speech", "citizentime"]),
    suite("AcceptanceTests", of: ["Kernel", "Deliberation", "citizentime"]),
]

/// System libraries, installed by `scripts/setup`, and the one C shim.
let systemLibraries: [Target] = [
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CGlpk", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .target(name: "CPictures", linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("png")]),
    .target(name: "CMail", linkerSettings: [.linkedLibrary("curl")]),
]

let package = Package(
    name: "citizentime",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "citizentime", targets: ["citizentime"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: systemLibraries + rooms + tests,
    swiftLanguageModes: [.v6]
)

func strict() -> [SwiftSetting] {
    [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
}

var hummingbird: Target.Dependency { .product(name: "Hummingbird", package: "hummingbird") }
var grdb: Target.Dependency { .product(name: "GRDB", package: "GRDB.swift") }
var arguments: Target.Dependency { .product(name: "ArgumentParser", package: "swift-argument-parser") }
var crypto: Target.Dependency { .product(name: "Crypto", package: "swift-crypto") }
var cryptoExtras: Target.Dependency { .product(name: "CryptoExtras", package: "swift-crypto") }
var logging: Target.Dependency { .product(name: "Logging", package: "swift-log") }
var http: Target.Dependency { .product(name: "AsyncHTTPClient", package: "async-http-client") }
var tokens: Target.Dependency { .product(name: "JWTKit", package: "jwt-kit") }
var lifecycle: Target.Dependency { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }

func room(_ name: String, in verb: String? = nil, uses dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: "Sources/" + (verb.map { $0 + "/" } ?? "") + name,
        resources: [
            "Web", "Community", "Consultations", "Suggestions", "Proposals", "Initiatives", "ActionPlans",
            "Volunteering", "Certificates", "LocalInitiatives", "Stories", "Moderation", "CounterSpeech", "Claims",
            "Campaigns", "Ballots", "Speech", "Budgets", "Surveys", "Indicators", "Reports", "Banners",
            "DecisionMethods", "Panels",
        ].contains(name) ? [.copy("Resources")] : [],
        swiftSettings: strict() + (["Deliberation", "Speech", "Media"].contains(name) ? counting() : []))
}

/// Tests count real elections with a thousand rounds, score thousands of texts and draw pictures of millions of pixels:
/// these rooms are optimised in debug builds, too.
func counting() -> [SwiftSetting] { [.unsafeFlags(["-O"], .when(configuration: .debug))] }

func suite(_ name: String, of rooms: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: rooms, swiftSettings: strict())
}
