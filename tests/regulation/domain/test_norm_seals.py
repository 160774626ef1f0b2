"""Seals of norms, and what of an instrument was read a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.regulation.small import small_rules

from comity.regulation.domain.instruments import Instrument, Level, Modality, Support
from comity.regulation.domain.norm_seals import last_checked, norm_seal, read_state
from comity.regulation.domain.readings import Reading

ACT = small_rules().corpus.instruments[0]
NORMS = [norm for provision in ACT.provisions for norm in provision.norms]
DAY = date(2027, 1, 5)


def read(norms: dict[str, str]) -> Instrument:
    return replace(ACT, readings=(Reading(read_on=DAY, encoder="A", reader="B", norms=norms),))


def test_a_norm_that_was_read_holds_until_it_changes() -> None:
    first, second = NORMS[:2]
    state = read_state(read({first.id: norm_seal(first), second.id: "0123456789ab"}))
    assert state.read_on == {first.id: DAY}
    assert state.changed == (second.id,)
    assert state.unread == tuple(norm.id for norm in NORMS[2:])


def test_a_later_reading_counts() -> None:
    norm = NORMS[0]
    later = replace(
        read({norm.id: "0123456789ab"}).readings[0],
        read_on=date(2027, 2, 1),
        norms={norm.id: norm_seal(norm)},
    )
    twice = replace(ACT, readings=(*read({norm.id: norm_seal(norm)}).readings, later))
    assert read_state(twice).read_on == {norm.id: date(2027, 2, 1)}


@pytest.mark.parametrize(
    "change",
    [{"modality": Modality.MAY}, {"bearer": "somebody"}, {"summary": {"en": "Else."}},
     {"when": "system.risky"}, {"unless": "system.risky"}, {"level": Level.ENCOURAGED},
     {"timetable": "later"}, {"penalty": "prison"}, {"source": "hearsay"},
     {"support": (Support(text="t", lines="1", hash="0123456789ab"),)}],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_what_a_norm_demands_breaks_its_seal(change: dict[str, object]) -> None:
    assert norm_seal(replace(NORMS[0], **change)) != norm_seal(NORMS[0])


def test_notes_and_concepts_do_not() -> None:
    renamed = replace(NORMS[0], note={"en": "More."}, concepts=("safety",))
    assert norm_seal(renamed) == norm_seal(NORMS[0])


def test_a_norm_was_last_checked_when_it_was_read_or_followed() -> None:
    instrument = read({NORMS[0].id: norm_seal(NORMS[0])})
    state = read_state(instrument)
    assert last_checked(instrument, state, NORMS[0]) == DAY
    assert last_checked(instrument, state, NORMS[1]) == ACT.checked_on
