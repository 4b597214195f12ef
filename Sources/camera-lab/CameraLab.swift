import ArgumentParser
@main struct CameraLab: ParsableCommand {}
