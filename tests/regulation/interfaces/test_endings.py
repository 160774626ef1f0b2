"""How the end of an instrument is told."""

from __future__ import annotations

from datetime import date

import pytest
from tests.regulation.small import profile, repealed, small_rules

from comity.regulation.domain.instruments import ENDED_STATUSES
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.endings import ending_words, lapse_sentence
from comity.regulation.interfaces.wording import Wording

JULY = date(2026, 7, 20)
BEFORE = date(2026, 7, 19)


def sentence(rules: Rulebook, norm: str, on: date) -> str:
    findings = rules.obligations(profile(), ("EU",), on).findings
    found = next(it for it in findings if it.id == f"eu-small-act:{norm}")
    return lapse_sentence(found, on, Wording(rules), date.isoformat)


def words(rules: Rulebook, on: date) -> str:
    act = rules.corpus.instrument("eu-small-act")
    return ending_words(act, on, Wording(rules), date.isoformat)


@pytest.mark.parametrize("status", sorted(ENDED_STATUSES))
def test_each_kind_of_end_has_its_words(status: str) -> None:
    rules = repealed("2026-07-20", status=status)
    assert {words(rules, on) for on in (BEFORE, JULY)} == {f"{status} on 2026-07-20"}
    assert sentence(rules, "art_3__para_2.keep", JULY) == f"It was {status} on 2026-07-20."
    for on in (BEFORE, JULY):
        assert sentence(rules, "art_3__para_1", on) == (
            f"It was {status} on 2026-07-20, before it applied."
        )


def test_an_end_that_lay_ahead_when_it_was_last_followed() -> None:
    rules = repealed("2027-01-01", status="in-force")
    first, last = date(2027, 1, 1), date(2026, 12, 31)
    assert [words(rules, on) for on in (last, first)] == [
        "ends on 2027-01-01",
        "ended on 2027-01-01",
    ]
    assert [sentence(rules, "art_3__para_2.tell", on) for on in (last, first)] == [
        "It ends on 2027-01-01, before it would apply.",
        "It ended on 2027-01-01, before it applied.",
    ]
    assert sentence(rules, "art_3__para_1", first) == "It ended on 2027-01-01."


def test_a_rule_that_ended_within_an_instrument_that_goes_on() -> None:
    assert words(small_rules(), JULY) == ""
    assert sentence(small_rules(), "art_3__para_2.keep", date(2027, 1, 1)) == (
        "Its last day has passed."
    )


def test_a_rule_that_may_apply_or_is_yet_to_come_has_not_lapsed() -> None:
    assert sentence(small_rules(), "art_3__para_2.keep", JULY) == ""
    assert sentence(small_rules(), "art_3__para_1", JULY) == ""
