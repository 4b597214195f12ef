import ArgumentParser
@main struct Sharpeyes: ParsableCommand {}
