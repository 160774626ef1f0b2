"""Seals of norms: by which a reading knows the norm that was read from one that changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from comity.regulation.domain.instruments import Instrument, Norm


def norm_seal(norm: Norm) -> str:
    """The first 12 hex digits of the SHA-256 of what the norm demands and of where it is borne out.

    Left out are its concepts, which change with the vocabulary, and its notes.
    """
    demands = (
        norm.modality.value, norm.bearer, norm.summary.get("en", ""), norm.when, norm.unless,
        str(int(norm.level)), norm.timetable, norm.penalty, norm.confidence.value, norm.source,
    )  # fmt: skip
    borne_out = tuple(f"{it.text} {it.lines} {it.hash}" for it in norm.support)
    return sha256("\x1f".join((*demands, *borne_out)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class ReadState:
    """What of an instrument's norms was read a second time, and holds: `read_on` gives the last
    day by norm; `changed` are norms that changed after they were read."""

    read_on: dict[str, date]
    changed: tuple[str, ...]
    unread: tuple[str, ...]


def read_state(instrument: Instrument) -> ReadState:
    read_on: dict[str, date] = {}
    changed, unread = [], []
    for norm in _norms(instrument):
        readings = [it for it in instrument.readings if norm.id in it.norms]
        days = [it.read_on for it in readings if it.norms[norm.id] == norm_seal(norm)]
        if days:
            read_on[norm.id] = max(days)
        elif readings:
            changed.append(norm.id)
        else:
            unread.append(norm.id)
    return ReadState(read_on, tuple(changed), tuple(unread))


def last_checked(instrument: Instrument, state: ReadState, norm: Norm) -> date:
    """The later of the day up to which the instrument was followed and of the norm's reading."""
    return max(instrument.checked_on, state.read_on.get(norm.id, date.min))


def _norms(instrument: Instrument) -> Iterator[Norm]:
    for provision in instrument.provisions:
        yield from provision.norms
