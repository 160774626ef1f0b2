"""What an instrument must say of its end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.regulation.editing import with_instrument
from tests.regulation.small import repealed, small_rules

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.corpus_checks import check_corpus
from comity.regulation.domain.instruments import InstrumentStatus

SMALL = small_rules().corpus
GONE = repealed().corpus
IDS = frozenset(entry.id for entry in small_rules().jurisdictions)
CHECKED = date(2026, 11, 1)
STATUS = ("instruments", "eu-small-act", "status")
SUCCESSOR = ("instruments", "eu-small-act", "superseded_by")


def problems(corpus: Corpus) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(it.error.message.id, it.path) for it in check_corpus(corpus, IDS)]


def act(corpus: Corpus, **changes: Any) -> Corpus:  # noqa: ANN401
    return with_instrument(corpus, "eu-small-act", **changes)


def test_one_that_says_when_it_ended_and_what_followed_has_no_problem() -> None:
    assert problems(GONE) == []


@pytest.mark.parametrize("status", ["superseded", "repealed", "withdrawn"])
def test_one_that_has_ended_must_say_when(status: str) -> None:
    ended = act(SMALL, status=InstrumentStatus(status))
    assert problems(ended) == [("end-without-day", STATUS)]


@pytest.mark.parametrize(
    ("status", "ended", "fits"),
    [
        (InstrumentStatus.REPEALED, CHECKED, True),
        (InstrumentStatus.REPEALED, date(2026, 11, 2), False),
        (InstrumentStatus.IN_FORCE, date(2026, 11, 2), True),
        (InstrumentStatus.IN_FORCE, CHECKED, False),
        (InstrumentStatus.ADOPTED, date(2020, 1, 1), False),
    ],
)
def test_the_status_is_that_of_the_day_up_to_which_it_was_followed(
    status: InstrumentStatus, ended: date, fits: bool
) -> None:
    found = problems(act(GONE, status=status, ended=ended))
    assert found == ([] if fits else [("status-against-end", STATUS)])


def test_one_may_end_before_it_comes_into_force() -> None:
    assert problems(act(GONE, ended=date(2025, 12, 24))) == []


def test_a_successor_needs_an_end() -> None:
    found = problems(act(SMALL, superseded_by=("kr-small-guide",)))
    assert found == [("successor-without-end", SUCCESSOR)]


@pytest.mark.parametrize(
    ("successors", "expected"),
    [
        (("kr-small-guid",), [("unknown-instrument", (*SUCCESSOR, 0))]),
        (("kr-small-guide", "kr-small-guide"), [("duplicate-id", (*SUCCESSOR, 1))]),
        (("eu-small-act",), [("circular-succession", (*SUCCESSOR, 0))]),
    ],
)
def test_successors_are_other_instruments(
    successors: tuple[str, ...], expected: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert problems(act(GONE, superseded_by=successors)) == expected


def test_a_circle_of_successors_is_told_of_each_in_it_but_not_of_what_leads_there() -> None:
    ends = {"status": InstrumentStatus.SUPERSEDED, "ended": CHECKED}
    circle = with_instrument(
        act(GONE, superseded_by=("kr-small-guide",)),
        "kr-small-guide",
        superseded_by=("eu-small-act",),
        **ends,
    )
    leading = with_instrument(circle, "eu-small-decree", superseded_by=("eu-small-act",))
    assert problems(leading) == [
        ("circular-succession", (*SUCCESSOR, 0)),
        ("circular-succession", ("instruments", "kr-small-guide", "superseded_by", 0)),
    ]


def test_what_implements_one_that_ended_must_say_how_long_it_held_itself() -> None:
    corpus = with_instrument(GONE, "eu-small-decree", ended=None, status=InstrumentStatus.IN_FORCE)
    assert problems(corpus) == [
        ("implements-ended", ("instruments", "eu-small-decree", "implements"))
    ]


def test_an_end_ahead_is_no_reason_to_call_it_over() -> None:
    corpus = act(GONE, status=InstrumentStatus.IN_FORCE, ended=date(2027, 1, 1))
    assert problems(corpus) == []
    gone = corpus.instrument("eu-small-act")
    assert [gone.has_ended(day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [False, True]
    assert gone.version_on(date(2026, 12, 31)) == gone.versions[1]
    assert gone.version_on(date(2027, 1, 1)) is None
