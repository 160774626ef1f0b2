"""Treaties end, and are found in the corpus."""

from __future__ import annotations

from datetime import date

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.treaties import TODAY, enter, ratified, treaty

from comity.assembly.actions.close_treaty import close_treaty, link_instrument
from comity.assembly.queries.treaty_state import find_treaty, treaty_state
from comity.kernel.domain.errors import ComityError, NotPermitted
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import ActionKind

pytestmark = pytest.mark.django_db


def test_a_closed_treaty_binds_nobody() -> None:
    made = seeded("KE", "FR")
    row = treaty(made)
    ratified(made, row, "KE", "FR")
    secretary = made.as_secretary(TODAY)
    close_treaty(person=secretary, treaty=row.id, closed_on=date(2026, 7, 1), why="Protocol of end")
    state = treaty_state(find_treaty(made.assembly, row.slug)).treaty
    days = (date(2026, 6, 30), date(2026, 7, 1))
    assert [state.status("KE", day) for day in days] == [Status.PARTY, Status.FORMER]
    with pytest.raises(ComityError) as error:
        enter(secretary, row, "FR", ActionKind.DENUNCIATION, "2026-07-02")
    assert error.value.message.id == "deed-after-end"


@pytest.mark.parametrize(
    ("why", "day", "id"),
    [
        (" ", date(2026, 7, 1), "treaty-close-why"),
        ("Protocol", date(2026, 2, 1), "treaty-close-day"),
    ],
)
def test_what_is_refused(why: str, day: date, id: str) -> None:
    made = seeded("KE")
    with pytest.raises(ComityError) as error:
        close_treaty(
            person=made.as_secretary(TODAY), treaty=treaty(made).id, closed_on=day, why=why
        )
    assert error.value.message.id == id


def test_once_and_by_the_depositary() -> None:
    made = seeded("KE")
    row = treaty(made)
    day = date(2026, 7, 1)
    with pytest.raises(NotPermitted):
        close_treaty(person=made.as_head("KE"), treaty=row.id, closed_on=day, why="Mine")
    close_treaty(person=made.as_secretary(TODAY), treaty=row.id, closed_on=day, why="Protocol")
    with pytest.raises(ComityError) as error:
        close_treaty(person=made.as_secretary(TODAY), treaty=row.id, closed_on=day, why="Again")
    assert error.value.message.id == "treaty-closed-already"


@pytest.mark.usefixtures("released")
def test_a_treaty_of_the_corpus_is_linked() -> None:
    made = seeded("KE")
    row = treaty(made)
    secretary = made.as_secretary(TODAY)
    link_instrument(person=secretary, treaty=row.id, instrument="coe-ai-convention")
    assert find_treaty(made.assembly, row.slug).instrument == "coe-ai-convention"
    link_instrument(person=secretary, treaty=row.id, instrument="")
    for wrong, id in (("eu-ai-act", "not-a-treaty"), ("no-such", "unknown-instrument")):
        with pytest.raises(ComityError) as error:
            link_instrument(person=secretary, treaty=row.id, instrument=wrong)
        assert error.value.message.id == id
    assert find_treaty(made.assembly, row.slug).instrument == ""
