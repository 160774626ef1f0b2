"""What can be found of claims without asking anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.parties.domain.identifiers import parse_lei, parse_ror
from comity.plan.domain.joining import Claims, Finding, FindingOutcome, host_of
from comity.plan.domain.mail_domains import domain_of, is_public_provider, same_domain
from comity.plan.domain.participants import ParticipantKind

_MATCHES, _DIFFERS = FindingOutcome.MATCHES, FindingOutcome.DIFFERS
_NOT_CHECKED = FindingOutcome.NOT_CHECKED


def offline_findings(
    claims: Claims, kinds: Mapping[str, str], *, confirmed: bool
) -> tuple[Finding, ...]:
    """`kinds` are those of jurisdictions by their codes; `confirmed` whether somebody opened the
    link that was mailed to the address."""
    return (
        _opened(confirmed),
        _email(claims),
        _jurisdiction(claims, kinds),
        *_identifiers(claims),
    )


def _opened(confirmed: bool) -> Finding:
    if confirmed:
        return Finding("email", _MATCHES, Message("join-found-opened"))
    return Finding("email", _NOT_CHECKED, Message("join-found-not-opened"))


def _email(claims: Claims) -> Finding:
    domain, host = domain_of(claims.email), host_of(claims.website)
    if claims.kind is ParticipantKind.PERSON:
        return Finding("email", _NOT_CHECKED, Message("join-found-mail-of-person"))
    if is_public_provider(domain):
        return Finding("email", _DIFFERS, Message("join-found-mail-public", {"domain": domain}))
    if not host:
        return Finding("email", _NOT_CHECKED, Message("join-found-mail-no-website"))
    said = {"domain": domain, "host": host}
    if same_domain(domain, host):
        return Finding("email", _MATCHES, Message("join-found-mail-same", said))
    return Finding("email", _DIFFERS, Message("join-found-mail-other", said))


def _jurisdiction(claims: Claims, kinds: Mapping[str, str]) -> Finding:
    said = {"code": claims.jurisdiction}
    kind = kinds.get(claims.jurisdiction)
    if claims.kind is not ParticipantKind.GOVERNMENT:
        return Finding("jurisdiction", _NOT_CHECKED, Message("join-found-code-not-asked"))
    if kind in ("country", "subdivision"):
        return Finding("jurisdiction", _MATCHES, Message("join-found-code", said))
    return Finding("jurisdiction", _DIFFERS, Message("join-found-code-no-government", said))


def _identifiers(claims: Claims) -> Iterator[Finding]:
    """Only the check digits: that the number is well made, and not whose it is."""
    if claims.kind is ParticipantKind.PERSON:
        return
    for about, parse in (("ror", parse_ror), ("lei", parse_lei)):
        text = getattr(claims, about)
        if not text:
            yield Finding(about, _NOT_CHECKED, Message(f"join-found-{about}-none"))
            continue
        try:
            parse(text)
        except InvalidInput:
            yield Finding(about, _DIFFERS, Message(f"join-found-{about}-digits"))
        else:
            yield Finding(about, _MATCHES, Message(f"join-found-{about}-well-made"))
