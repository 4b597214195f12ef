import Glibc

/// Which addresses a run may connect to, whatever an inventory, a redirect, a playlist or a name server says.
///
/// Judged on the address that a connection is about to be made to, so that a name which changes its mind gains nothing.
public struct Reach: Hashable, Sendable {
    /// With networks here only these are asked, and what is refused by default is allowed where it lies in one.
    public var allowed: [NetworkRange] = []
    /// Never asked, also inside an allowed network.
    public var denied: [NetworkRange] = []

    /// Link-local addresses and the places where clouds hand out their machines' credentials: no camera lives there.
    ///
    /// Sources: RFC 3927, RFC 4291; the metadata addresses of AWS (IPv6), Alibaba Cloud, Azure and Oracle.
    public static let refusedByDefault = [
        "169.254.0.0/16", "fe80::/10", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192",
    ].compactMap { NetworkRange($0) }

    /// What is refused by default, and nothing else.
    public init() {}

    /// Why an address is not asked; `nil` when it may be.
    func refusal(_ address: [UInt8]) -> String? {
        if let network = denied.first(where: { $0.contains(address) }) {
            return "its address lies in \(network), which is denied"
        }
        if allowed.isEmpty {
            return Reach.refusedByDefault.first { $0.contains(address) }.map {
                "its address lies in \($0): link-local or metadata, not asked unless allowed"
            }
        }
        return allowed.contains { $0.contains(address) } ? nil : "its address lies in no allowed network"
    }

    /// The same for the address of a socket. Families without networks are libcurl's to refuse.
    func refusal(_ socket: UnsafePointer<sockaddr>) -> String? {
        NetworkRange.address(socket).flatMap { refusal($0) }
    }
}
