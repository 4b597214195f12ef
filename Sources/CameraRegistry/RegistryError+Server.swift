import CameraModel

extension RegistryError {
    /// What is said of a server that does not answer, or no longer.
    func serverMessage(_ path: String, _ reason: String, _ language: Language) -> String {
        language.pick(
            en:
                "no connection to \(path): \(reason); is the server up and reached from here? What was not finished was not kept: run it again",
            zh: "无法连接 \(path)：\(reason)；请检查服务器是否运行、网络是否可达。未完成的内容均未保存，请重新运行")
    }

    /// The sentences about registries on a server.
    func serverMessage(_ language: Language) -> String {
        switch self {
        case .postgres(let code, let message):
            language.pick(en: "PostgreSQL error \(code): \(message)", zh: "PostgreSQL 错误 \(code)：\(message)")
        case .withoutPostgres(let path):
            language.pick(
                en:
                    "this program was built without PostgreSQL and cannot open \(path); install libpq-dev, then `make release`",
                zh: "本程序未含 PostgreSQL 支持，无法打开 \(path)；请安装 libpq-dev 后执行 `make release`")
        case .passwordInAddress(let path):
            language.pick(
                en:
                    "the address of \(path) holds a password; put it into ~/.pgpass or a service file (docs/postgresql.md)",
                zh: "\(path) 的地址中含有口令；请改放入 ~/.pgpass 或服务文件（见 docs/postgresql.md）")
        case .serversOwn(let path):
            language.pick(
                en:
                    "\(path) lies on a server, whose own tools do that: pg_dump, pg_restore, pg_amcheck (docs/postgresql.md)",
                zh: "\(path) 位于服务器上，请使用其自带工具：pg_dump、pg_restore、pg_amcheck（见 docs/postgresql.md）")
        case .onlyOnServer(let path):
            language.pick(
                en:
                    "workers and accounts of counties are for a registry on a PostgreSQL server (--registry postgres://HOST/DATABASE); \(path) is a file: one machine probes it, with `sharpeyes probe`",
                zh:
                    "只有 PostgreSQL 服务器上的登记库（--registry postgres://主机/数据库）可由多台探测机分担、可设区县账号；\(path) 是文件，请在一台机器上用 `sharpeyes probe`"
            )
        case .spool(let path, let trouble): trouble.message(path, language)
        default: ""
        }
    }
}
