"""What an address names, in the rulebook at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ninja import Router

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.kernel.interfaces.api.public import public_router as public
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.pages.comparing import messages as _comparing  # noqa: F401
from comity.regulation.queries.current_rulebook import current_content

MOST_JURISDICTIONS = 40


def public_router(tag: str) -> Router:
    """A router whose answers depend on the rules that stand in the database."""
    return public(tag, current_content)


def instrument_named(rules: Rulebook, id: str) -> Instrument:
    """Raises `UnknownName`, as all of these do, with the nearest."""
    return rules.corpus.instrument(id[:LONGEST_SHOWN])


def provision_named(instrument: Instrument, eid: str) -> Provision:
    by_eid = {provision.eid: provision for provision in instrument.provisions}
    if eid not in by_eid:
        raise unknown_name("unknown-provision", eid[:LONGEST_SHOWN], by_eid)
    return by_eid[eid]


def concept_named(rules: Rulebook, id: str) -> Concept:
    by_id = {concept.id: concept for concept in rules.corpus.concepts}
    if id not in by_id:
        raise unknown_name("unknown-concept", id[:LONGEST_SHOWN], by_id)
    return by_id[id]


def jurisdictions_named(rules: Rulebook, ids: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order named; at most `MOST_JURISDICTIONS`."""
    found = tuple(dict.fromkeys(ids))
    if len(found) > MOST_JURISDICTIONS:
        count, limit = len(found), MOST_JURISDICTIONS
        raise InvalidInput("too-many-jurisdictions", count=count, limit=limit)
    return tuple(rules.jurisdictions.get(id[:LONGEST_SHOWN]).id for id in found)


def issuers(rules: Rulebook) -> tuple[str, ...]:
    """Those with recorded instruments of their own; a treaty is nobody's own."""
    own = (it.jurisdiction for it in rules.corpus.instruments if not it.treaty)
    return tuple(dict.fromkeys(own))


def matches(value: str, wanted: Collection[str]) -> bool:
    """Whether a filter lets a value pass; without one everything does."""
    return not wanted or value in wanted


def all_named(wanted: Sequence[str], known: Collection[str], message: str) -> Sequence[str]:
    """`wanted`, all of which `known` must hold. Raises `UnknownName(message)`."""
    for name in wanted:
        if name not in known:
            raise unknown_name(message, name[:LONGEST_SHOWN], known)
    return wanted
