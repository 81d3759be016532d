import CGlpk

/// A linear program, solved by GLPK's simplex or, with whole numbers, by its branch and bound.
struct LinearProgram {
    struct Row {
        var coefficients: [(column: Int, value: Double)]
        var lower: Double?
        var upper: Double?
    }

    struct Column {
        var cost: Double
        var lower: Double?
        var upper: Double?
    }

    struct Solution {
        var value: Double
        var columns: [Double]
        /// Of a program without whole numbers only.
        var duals: [Double]
    }

    enum Failure: Error {
        case infeasible, unsolved
    }

    var columns: [Column] = []
    var rows: [Row] = []
    var isWhole = false

    /// The highest sum of costs.
    ///
    /// - Throws: `infeasible` where nothing meets all rows.
    func maximum() throws(Failure) -> Solution {
        glp_term_out(GLP_OFF)
        let problem = glp_create_prob()
        defer { glp_delete_prob(problem) }
        glp_set_obj_dir(problem, GLP_MAX)
        fill(problem)
        var simplex = glp_smcp()
        glp_init_smcp(&simplex)
        simplex.presolve = GLP_OFF
        guard glp_simplex(problem, &simplex) == 0 else { throw .unsolved }
        guard glp_get_status(problem) == GLP_OPT else {
            throw glp_get_status(problem) == GLP_NOFEAS ? .infeasible : .unsolved
        }
        guard isWhole else {
            return Solution(
                value: glp_get_obj_val(problem),
                columns: columns.indices.map { glp_get_col_prim(problem, Int32($0 + 1)) },
                duals: rows.indices.map { glp_get_row_dual(problem, Int32($0 + 1)) })
        }
        var options = glp_iocp()
        glp_init_iocp(&options)
        guard glp_intopt(problem, &options) == 0 else { throw .unsolved }
        guard glp_mip_status(problem) == GLP_OPT else {
            throw glp_mip_status(problem) == GLP_NOFEAS ? .infeasible : .unsolved
        }
        return Solution(
            value: glp_mip_obj_val(problem),
            columns: columns.indices.map { glp_mip_col_val(problem, Int32($0 + 1)).rounded() }, duals: [])
    }

    private func fill(_ problem: OpaquePointer?) {
        glp_add_cols(problem, Int32(columns.count))
        for (index, column) in columns.enumerated() {
            let number = Int32(index + 1)
            glp_set_obj_coef(problem, number, column.cost)
            let (kind, lower, upper) = Self.bounds(column.lower, column.upper)
            glp_set_col_bnds(problem, number, kind, lower, upper)
            if isWhole { glp_set_col_kind(problem, number, GLP_IV) }
        }
        guard !rows.isEmpty else { return }
        glp_add_rows(problem, Int32(rows.count))
        for (index, row) in rows.enumerated() {
            let number = Int32(index + 1)
            let (kind, lower, upper) = Self.bounds(row.lower, row.upper)
            glp_set_row_bnds(problem, number, kind, lower, upper)
            // The library counts from one.
            let places = [0] + row.coefficients.map { Int32($0.column + 1) }
            let values = [0] + row.coefficients.map(\.value)
            glp_set_mat_row(problem, number, Int32(row.coefficients.count), places, values)
        }
    }

    private static func bounds(_ lower: Double?, _ upper: Double?) -> (Int32, Double, Double) {
        switch (lower, upper) {
        case (nil, nil): (GLP_FR, 0, 0)
        case (let lower?, nil): (GLP_LO, lower, 0)
        case (nil, let upper?): (GLP_UP, 0, upper)
        case (let lower?, let upper?): (lower == upper ? GLP_FX : GLP_DB, lower, upper)
        }
    }
}
