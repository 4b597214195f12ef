import ArgumentParser

/// `sharpeyes coverage`
struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What the cameras really see: covered area and roads per zone.",
        usage: "sharpeyes coverage [options]\nsharpeyes coverage advise [options]",
        discussion: """
            Zones need boundaries (import zones FILE.geojson); buildings hide what lies
            behind them, and roads are measured, where they were imported. Cameras in use
            count. What a record does not say is assumed by camera type, and counted.
            Definitions: docs/coverage.md.
              sharpeyes coverage --zone 370502 --level detect
              sharpeyes coverage --zone 370502 --map map.svg --blind-spots gaps.geojson
              sharpeyes coverage advise --zone 370502001 --count 10 --output plan.csv
            """,
        subcommands: [CoverageMeasure.self, CoverageAdvise.self], defaultSubcommand: CoverageMeasure.self)
}
