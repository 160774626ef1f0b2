"""What a treaty is to a jurisdiction, as a party itself or through another's consent.

Membership does not make a party: that a jurisdiction is a member of the body under which a treaty
was made, or of a body that is a party, does not bind it. It is bound by its own consent, by that of
the State that it is a part of, and by that of an organisation whose own law says so (for the
European Union: TFEU Art. 216(2)).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.days import Days
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.treaties import Status, Treaty
from comity.regulation.domain.truth import Truth

REMEMBERED = 4096
"""How many answers are kept."""
_ORDER = tuple(Status)


@dataclass(frozen=True, slots=True)
class TreatyStanding:
    """What a treaty is to `jurisdiction` on a day, by the actions of `participant`: itself, or one
    whose consent binds it too. `status` is `None` where it is not known. `since` is the first day
    of the time in force, `next` the first later day on which it is, or may be, in force, and
    `until` the day from which it was in force no longer."""

    jurisdiction: str
    participant: str
    status: Status | None
    in_force: Truth
    since: date | None = None
    next: date | None = None
    until: date | None = None


def treaty_standing(
    treaty: Treaty, jurisdiction: str, on: date, jurisdictions: Jurisdictions
) -> TreatyStanding:
    """The standing that binds most; its own where others bind no more. Raises `UnknownName`."""
    found = [
        TreatyStanding(
            jurisdiction,
            participant,
            treaty.status(participant, on),
            treaty.in_force(participant, on),
            treaty.since(participant, on),
            treaty.next(participant, on),
            treaty.until(participant, on),
        )
        for participant in _binding(treaty, jurisdiction, on, jurisdictions)
    ]
    return max(found, key=_weight)


def _binding(
    treaty: Treaty, jurisdiction: str, on: date, jurisdictions: Jurisdictions
) -> Iterator[str]:
    """Those whose consent binds the jurisdiction, itself first."""
    wholes = [jurisdictions.get(jurisdiction).id]
    while whole := jurisdictions.get(wholes[-1]).part_of:
        wholes.append(whole)
    yield from wholes
    for outer in jurisdictions.lineage(jurisdiction, on):
        if outer not in wholes and treaty.binds_members(outer):
            yield outer


def _weight(each: TreatyStanding) -> tuple[int, int]:
    """In force before what may be, then by commitment; what is not known counts as a consent."""
    status = Status.CONTRACTING if each.status is None else each.status
    return each.in_force, _ORDER.index(status)


class Treaties:
    """The treaties of a corpus, and what each is to whom; answers are kept."""

    def __init__(self, instruments: Iterable[Instrument], jurisdictions: Jurisdictions) -> None:
        self.by_id: Mapping[str, Treaty] = {
            it.id: Treaty(it.treaty, it.actions, jurisdictions.membership, it.ended)
            for it in instruments
            if it.treaty
        }
        self._found = lru_cache(maxsize=REMEMBERED)(
            lambda treaty, id, on: treaty_standing(self.by_id[treaty], id, on, jurisdictions)
        )

    def standing(self, treaty: str, jurisdiction: str, on: date) -> TreatyStanding:
        """What a treaty is to a jurisdiction on a day. Raises `UnknownName`."""
        return self._found(treaty, jurisdiction, on)

    def binds(self, treaty: Instrument, jurisdiction: str, on: date) -> bool:
        """Whether a treaty is known to be in force for a jurisdiction on a day."""
        return self.standing(treaty.id, jurisdiction, on).in_force is Truth.TRUE

    def entry(self, instrument: Instrument) -> Days:
        """When a treaty enters into force; no day for what is none."""
        return self.by_id[instrument.id].entry if instrument.treaty else Days()

    def entered(self, instrument: Instrument) -> date | None:
        """The day by which a treaty is known to be in force, or to come into force; none of what is
        no treaty."""
        return self.by_id[instrument.id].entry.latest if instrument.treaty else None
