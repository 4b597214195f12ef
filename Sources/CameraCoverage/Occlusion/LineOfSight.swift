/// When a wall hides what lies behind it.
struct LineOfSight {
    /// Height of the camera above the ground; infinite when unknown, and then every wall hides.
    let camera: Double
    /// Height of what shall be seen.
    let target: Double
    /// How far the view reaches.
    let range: Double

    /// Whether a wall of some height at some distance hides all that lies behind it.
    ///
    /// A wall below the targets hides nothing, one as high as the camera everything. One between throws a shadow as a lamp at
    /// the camera would: it hides when the shadow reaches the end of the view. A shorter shadow is left out: the
    /// line of sight passes above the wall and meets the ground again within the view.
    func hides(height: Double, distance: Double) -> Bool {
        if height <= target { return false }
        if height >= camera || camera == .infinity { return true }
        return distance * (camera - target) / (camera - height) >= range
    }
}
