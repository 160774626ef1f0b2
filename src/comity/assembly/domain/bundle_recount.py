"""Count a bundle's votes again, by the domain alone."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counting import count, count_secret
from comity.assembly.domain.counts import Count
from comity.assembly.domain.decision_bundle import DecisionBundle, Part, Sealed, canonical
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.errata import corrected
from comity.assembly.domain.findings import Finding, finding, finding_of
from comity.assembly.domain.proxies import Proxies
from comity.assembly.domain.rules import Form
from comity.assembly.domain.secret_ballots import ballot_faults
from comity.assembly.domain.votes import needs_presence
from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.messages import Message

BLAMED = {
    **dict.fromkeys(("rule", "quorum", "majority", "blocking", "veto", "secret"), Part.RULE),
    "elector": Part.ELECTORATE,
    "weight": Part.ELECTORATE,
    "present": Part.PRESENCE,
    "erratum": Part.ERRATA,
    "casting": Part.CASTING,
    "objections": Part.OBJECTIONS,
    "ballots": Part.BALLOTS,
}
"""By the first word of an error's id; whatever else can't be counted is the votes' fault."""


def proxy_findings(bundle: Sealed) -> Generator[Finding, None, Mapping[str, str]]:
    """Whether its proxies go together; returns those that `represented` finds."""
    try:
        return represented(bundle)
    except ComityError as error:
        part = Part.ELECTORATE if error.message.id.startswith("elector-") else Part.PROXIES
        yield finding_of(part, "uncountable", error)
        return {}


def represented(bundle: Sealed) -> dict[str, str]:
    """The holder of each proxy in force. Raises `InvalidInput`."""
    proxies = Proxies(Electorate(bundle.electorate), bundle.proxies, bundle.rule.proxies)
    return proxies.in_force(frozenset(bundle.presence) if needs_presence(bundle.rule) else None)


def recount(bundle: DecisionBundle) -> Count:
    """Raises `InvalidInput` or `Conflict` for what can't be counted."""
    electorate = Electorate(bundle.electorate)
    present, away = frozenset(bundle.presence), frozenset(represented(bundle))
    if bundle.rule.form is Form.SECRET:
        return count_secret(
            bundle.rule,
            electorate,
            present=present,
            voted=frozenset(bundle.participants),
            ballots=[Choice(each.choice) for each in bundle.ballots],
            represented=away,
            casting=bundle.casting,
        )
    recorded = {each.member: each.choice for each in bundle.votes}
    return count(
        bundle.rule,
        electorate,
        present=present,
        votes=corrected(recorded, bundle.errata),
        represented=away,
        casting=bundle.casting,
        objections=frozenset(bundle.objections),
    )


def recount_findings(bundle: DecisionBundle) -> Iterator[Finding]:
    """What contradicts itself in the parts, else whether the result is what they give."""
    listed = {
        **listed_in(bundle),
        Part.VOTES: [each.member for each in bundle.votes],
        Part.OBJECTIONS: bundle.objections,
    }
    faults = [*order_findings(listed), *_form_findings(bundle), *_proxy_findings(bundle)]
    yield from faults
    if faults:
        return
    try:
        counted = recount(bundle)
    except ComityError as error:
        votes = Part.PARTICIPANTS if bundle.rule.form is Form.SECRET else Part.VOTES
        part = BLAMED.get(error.message.id.partition("-")[0], votes)
        yield finding_of(part, "uncountable", error)
        return
    if canonical(counted) != canonical(bundle.result):
        yield finding(Part.RESULT, "not-counted", counted=str(counted.outcome))


def listed_in(bundle: Sealed) -> dict[Part, Iterable[str]]:
    """The lists of members that every bundle has."""
    return {
        Part.PRESENCE: bundle.presence,
        Part.PROXIES: [each.grantor for each in bundle.proxies],
        Part.PARTICIPANTS: bundle.participants,
    }


def order_findings(lists: Mapping[Part, Iterable[str]]) -> Iterator[Finding]:
    for part, listed in lists.items():
        members = list(listed)
        if members != sorted(set(members)):
            yield finding(part, "order")


def _form_findings(bundle: DecisionBundle) -> Iterator[Finding]:
    if bundle.rule.form is Form.SECRET:
        if bundle.votes:
            yield finding(Part.VOTES, "out-of-form")
        if bundle.errata:
            yield finding(Part.ERRATA, "out-of-form")
        for fault in ballot_faults(bundle.ballot.id, bundle.ballots, bundle.participants):
            yield Finding(Part.BALLOTS, Message("bundle-ballots-uncountable"), fault)
    else:
        if bundle.ballots:
            yield finding(Part.BALLOTS, "out-of-form")
        if bundle.participants:
            yield finding(Part.PARTICIPANTS, "out-of-form")


def _proxy_findings(bundle: DecisionBundle) -> Iterator[Finding]:
    """Each member voted itself, unless a proxy was in force: then its holder did."""
    held = yield from proxy_findings(bundle)
    for vote in bundle.votes:
        if vote.by != held.get(vote.member, vote.member):
            yield finding(Part.VOTES, "without-proxy", member=vote.member)
