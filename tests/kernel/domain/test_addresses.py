from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.addresses import shortened


@given(st.ip_addresses())
def test_what_is_kept_of_an_address_is_its_network(address: IPv4Address | IPv6Address) -> None:
    kept = ip_network(shortened(address))
    assert address in kept
    assert kept.prefixlen == (24 if address.version == 4 else 48)


def test_no_address_is_said_to_be_none() -> None:
    assert shortened(None) == "unknown"
