from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest

from comity.site.front.addresses import (
    forwarded_client,
    is_trusted,
    limited_as,
    parse_address,
)

TRUSTED = (ip_network("10.0.0.0/8"), ip_network("::1/128"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("192.0.2.1", IPv4Address("192.0.2.1")),
        (" 192.0.2.1 ", IPv4Address("192.0.2.1")),
        ("[2001:db8::1]", IPv6Address("2001:db8::1")),
        ("::ffff:192.0.2.1", IPv4Address("192.0.2.1")),
        ("testclient", None),
        ("", None),
        ("192.0.2.1:80", None),
    ],
)
def test_addresses_are_read(text: str, found: IPv4Address | IPv6Address | None) -> None:
    assert parse_address(text) == found


@pytest.mark.parametrize(
    ("lines", "client"),
    [
        (["192.0.2.1"], "192.0.2.1"),
        (["192.0.2.1, 10.1.1.1"], "192.0.2.1"),
        (["203.0.113.9, 192.0.2.1, 10.1.1.1, 10.2.2.2"], "192.0.2.1"),
        (["203.0.113.9", "192.0.2.1, 10.1.1.1"], "192.0.2.1"),
        (["10.3.3.3, 10.1.1.1"], "10.3.3.3"),
        (["192.0.2.1, unknown, 10.1.1.1"], None),
        ([], None),
    ],
)
def test_the_client_is_the_last_that_is_no_proxy(lines: list[str], client: str | None) -> None:
    found = forwarded_client(lines, TRUSTED)
    assert (str(found) if found else None) == client


def test_a_limit_counts_an_ipv6_host_once() -> None:
    first, second = (IPv6Address(f"2001:db8:0:1::{each}") for each in (1, 2))
    assert limited_as(first) == limited_as(second) == "2001:db8:0:1::/64"
    assert limited_as(IPv4Address("192.0.2.1")) == "192.0.2.1"


def test_nobody_is_trusted_by_default() -> None:
    assert not is_trusted(IPv4Address("127.0.0.1"), ())
    assert not is_trusted(None, TRUSTED)
