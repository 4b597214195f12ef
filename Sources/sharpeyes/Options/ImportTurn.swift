import CameraModel
import CameraRegistry
import Glibc

extension Settings {
    /// Waits until no other process imports into the registry, and takes the turn; it lasts as long as the value.
    ///
    /// Says once on standard error whom it waits for, and ends when asked to.
    func importTurn() throws -> ImportLock {
        var told = false
        while true {
            let taking: ImportLock.Taking
            do { taking = try ImportLock.take(registry: registryPath, now: Clock.now()) } catch {
                throw Failure.cannot(error.message(language))
            }
            guard case .held(let holder) = taking else {
                if case .taken(let lock) = taking { return lock }
                continue
            }
            if !told, !quiet {
                Terminal.note(
                    language.pick(
                        en: "waiting for another import into \(registryPath) (\(holder))",
                        zh: "等待另一个导入完成：\(registryPath)（\(holder)）"))
            }
            told = true
            try Interruption.check(
                language.pick(en: "interrupted while waiting; nothing was done", zh: "等待时中断；未做任何更改"))
            usleep(100_000)
        }
    }
}
