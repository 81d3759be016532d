#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// ln x.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// 2 to the power x.
func powerOfTwo(_ x: Double) -> Double { exp2(x) }
