from __future__ import annotations

from datetime import date

import pytest
from tests.regulation.small import profile
from tests.regulation.small_treaty import (
    CONSENTS,
    DEPARTURE,
    SIGNATURES,
    SOMEWHEN,
    TREATY,
    treaty_rules,
)

from comity.kernel.interfaces.messages import templates
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import Delay
from comity.regulation.interfaces.treaty_words import (
    delay_sentence,
    force_reason,
    missing_sentence,
    treaty_sentences,
)
from comity.regulation.interfaces.wording import Wording

TWO = CONSENTS.split("  - {jurisdiction: EU")[0]
WORDING = Wording(treaty_rules(SIGNATURES))


def told(day: str, where: str, *actions: str) -> tuple[str, ...]:
    rules, on = treaty_rules(*actions), date.fromisoformat(day)
    answer = rules.obligations(profile(), where.split(), on)
    return treaty_sentences(rules.corpus.instrument(TREATY), answer, Wording(rules))


def test_before_and_after_its_entry() -> None:
    state, norway, france, turkey = told("2026-03-31", "NO FR TR", SIGNATURES, CONSENTS)
    assert state == (
        "Not in force (Art. 8(1)): 2 of 3 expressions of consent, 2 of 2 by members "
        "(Council of Europe)."
    )
    assert norway == ("Norway: consent to be bound expressed; in force for it from 2026-08-01.")
    assert france == "France: no action is on record, and membership alone does not bind it."
    assert turkey == "Türkiye: no action is on record, and membership alone does not bind it."
    assert told("2026-07-31", "FR", SIGNATURES, CONSENTS) == (
        "Not in force (Art. 8(1)); it enters into force on 2026-08-01.",
        "France, through European Union: consent to be bound expressed; in force for it from "
        "2026-08-01.",
    )
    assert told("2026-08-01", "FR US", SIGNATURES, CONSENTS) == (
        "In force since 2026-08-01 (Art. 8(1)).",
        "France, through European Union: in force since 2026-08-01.",
        "United States: signed, but no consent to be bound is on record.",
    )


def test_who_consented_where_nothing_more_is_known() -> None:
    assert told("2026-11-01", "CH", SIGNATURES, TWO)[1] == (
        "Switzerland: consent to be bound expressed; the treaty is not in force for it."
    )


def test_who_left() -> None:
    assert told("2026-11-14", "CH", CONSENTS, DEPARTURE)[1] == (
        "Switzerland: had consented to be bound, and is bound no more."
    )


def test_what_is_not_known() -> None:
    assert told("2026-09-01", "IS", SIGNATURES, TWO, SOMEWHEN) == (
        "Whether it is in force on that day is not known.",
        "Iceland: what the treaty is to it on that day is not known.",
    )
    assert told("2026-05-01", "IS", SIGNATURES, TWO, SOMEWHEN)[0] == (
        "Not in force (Art. 8(1)): 2 to 3 of 3 expressions of consent, 2 to 3 of 2 by members "
        "(Council of Europe)."
    )


def test_the_reason_is_the_state_of_the_treaty_or_else_who_it_binds() -> None:
    def reason(day: str) -> str:
        rules = treaty_rules(SIGNATURES, CONSENTS)
        answer = rules.obligations(profile(), ("TR", "US"), date.fromisoformat(day))
        return force_reason(rules.corpus.instrument(TREATY), answer, Wording(rules))

    assert reason("2026-01-31").startswith("Not in force (Art. 8(1)): 0 of 3")
    assert reason("2026-08-01") == (
        "Türkiye: no action is on record, and membership alone does not bind it. "
        "United States: signed, but no consent to be bound is on record."
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 2, 1), "Missing: 3, at least 2 of them by members."),
        (date(2026, 3, 20), "Missing: 1."),
        (date(2026, 4, 15), "Missing: 0."),
    ],
)
def test_what_is_missing(day: date, sentence: str) -> None:
    rules = treaty_rules(SIGNATURES, CONSENTS)
    assert missing_sentence(rules.treaties.by_id[TREATY], day, Wording(rules)) == sentence


@pytest.mark.parametrize(
    ("delay", "length"),
    [
        (Delay(months=3, first_of_month=True),
         "on the first day of the month that follows the end of 3 months."),
        (Delay(months=1, days=1), "after a month and a day."),
        (Delay(days=30), "after 30 days."),
        (Delay(), "at once."),
    ],
)  # fmt: skip
def test_the_delay(delay: Delay, length: str) -> None:
    told = delay_sentence(delay, WORDING)
    assert told == f"Once it has them, it enters into force {length}"


def test_every_status_has_a_sentence() -> None:
    assert {f"standing-{status.value}" for status in Status} <= templates().keys()
