import CameraModel
import CameraProbe

extension ProbeReport {
    /// How many were asked at once, and who had to be asked less.
    struct RunPace {
        var concurrency: Int
        var fewestAtOnce: Int
        var slowedGateways: Int

        /// As the last run of a prober went.
        init(_ prober: Prober) {
            (concurrency, fewestAtOnce) = (prober.concurrency, prober.fewestAtOnce)
            slowedGateways = prober.slowedGateways
        }

        /// What a person should know of it; empty when nothing.
        func words(_ language: Language) -> String {
            var out = ""
            if fewestAtOnce < concurrency {
                out += language.pick(
                    en: "  this machine or its uplink showed strain: asked \(fewestAtOnce) at once at times, "
                        + "not \(concurrency)\n",
                    zh: "  本机或上联链路吃紧：同时探测数一度由 \(concurrency) 降至 \(fewestAtOnce)\n")
            }
            if slowedGateways > 0 {
                out += language.pick(
                    en: slowedGateways == 1
                        ? "  a gateway did not keep up and was asked less at once\n"
                        : "  \(slowedGateways) gateways did not keep up and were asked less at once\n",
                    zh: "  \(slowedGateways) 个网关响应不及时，已减少同时探测数\n")
            }
            return out
        }

        var json: String {
            "{\"concurrency\": \(concurrency), \"fewestAtOnce\": \(fewestAtOnce), "
                + "\"slowedGateways\": \(slowedGateways)}"
        }
    }
}
