"""Rules for webhooks: which addresses may be told, how often it is tried, how a message is signed.

A node sits in somebody's network, and a webhook's address comes from outside: without these rules
it could be made to knock at its neighbours.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from comity.kernel.domain.errors import InvalidInput

DOMAINS = ("repo", "discussion")
LONGEST_URL = 500
LONGEST_SECRET = 200
MOST_WATCHED = 50
MOST_WEBHOOKS = 50
"""of one person"""

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
"""Between one attempt and the next; after the last, it is given up."""

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after so many attempts; `None` to give up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def parse_target(url: str, allowed_hosts: Collection[str]) -> SplitResult:
    """The parts of a webhook's address. Raises `InvalidInput` for one that is not https (plain http
    is for `allowed_hosts`), has a user or a fragment, is too long, or is an address of its own
    that is not public."""
    if len(url) > LONGEST_URL:
        raise InvalidInput("webhook-url-too-long", limit=LONGEST_URL)
    if not url.isascii() or any(character <= " " for character in url):
        raise InvalidInput("webhook-url-malformed")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise InvalidInput("webhook-url-malformed") from None
    if parts.scheme not in ("http", "https") or not host:
        raise InvalidInput("webhook-url-malformed")
    if "@" in parts.netloc or parts.fragment:
        raise InvalidInput("webhook-url-malformed")
    if host in allowed_hosts:
        return parts
    if parts.scheme != "https":
        raise InvalidInput("webhook-url-not-https", host=host)
    if _is_address(host) and not is_public(host):
        raise InvalidInput("webhook-host-not-public", host=host)
    return parts


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet: not of this machine, of a private or a
    link-local network, reserved, or for many; nor an IPv6 address that leads to such a one."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in _meant(parsed))


def check_secret(secret: str) -> str:
    """Raises `InvalidInput` for what no header can carry."""
    if len(secret) > LONGEST_SECRET or not all(" " <= character <= "~" for character in secret):
        raise InvalidInput("webhook-secret-malformed", limit=LONGEST_SECRET)
    return secret


def check_domains(domains: Collection[str]) -> list[str]:
    """In their usual order. Raises `InvalidInput` for none, or an unknown one."""
    if not domains or not set(domains) <= set(DOMAINS):
        raise InvalidInput("webhook-domains-malformed", known=DOMAINS)
    return [each for each in DOMAINS if each in domains]


def headers_of(body: bytes, secret: str) -> dict[str, str]:
    """What goes with a message: the secret as clients of Hugging Face's webhooks look for it, and
    an HMAC-SHA-256 of the body under it, which is the safer thing to check."""
    given = {"Content-Type": "application/json", "User-Agent": "comity-webhooks"}
    if secret:
        digest = hmac.new(secret.encode(), body, sha256).hexdigest()
        given |= {"X-Webhook-Secret": secret, "X-Comity-Signature": f"sha256={digest}"}
    return given


def _meant(address: IPv4Address | IPv6Address) -> tuple[IPv4Address | IPv6Address, ...]:
    """The address, and the IPv4 addresses that it wraps."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    wrapped: list[IPv4Address | IPv6Address] = [address]
    if address.sixtofour is not None:
        wrapped.append(address.sixtofour)
    if address.teredo is not None:
        wrapped.extend(address.teredo)
    if address in _NAT64:
        wrapped.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(wrapped)


def _is_address(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
