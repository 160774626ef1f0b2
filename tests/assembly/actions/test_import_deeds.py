"""What many parties did about a treaty, from a file."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.assembly.seeding import seeded
from tests.assembly.treaties import TODAY, enter, treaty

from comity.assembly.actions.enter_deed import strike_deed
from comity.assembly.actions.import_deeds import import_deeds
from comity.assembly.domain.treaty_notices import NoticeKind
from comity.assembly.models import TreatyDeed
from comity.kernel.domain.errors import NotPermitted, Problems
from comity.regulation.domain.treaty_actions import ActionKind

pytestmark = pytest.mark.django_db
FILE = b"""party,kind,on,about,source
KE,ratification,2026-03-01,,Instrument
KE,reservation,2026-03-01,,Instrument
FR,objection,2026-04-01,KE.reservation,Note verbale
"""
WRONG = FILE + b"XQ,signature,2026-04-01,,Note\nFR,signature,2026-13-01,,Note\n"


def test_a_dry_run_tells_each_line_and_changes_nothing() -> None:
    made = seeded("KE", "FR")
    row = treaty(made)
    given = {"person": made.as_secretary(TODAY), "treaty": row.id}
    outcomes = import_deeds(**given, source=WRONG, dry_run=True)  # type: ignore[arg-type]
    assert [(it.line, it.name, it.state.value) for it in outcomes] == [
        (2, "KE ratification", "entered"),
        (3, "KE reservation", "entered"),
        (4, "FR objection", "entered"),
        (5, "XQ signature", "refused"),
        (6, "FR", "refused"),
    ]
    assert not TreatyDeed.objects.exists()


def test_it_is_all_or_nothing_and_a_second_time_changes_nothing() -> None:
    made = seeded("KE", "FR")
    row = treaty(made)
    secretary = made.as_secretary(TODAY)
    with pytest.raises(Problems) as error:
        import_deeds(person=secretary, treaty=row.id, source=WRONG, dry_run=False)
    assert len(error.value.problems) == 2
    assert not TreatyDeed.objects.exists()
    for state in ("entered", "exists"):
        outcomes = import_deeds(person=secretary, treaty=row.id, source=FILE, dry_run=False)
        assert [it.state.value for it in outcomes] == [state] * 3
    assert TreatyDeed.objects.count() == 3


def test_the_table_of_a_page_is_read_again() -> None:
    made = seeded("KE", "FR")
    first = treaty(made)
    secretary = made.as_secretary(TODAY)
    enter(secretary, first, "KE", ActionKind.RATIFICATION)
    enter(secretary, first, "KE", ActionKind.RESERVATION, text="=Not Article 3", citation="Art. 8")
    about = {"about": "KE.reservation", "opposes_entry": True}
    enter(secretary, first, "FR", NoticeKind.OBJECTION, "2026-05-01", **about)
    wrong = enter(secretary, first, "FR", ActionKind.SIGNATURE)
    strike_deed(person=secretary, treaty=first.id, deed=wrong.id, why="Wrong day")
    table = Client().get(f"/assemblies/north-lakes/treaties/{first.slug}/actions.csv").content
    second = treaty(made, title={"en": "Another"})
    outcomes = import_deeds(person=secretary, treaty=second.id, source=table, dry_run=False)
    assert [it.state.value for it in outcomes].count("entered") == 3
    told = ("party", "kind", "on", "about", "opposes_entry", "text", "citation", "source")
    kept = [list(it.deeds.filter(struck_at=None).values_list(*told)) for it in (first, second)]
    assert kept[0] == kept[1]
    assert len(kept[0]) == 3


def test_it_is_for_the_depositary() -> None:
    made = seeded("KE")
    row = treaty(made)
    with pytest.raises(NotPermitted):
        import_deeds(person=made.as_head("KE", TODAY), treaty=row.id, source=FILE, dry_run=True)
