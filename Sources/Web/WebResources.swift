import Foundation

/// Where this room's own files lie beside the program.
public enum WebResources {
    /// Sentences of every page.
    public static var messages: URL { folder.appendingPathComponent("messages") }
    /// Style, scripts and drawings.
    public static var assets: URL { folder }

    private static var folder: URL { Bundle.module.bundleURL.appendingPathComponent("Resources") }
}
