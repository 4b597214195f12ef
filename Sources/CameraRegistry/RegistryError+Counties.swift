import CameraModel

/// Why an account of the server cannot be a county's.
public enum UnfitAccount: Hashable, Sendable {
    /// The server has no such role.
    case missing
    /// Row security does not hold it: a superuser, a role with BYPASSRLS, or a member of the registry's owner.
    case seesAll
    /// It may make functions in the registry's schema.
    case makesFunctions
}

extension RegistryError {
    /// The sentences about accounts of counties.
    func countyMessage(_ language: Language) -> String {
        switch self {
        case .notPermitted(let path, let reason):
            language.pick(
                en:
                    "this account of the server may not do that on \(path) (\(reason)); ask who owns the registry",
                zh: "该服务器账号无权在 \(path) 上执行此操作（\(reason)）；请联系登记库的所有者")
        case .readsOnly(let path):
            language.pick(
                en:
                    "the account of the server reads only on \(path); imports, edits and probes are for the account that owns the registry",
                zh: "该服务器账号对 \(path) 只有读取权限；导入、修改和探测请使用登记库所有者的账号")
        case .notACounty(let zone, let county): notACounty(zone, county, language)
        case .unfitAccount(let account, let reason): unfit(account, reason, language)
        case .notSeen(let zone, let counties): notSeen(zone, counties, language)
        default: ""
        }
    }

    private func notACounty(_ zone: String, _ county: String?, _ language: Language) -> String {
        if let county {
            return language.pick(
                en: "\(zone) lies in \(county); an account is given for a county",
                zh: "\(zone) 属于 \(county)；账号须按区县授权")
        }
        return language.pick(
            en: "\(zone) holds counties; an account is given for each of them", zh: "\(zone) 下辖区县；请按区县分别授权")
    }

    private func unfit(_ account: String, _ reason: UnfitAccount, _ language: Language) -> String {
        switch reason {
        case .missing:
            language.pick(
                en: "the server has no role \(account); make it first: CREATE ROLE \(account) LOGIN",
                zh: "服务器上没有角色 \(account)；请先创建：CREATE ROLE \(account) LOGIN")
        case .seesAll:
            language.pick(
                en:
                    "\(account) sees every county: it is a superuser, has BYPASSRLS, or is a member of the registry's owner",
                zh: "\(account) 可见全部区县：它是超级用户、具有 BYPASSRLS，或属于登记库所有者")
        case .makesFunctions:
            language.pick(
                en:
                    "\(account) may make functions in the registry's schema; take that away first: REVOKE CREATE ON SCHEMA ... FROM PUBLIC",
                zh: "\(account) 可在登记库的模式中创建函数；请先收回：REVOKE CREATE ON SCHEMA ... FROM PUBLIC")
        }
    }

    private func notSeen(_ zone: String, _ counties: [String], _ language: Language) -> String {
        let own = counties.joined(separator: ", ")
        if zone.isEmpty {
            return language.pick(
                en: "this account is that of several counties; name one with --zone: \(own)",
                zh: "该账号属于多个区县；请用 --zone 指定：\(own)")
        }
        return language.pick(
            en: "this account does not see all of \(zone); figures are of its own: \(own)",
            zh: "该账号不能看到 \(zone) 的全部内容；只能统计：\(own)")
    }
}
