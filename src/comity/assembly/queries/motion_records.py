"""Motions and amendments as the domain knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity.assembly.domain.amendments import Action, Amendment, Amendments, Outcome
from comity.assembly.domain.merging import carried_out
from comity.assembly.domain.motions import Motion
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.formats.motion_plain import new_from_plain, text_from_plain
from comity.assembly.models import Amendment as AmendmentRow
from comity.assembly.models import Motion as MotionRow


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed to change in a text as it stands; what was merged is part of it already."""

    amendments: Amendments
    outcomes: Mapping[str, Outcome]
    rows: Mapping[str, AmendmentRow]

    @property
    def pending(self) -> tuple[str, ...]:
        return tuple(id for id, each in self.outcomes.items() if each is Outcome.PENDING)

    @property
    def to_merge(self) -> tuple[str, ...]:
        """What was adopted, but for amendments to what was not: these come to nothing."""
        return tuple(carried_out(self.amendments, self.outcomes))


def text_of(row: MotionRow) -> MotionText:
    return text_from_plain(row.text)


def domain_motion(row: MotionRow) -> Motion:
    """By its number and the codes of members."""
    return Motion(
        id=str(row.number),
        proposer=row.proposer.code,
        text=text_of(row),
        state=row.state,
        co_sponsors=tuple(row.co_sponsors.values_list("member__code", flat=True)),
        amended=row.amended,
    )


def proposed(motion: MotionRow) -> Proposed:
    """In the order in which they were proposed."""
    rows = motion.amendments.filter(merged_in=None)
    return proposed_by(rows.select_related("to", "proposer__organisation").order_by("number"))


def proposed_by(rows: Iterable[AmendmentRow]) -> Proposed:
    by_key = {each.key: each for each in rows}
    return Proposed(
        {id: domain_amendment(each) for id, each in by_key.items()},
        {id: Outcome(each.outcome) for id, each in by_key.items()},
        by_key,
    )


def domain_amendment(row: AmendmentRow) -> Amendment:
    return Amendment(
        id=row.key,
        action=Action(row.action),
        paragraph=row.paragraph,
        words=row.words,
        new=new_from_plain(row.new),
        to=row.to.key if row.to else "",
        proposer=row.proposer.code,
    )
