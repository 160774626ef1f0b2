"""What bears a report out, as it is handed in: links, files, and figures with their source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.progress import EvidenceKind

LONGEST_ADDRESS = 1000
LONGEST_TITLE = 300
MOST = 20
"""pieces of evidence in one report"""
_NOT_IN_ADDRESSES = re.compile(
    r"[\s\x00-\x20\x7f\\<>\"`{}|^\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What a browser and a reader would take for something else."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """`claimed` is the media type that its sender named."""

    name: str
    content: bytes
    claimed: str = ""


@dataclass(frozen=True, slots=True)
class GivenEvidence:
    """A figure has an `address` too: where it was counted."""

    kind: EvidenceKind
    title: str = ""
    address: str = ""
    figure: Decimal | None = None
    file: GivenFile | None = None

    @property
    def shown_title(self) -> str:
        named = self.file.name if self.file else ""
        return (self.title.strip() or named or host_of(self.address))[:LONGEST_TITLE]


def checked_address(text: str) -> str:
    """An address of the web, as it was given. Nothing here ever fetches it. Raises
    `InvalidInput("evidence-address")`, and `evidence-address-credentials` where it holds a
    password."""
    address = text.strip()
    wrong = InvalidInput("evidence-address", address=address[:200])
    if len(address) > LONGEST_ADDRESS or _NOT_IN_ADDRESSES.search(address):
        raise wrong
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise wrong
    if "@" in parts.netloc:
        raise InvalidInput("evidence-address-credentials", host=parts.hostname)
    return address


def host_of(address: str) -> str:
    """The host that an address leads to, "" where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def check_evidence(given: GivenEvidence) -> None:
    """Raises as `checked_address` does, and `InvalidInput`: `evidence-file-missing`,
    `evidence-figure-missing`, `evidence-figure-title`, `evidence-source-missing`."""
    match given.kind:
        case EvidenceKind.LINK:
            checked_address(given.address)
        case EvidenceKind.FILE:
            if given.file is None:
                raise InvalidInput("evidence-file-missing")
        case EvidenceKind.DATA:
            if given.figure is None or not given.figure.is_finite():
                raise InvalidInput("evidence-figure-missing")
            if not given.title.strip():
                raise InvalidInput("evidence-figure-title")
            if not given.address.strip():
                raise InvalidInput("evidence-source-missing", title=given.title.strip()[:100])
            checked_address(given.address)
