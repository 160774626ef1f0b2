"""Who asks: the peer's address, or what a trusted proxy says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from comity.site.environment import Network

Address = IPv4Address | IPv6Address


def parse_address(text: str) -> Address | None:
    """The address that `text` writes, an IPv4 address inside IPv6 as the former."""
    try:
        found = ip_address(text.strip().strip("[]"))
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def is_trusted(address: Address | None, trusted: Collection[Network]) -> bool:
    return address is not None and any(address in network for network in trusted)


def forwarded_client(forwarded: Sequence[str], trusted: Collection[Network]) -> Address | None:
    """The last address in `X-Forwarded-For` that is not itself a trusted proxy.

    What stands before it could have been written by anybody. `None` where that place holds no
    address, or nothing is there.
    """
    parts = [part for line in forwarded for part in line.split(",")]
    for part in reversed(parts):
        address = parse_address(part)
        if not is_trusted(address, trusted):
            return address
    return parse_address(parts[0]) if parts else None


def limited_as(address: Address | None) -> str:
    """What a limit is counted for: an IPv4 address, or the /64 that one IPv6 host usually holds."""
    if isinstance(address, IPv6Address):
        return str(ip_network(f"{address}/64", strict=False))
    return str(address)
