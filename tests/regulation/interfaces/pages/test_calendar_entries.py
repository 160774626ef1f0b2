"""The entries of the calendar, in words."""

from __future__ import annotations

from datetime import date

from tests.regulation.small import repealed

from comity.regulation.domain.calendar import calendar
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.pages.calendar.entries import entry_view
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.reading import open_reading

JULY = date(2026, 7, 20)


class Links(SiteLinks):
    """With addresses that need no site."""

    _instruments = "/instruments"
    _jurisdictions = "/jurisdictions"


def told(rules: Rulebook, on: date) -> dict[str, tuple[str, tuple[Link, ...]]]:
    """By instrument, what changes on a day, and where its last sentence leads."""
    links = Links(open_reading(rules, on))
    entries = calendar(rules.corpus.instruments, on, on, entered=rules.treaties.entered)
    views = {it.instrument.id: entry_view(it, links) for it in entries}
    return {id: (it.sentence, it.movements[-1].provisions) for id, it in views.items()}


def test_an_instrument_that_is_replaced_leads_to_what_takes_its_place() -> None:
    assert told(repealed("2026-07-20"), JULY) == {
        "eu-small-act": (
            "1 rule ends; the instrument is replaced",
            (Link("Small Guide", "/instruments/kr-small-guide"),),
        )
    }


def test_one_that_nothing_replaces_ends() -> None:
    october = date(2026, 10, 1)
    found = told(repealed("2026-10-01"), october)
    assert found["eu-small-decree"] == ("1 rule ends; the instrument ends", ())
