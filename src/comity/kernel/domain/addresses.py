"""Addresses of networks: what is kept of where somebody came from."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_network

SHORTENED_KEPT = 4096


@lru_cache(SHORTENED_KEPT)
def shortened(address: IPv4Address | IPv6Address | None) -> str:
    """The network of the address, /24 or /48: enough to see where a flood comes from."""
    if address is None:
        return "unknown"
    prefix = 24 if isinstance(address, IPv4Address) else 48
    return str(ip_network(f"{address}/{prefix}", strict=False))
