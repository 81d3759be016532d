#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// ln x.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// 2 to the power x.
func powerOfTwo(_ x: Double) -> Double { exp2(x) }

/// ln (1 + x), exact for small x.
func naturalLogarithm(onePlus x: Double) -> Double { log1p(x) }

/// e to the power x.
func exponential(_ x: Double) -> Double { exp(x) }

/// The cosine of an angle in radians.
func cosine(_ x: Double) -> Double { cos(x) }
