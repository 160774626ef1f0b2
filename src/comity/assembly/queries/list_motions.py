"""Motions of an organisation, by what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass

from comity.assembly.models import Motion
from comity.assembly.queries.find_motion import motions_for
from comity.assembly.queries.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionFilter:
    """`proposer` is the code of a member; of `words`, all must stand in the title or the text."""

    state: str = ""
    body: str = ""
    proposer: str = ""
    words: str = ""


def list_motions(person: Person, asked: MotionFilter) -> list[Motion]:
    """Those that the person may see, the newest first."""
    rows = motions_for(person)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.body:
        rows = rows.filter(body=asked.body)
    if asked.proposer:
        rows = rows.filter(proposer__code=asked.proposer)
    wanted = asked.words.casefold().split()
    return [each for each in rows if _says(each, wanted)]


def _says(motion: Motion, wanted: list[str]) -> bool:
    if not wanted:
        return True
    said = " ".join((motion.title, *(each["words"] for each in motion.text))).casefold()
    return all(each in said for each in wanted)
