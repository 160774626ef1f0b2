"""What somebody says of themselves when they ask to join, and what was found of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from comity.kernel.domain.errors import ComityError, InvalidInput
from comity.kernel.domain.messages import Message
from comity.parties.domain.identifiers import parse_jurisdiction_code, parse_lei, parse_ror
from comity.parties.domain.permissions import OrganisationKind
from comity.plan.domain.participants import ParticipantKind

ORGANISATIONS = {
    ParticipantKind.GOVERNMENT: OrganisationKind.GOVERNMENT,
    ParticipantKind.INTERNATIONAL_BODY: OrganisationKind.INTERGOVERNMENTAL,
    ParticipantKind.INSTITUTION: OrganisationKind.RESEARCH_INSTITUTE,
    ParticipantKind.COMPANY: OrganisationKind.COMPANY,
    ParticipantKind.ASSOCIATION: OrganisationKind.NGO,
}
"""What an organisation is entered as; a person is none."""
LONGEST = {
    "name": 300,
    "website": 200,
    "statement": 4_000,
    "contact_name": 200,
    "contact_role": 200,
    "email": 254,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What is said and not asked for again is "". `email` is the contact's, in small letters;
    `name` that of the organisation, or of the person who joins for themselves."""

    kind: ParticipantKind
    name: str
    jurisdiction: str
    email: str
    website: str = ""
    ror: str = ""
    lei: str = ""
    statement: str = ""
    contact_name: str = ""
    contact_role: str = ""


class FindingOutcome(StrEnum):
    """What a check found. Nothing is ever called verified."""

    MATCHES = "matches"
    DIFFERS = "does-not-match"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` is the claim that was looked at, by its field's name; `why` says what was compared,
    or why nothing was."""

    about: str
    outcome: FindingOutcome
    why: Message


@dataclass(frozen=True, slots=True)
class ClaimFault:
    """`claim` is the field's name."""

    claim: str
    error: ComityError

    @property
    def placed(self) -> InvalidInput:
        """The error with the claim among its parameters, for whoever has no form before them."""
        message, remedy = self.error.message, self.error.remedy
        return InvalidInput(message.id, remedy=remedy, **{**message.params, "claim": self.claim})


def host_of(website: str) -> str:
    """The host in a website's address, without `www.`; "" where there is none."""
    try:
        host = urlsplit(website).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


def is_website(text: str) -> bool:
    """Something a reader may safely be led to: nothing but a page, and no name or password."""
    host = host_of(text)
    if "." not in host or any(it.isspace() or ord(it) < 32 for it in text):
        return False
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and "@" not in parts.netloc


def claim_faults(claims: Claims, jurisdictions: Container[str]) -> Iterator[ClaimFault]:
    """What can't be read in claims that `tidy_claims.tidied` gave, check digits of ROR and LEI
    among it."""
    for name, longest in LONGEST.items():
        if len(getattr(claims, name)) > longest:
            yield ClaimFault(name, InvalidInput("join-claim-long", longest=longest))
    if not claims.name:
        yield ClaimFault("name", InvalidInput("join-name-missing"))
    try:
        if parse_jurisdiction_code(claims.jurisdiction) not in jurisdictions:
            yield ClaimFault(
                "jurisdiction",
                InvalidInput("join-jurisdiction-unknown", code=claims.jurisdiction),
            )
    except InvalidInput as error:
        yield ClaimFault("jurisdiction", error)
    if claims.website and not is_website(claims.website):
        yield ClaimFault("website", InvalidInput("join-website-malformed"))
    for claim, parse in (("ror", parse_ror), ("lei", parse_lei)):
        text = getattr(claims, claim)
        if not text:
            continue
        if claims.kind is ParticipantKind.PERSON:
            yield ClaimFault(claim, InvalidInput("join-identifier-of-person"))
            continue
        try:
            parse(text)
        except InvalidInput as error:
            yield ClaimFault(claim, error)
