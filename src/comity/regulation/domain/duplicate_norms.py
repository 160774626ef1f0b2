"""Norms of one instrument that say the same of the same bearer: one of them is too many."""

from __future__ import annotations

from collections.abc import Iterator

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.problems import Path, Problem


def check_duplicates(instrument: Instrument, path: Path) -> Iterator[Problem]:
    """Amended norms stay beside those that follow them: their timetables tell them apart."""
    seen: dict[tuple[str, ...], str] = {}
    for place, provision in enumerate(instrument.provisions):
        for number, norm in enumerate(provision.norms):
            says = (
                norm.bearer, norm.modality.value, " ".join(norm.summary["en"].lower().split()),
                norm.when, norm.unless, norm.timetable,
            )  # fmt: skip
            if says in seen:
                here: Path = (*path, "provisions", place, "norms", number)
                yield Problem(here, InvalidInput("duplicate-norm", id=norm.id, other=seen[says]))
            seen.setdefault(says, norm.id)
