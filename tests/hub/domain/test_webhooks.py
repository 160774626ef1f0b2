"""Which addresses a node may be made to tell."""

from __future__ import annotations

import hmac
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.webhooks import (
    PAUSES,
    check_domains,
    check_secret,
    headers_of,
    is_public,
    parse_target,
    pause_after,
)
from comity.kernel.domain.errors import InvalidInput

NEIGHBOURS = [
    "127.0.0.1",
    "127.255.1.2",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - not bound to, refused
    "224.0.0.1",
    "255.255.255.255",
]


@pytest.mark.parametrize("address", NEIGHBOURS)
def test_neighbours_are_not_public_however_they_are_written(address: str) -> None:
    number = int(IPv4Address(address))
    assert not is_public(address)
    assert not is_public(f"::ffff:{address}")
    assert not is_public(str(IPv6Address((0x0064FF9B << 96) | number)))
    assert not is_public(str(IPv6Address((0x2002 << 112) | (number << 80))))


@pytest.mark.parametrize(
    "address", ["::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "", "localhost", "1"]
)
def test_what_else_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_a_wrapped_address_is_as_public_as_itself(address: IPv4Address) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("ftp://example.org/", "webhook-url-malformed"),
        ("https:///x", "webhook-url-malformed"),
        ("https://user:word@example.org/", "webhook-url-malformed"),
        ("https://example.org/#a", "webhook-url-malformed"),
        ("https://example.org:99999/", "webhook-url-malformed"),
        ("https://example.org/a b", "webhook-url-malformed"),
        ("https://example.org/\r\nX: y", "webhook-url-malformed"),
        ("https://exämple.org/", "webhook-url-malformed"),
        ("http://example.org/", "webhook-url-not-https"),
        ("https://127.0.0.1/", "webhook-host-not-public"),
        ("https://[::1]/", "webhook-host-not-public"),
        ("https://example.org/" + "a" * 500, "webhook-url-too-long"),
    ],
)
def test_addresses_that_are_refused(url: str, id: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_target(url, ())
    assert caught.value.message.id == id


def test_the_operator_allows_hosts_by_name() -> None:
    assert parse_target("http://127.0.0.1:9/x", ["127.0.0.1"]).port == 9
    assert parse_target("https://example.org/x?y=1", ()).hostname == "example.org"


def test_pauses_grow_and_end() -> None:
    found = [pause_after(number) for number in range(1, len(PAUSES) + 2)]
    assert found == [*PAUSES, None]
    assert sorted(PAUSES) == list(PAUSES)
    assert sum(PAUSES, timedelta()) > timedelta(hours=12)


def test_a_message_carries_the_secret_and_its_signature() -> None:
    told = headers_of(b"{}", "s")
    assert told["X-Webhook-Secret"] == "s"
    assert told["X-Comity-Signature"] == "sha256=" + hmac.new(b"s", b"{}", "sha256").hexdigest()
    assert set(headers_of(b"{}", "")) == {"Content-Type", "User-Agent"}


def test_secrets_and_domains() -> None:
    assert check_secret("a b~") == "a b~"
    for bad in ("a\nb", "é", "x" * 201):
        with pytest.raises(InvalidInput):
            check_secret(bad)
    assert check_domains(["discussion", "repo"]) == ["repo", "discussion"]
    for wrong in ([], ["jobs"]):
        with pytest.raises(InvalidInput):
            check_domains(wrong)
