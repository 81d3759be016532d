/// Lists of parameters in the common dialect.
public enum SQLList {
    /// `$1, $2, … $n` for a list of so many values.
    ///
    /// - after: the number of parameters that come before
    public static func placeholders(_ count: Int, after: Int = 0) -> String {
        (0..<max(count, 1)).map { "$\($0 + after + 1)" }.joined(separator: ", ")
    }
}
