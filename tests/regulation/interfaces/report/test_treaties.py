"""What a report shows of a treaty: whom it binds, and why not whom it does not."""

from __future__ import annotations

from datetime import date

from tests.regulation.interfaces.report.html_pages import Element
from tests.regulation.interfaces.report.small_reports import answered, page
from tests.regulation.small_treaty import CONSENTS, SIGNATURES, TREATY, treaty_rules

BEFORE, AFTER = date(2026, 7, 31), date(2026, 8, 1)


def report(on: date, *actions: str) -> Element:
    rules = treaty_rules(SIGNATURES, *actions)
    return page(answered(rules=rules, on=on, where=("NO", "TR"), party__state=True))


def cells(row: Element) -> list[str]:
    return [cell.text for cell in row.children if isinstance(cell, Element)]


def row(whole: Element, id: str) -> list[str]:
    return cells(next(it for it in whole.all("tr") if it.attributes.get("id") == id))


def section(whole: Element, id: str) -> Element:
    return next(it for it in whole.all("section") if it.attributes.get("id") == id)


def test_what_is_not_in_force_gives_its_reason() -> None:
    found = report(BEFORE)
    state = (
        "Not in force (Art. 8(1)): 0 of 3 expressions of consent, 0 of 2 by members "
        "(Council of Europe)."
    )
    assert [it.text for it in section(found, f"findings:{TREATY}").all("p")][1:] == [
        state,
        "Norway: signed, but no consent to be bound is on record.",
        "Türkiye: no action is on record, and membership alone does not bind it.",
    ]
    assert row(found, f"{TREATY}:art_2") == ["Art. 2", "Keep people safe.", state]


def test_where_nothing_binds_nothing_is_known() -> None:
    found = report(BEFORE)
    assert row(found, "where:NO") == [
        "Norway", "?", "?", "?",
        "Small Treaty none that binds it is recorded: what is asked here is unknown",
    ]  # fmt: skip
    assert row(found, "where:TR")[1] == "?"
    notes = section(found, "answer").text
    assert "No instrument of Norway is recorded here." in notes
    assert "No instrument of Türkiye is recorded here." in notes


def test_it_counts_for_its_party_and_not_for_its_neighbour() -> None:
    found = report(AFTER, CONSENTS)
    assert row(found, "where:NO") == ["Norway", "1", "3 general duty", "0", "Small Treaty"]
    assert row(found, "where:TR")[1:4] == ["?", "?", "?"]
    assert "2026, in force since 1 August 2026" in section(found, f"source:{TREATY}").text
