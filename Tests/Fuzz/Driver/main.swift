#if DASHBOARD
    import FuzzDashboard
#else
    import FuzzTargets
#endif

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
    #if DASHBOARD
        DashboardTarget.run(bytes)
    #else
        FuzzTarget.chosen.run(bytes)
    #endif
    return 0
}
