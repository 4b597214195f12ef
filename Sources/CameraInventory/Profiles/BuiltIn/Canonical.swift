extension BuiltInProfiles {
    /// The canonical columns need no alias: their own names are their headers.
    static let canonical = """
        name: canonical
        title: the columns of this program's own CSV and JSON
        """
}
