"""Treaties: who did what, whom they bind, what they still need."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query

from comity.kernel.domain.errors import unknown_name
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.treaty_plain import standing_to_plain, treaty_to_plain
from comity.regulation.interfaces.api import messages as _messages  # noqa: F401 - registers
from comity.regulation.interfaces.api.instruments import DayAsked
from comity.regulation.interfaces.api.lookups import public_router
from comity.regulation.interfaces.api.treaty_records import (
    TreatyList,
    TreatyRecord,
    TreatyStandingRecord,
)
from comity.regulation.queries.current_rulebook import current_rulebook

router = public_router("treaties")


@router.get("/treaties", response=TreatyList, exclude_unset=True, operation_id="treaties")
def treaties(request: HttpRequest, asked: Query[DayAsked]) -> dict[str, Any]:
    """Treaties on record, and whether each is in force on a day."""
    rules = current_rulebook()
    known = rules.treaties.by_id
    found = [
        treaty_to_plain(it, known[it.id], asked.on)
        for it in rules.corpus.instruments
        if it.id in known
    ]
    for each in found:
        del each["participants"]
    return {"release": rules.release, "items": found}


@router.get("/treaties/{treaty}", response=TreatyRecord, exclude_unset=True, operation_id="treaty")
def treaty(request: HttpRequest, treaty: str, asked: Query[DayAsked]) -> dict[str, Any]:
    """One treaty: who had done what by a day, what follows, and what is missing."""
    rules = current_rulebook()
    found = _named(rules, treaty)
    plain = treaty_to_plain(found, rules.treaties.by_id[found.id], asked.on)
    return {"release": rules.release, **plain}


@router.get(
    "/treaties/{treaty}/standings/{jurisdiction}",
    response=TreatyStandingRecord,
    exclude_unset=True,
    operation_id="treaty_standing",
)
def treaty_standing(
    request: HttpRequest, treaty: str, jurisdiction: str, asked: Query[DayAsked]
) -> dict[str, Any]:
    """What a treaty is to a jurisdiction on a day, by its own consent or by that of another."""
    rules = current_rulebook()
    found = _named(rules, treaty)
    id = rules.jurisdictions.get(jurisdiction[:LONGEST_SHOWN]).id
    standing = rules.treaties.standing(found.id, id, asked.on)
    return {
        "release": rules.release,
        "treaty": found.id,
        "on": asked.on.isoformat(),
        **standing_to_plain(standing),
    }


def _named(rules: Rulebook, id: str) -> Instrument:
    known = rules.treaties.by_id
    if id not in known:
        raise unknown_name("unknown-treaty", id[:LONGEST_SHOWN], known)
    return rules.corpus.instrument(id)
