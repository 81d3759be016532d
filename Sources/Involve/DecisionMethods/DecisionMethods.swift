import Community
import Foundation
import Kernel
import Web

/// Every way of deciding on one page: what it is for, how it counts, where it is weak, and an example to play with.
public enum DecisionMethods {
    public static let feature = Feature(
        "decision methods", messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
        routes: { routes in MethodPages().add(to: &routes) })
}
