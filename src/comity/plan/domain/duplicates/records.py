"""Whether two records are of one organisation: by their numbers and website first, then by name."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from comity.plan.domain.duplicates.comparing import Likeness, alike
from comity.plan.domain.duplicates.findings import Why

SAME_WEBSITE = 0.9
SHARED_HOSTS = frozenset(
    (
        *("facebook.com", "linkedin.com", "github.io", "github.com", "sites.google.com", "x.com"),
        *(
            "twitter.com",
            "instagram.com",
            "wordpress.com",
            "blogspot.com",
            "weebly.com",
            "wixsite.com",
        ),
        *("youtube.com", "medium.com", "t.me", "vk.com", "weibo.com", "google.com", "gov.cn"),
    )
)
"""Hosts that many have their page on: the same one tells nothing."""


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """What is known of an organisation; what is not is blank or `None`."""

    name: str
    jurisdiction: str = ""
    ror: str | None = None
    lei: str | None = None
    website: str = ""


def compared(one: NamedRecord, other: NamedRecord) -> Likeness:
    """Numbers that differ don't part two records: an organisation may have several."""
    if one.ror and one.ror == other.ror:
        return 1.0, Why.SAME_ROR
    if one.lei and one.lei == other.lei:
        return 1.0, Why.SAME_LEI
    found = alike(one.name, other.name, one.jurisdiction, other.jurisdiction)
    host = host_of(one.website)
    if found[0] < SAME_WEBSITE and host and host == host_of(other.website):
        return SAME_WEBSITE, Why.SAME_WEBSITE
    return found


def host_of(website: str) -> str:
    """Its host without `www.`; blank where there is none, or where many share it."""
    text = website.strip()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    host = host.rstrip(".").removeprefix("www.")
    is_shared = any(host == it or host.endswith(f".{it}") for it in SHARED_HOSTS)
    return host if "." in host and not is_shared else ""
