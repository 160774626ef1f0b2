"""The convention of the Council of Europe: who signed and consented by which day, and what follows
once the consents that are missing are there. The latter are supposed; nobody has given them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.shipped import rules_from_files

from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.findings import Outcome
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.treaties import Status, Treaty
from comity.regulation.domain.treaty_actions import ActionKind, TreatyAction
from comity.regulation.domain.values import Members, Value

CONVENTION = "coe-ai-convention"
CHECKED = date(2026, 9, 27)
ON_THE_FIRST_DAY = {"AD", "EU", "GB", "GE", "IL", "IS", "MD", "NO", "SM", "US"}
RULES = rules_from_files()
TREATY = RULES.treaties.by_id[CONVENTION]


def participants(status: Status, on: date, treaty: Treaty = TREATY) -> set[str]:
    return set(treaty.with_status(status, on))


def test_twenty_one_signed_and_one_consented() -> None:
    """The figures of the chart of the Treaty Office as read on 21 September 2026."""
    signed = {it for it in TREATY.participants if TREATY.signed(it, CHECKED)}
    assert len(signed) == 21
    assert participants(Status.CONTRACTING, CHECKED) == {"EU"}
    assert participants(Status.SIGNATORY, CHECKED) == signed - {"EU"}
    assert participants(Status.PARTY, CHECKED) == set()
    assert "FR" not in TREATY.participants


@pytest.mark.parametrize(
    ("day", "signatories"),
    [
        (date(2024, 9, 4), 0),
        (date(2024, 9, 5), 10),
        (date(2024, 11, 5), 11),
        (date(2025, 2, 10), 11),
        (date(2025, 2, 11), 13),
        (date(2025, 3, 27), 15),
        (date(2025, 5, 15), 16),
        (date(2025, 9, 1), 16),
        (date(2026, 1, 26), 17),
        (date(2026, 1, 27), 19),
        (date(2026, 5, 8), 20),
        (date(2026, 5, 15), 19),
        (date(2026, 6, 15), 20),
    ],
)
def test_signatories_by_the_day(day: date, signatories: int) -> None:
    """Numbers that press reports gave at the time: 11 on the Montenegrin signature, 13 with Canada
    and Japan, 15 with Switzerland. The Union is none of them from its consent on."""
    assert len(participants(Status.SIGNATORY, day)) == signatories
    if day == date(2024, 9, 5):
        assert participants(Status.SIGNATORY, day) == ON_THE_FIRST_DAY


def test_a_signature_whose_day_was_not_seen_is_not_known_in_between() -> None:
    days = [date(2025, 9, 1), date(2025, 9, 2), date(2026, 1, 26), date(2026, 1, 27)]
    assert [TREATY.status("BA", day) for day in days] == [
        Status.NO_ACTION, None, None, Status.SIGNATORY,
    ]  # fmt: skip


def test_it_is_not_in_force_and_no_day_is_known() -> None:
    assert (TREATY.met.latest, TREATY.entry.latest) == (None, None)
    assert TREATY.count(CHECKED).consents == 1
    assert TREATY.count(CHECKED).members == 0


def supposing(*consents: tuple[str, date]) -> Rulebook:
    """The rules, had these ratified too."""
    instrument = RULES.corpus.instrument(CONVENTION)
    more = tuple(
        TreatyAction(
            jurisdiction=id,
            action=ActionKind.RATIFICATION,
            date=day,
            source="supposed",
            confidence=Confidence.UNKNOWN,
        )
        for id, day in consents
    )
    supposed = replace(instrument, actions=(*instrument.actions, *more))
    rest = tuple(supposed if it.id == CONVENTION else it for it in RULES.corpus.instruments)
    return replace(RULES, corpus=replace(RULES.corpus, instruments=rest))


LAST = date(2026, 12, 10)
FOUR = (("NO", LAST), ("CH", LAST), ("UA", LAST), ("JP", LAST))
ENTRY = date(2027, 4, 1)


def outcomes(rules: Rulebook, where: str, on: date, **facts: Value) -> dict[str, str]:
    stated = {name.replace("__", "."): value for name, value in facts.items()}
    answer = rules.obligations(Profile(id="x", facts=stated), (where,), on)
    found = (it for it in answer.findings if it.place.instrument.id == CONVENTION)
    return {it.place.norm.id: it.outcome.value for it in found}


STATE = {"party__kind": "state", "state__coe_member": True}


@pytest.mark.parametrize("where", ["NO", "EU", "FR", "JP"])
def test_four_consents_more_of_which_three_by_members_bring_it_into_force(where: str) -> None:
    rules = supposing(*FOUR)
    assert rules.treaties.by_id[CONVENTION].entry.exact == ENTRY
    before = outcomes(rules, where, date(2027, 3, 31), **STATE)
    assert set(before.values()) == {"does-not-apply"}
    after = outcomes(rules, where, ENTRY, **STATE)
    assert after["art_1__para_2"] == after["art_8"] == after["art_26__para_1"] == "applies"
    assert after["art_23__para_7"] == "does-not-apply", "it is a member of the Council of Europe"
    assert after["art_27__para_2"] == "undetermined"


@pytest.mark.parametrize("where", ["RS", "AL", "US", "COE"])
def test_it_binds_no_member_that_did_not_consent(where: str) -> None:
    rules = supposing(*FOUR)
    found = rules.obligations(Profile(id="x", facts={"party.kind": "state"}), (where,), ENTRY)
    ours = [it for it in found.findings if it.place.instrument.id == CONVENTION]
    assert {it.ground.value for it in ours} == {"not-in-force"}
    assert (where in found.unread()) is (where != "US"), "another instrument is loaded for it"


def test_it_does_not_bind_those_who_offer_or_use_ai() -> None:
    rules = supposing(*FOUR)
    offered: dict[str, Value] = {"offer__markets": Members(frozenset({"NO"}))}
    for kind in ("company", "public-authority", "natural-person", "international-organisation"):
        found = outcomes(rules, "NO", ENTRY, party__kind=kind, **offered)
        assert set(found.values()) == {"does-not-apply"}


def test_who_asks_decides_where_nobody_said_so() -> None:
    rules = supposing(*FOUR)
    inquiry = rules.inquire(Profile(id="x", facts={}), ENTRY)
    answer = inquiry.obligations(("NO",))
    found = {it.place.norm.id: it for it in answer.findings}
    assert found["art_8"].outcome is Outcome.UNDETERMINED
    assert {fact for each in inquiry.deciding(found["art_8"]) for fact in each.facts} == {
        "party.kind"
    }


def test_two_members_are_not_enough() -> None:
    rules = supposing(("NO", LAST), ("CH", LAST), ("JP", LAST), ("US", LAST), ("CA", LAST))
    assert rules.treaties.by_id[CONVENTION].entry.latest is None
    assert set(outcomes(rules, "NO", date(2030, 1, 1), **STATE).values()) == {"does-not-apply"}


def test_who_ratifies_later_is_bound_later() -> None:
    rules = supposing(*FOUR, ("GB", date(2027, 4, 30)))
    assert outcomes(rules, "GB", date(2027, 7, 31), **STATE)["art_8"] == "does-not-apply"
    assert outcomes(rules, "GB", date(2027, 8, 1), **STATE)["art_8"] == "applies"
