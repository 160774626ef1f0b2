"""What follows from deeds, with members and weights as they are on record; the Framework Convention
on Artificial Intelligence with its real actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.assembly.seeding import Seeded, seed_member, seeded
from tests.assembly.treaties import TODAY, deed, enter, ratified, treaty
from tests.shipped import rules_from_files

from comity.assembly.actions.enter_deed import enter_deed
from comity.assembly.actions.enter_member import append_event
from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.standing import EventKind, StandingEvent
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.assembly.domain.treaty_notices import NoticeKind
from comity.assembly.domain.treaty_relations import Effect, relation
from comity.assembly.models import Member, StatedWeight, Treaty
from comity.assembly.queries.treaty_state import find_treaty, treaty_state, treaty_states
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.days import Days
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import ActionKind, Delay
from comity.regulation.domain.truth import Truth

pytestmark = pytest.mark.django_db
WORLD_FORUM = Path("src/comity/assembly/examples/world-forum.yaml")
RULES = rules_from_files()
CONVENTION = RULES.corpus.instrument("coe-ai-convention")
CHECKED = CONVENTION.checked_on


def state(made: Seeded, row: Treaty) -> AdoptedTreaty:
    return treaty_state(find_treaty(made.assembly, row.slug)).treaty


def convention(made: Seeded) -> Treaty:
    """With all that the corpus has of it."""
    assert CONVENTION.treaty is not None
    row = treaty(
        made,
        EntryRule.of(CONVENTION.treaty),
        title=CONVENTION.title,
        adopted_on=date(2024, 5, 17),
    )
    for each in CONVENTION.actions:
        first, last = each.days.bounds
        given = deed(
            each.jurisdiction,
            each.action,
            str(first),
            until=PartialDate.parse(str(last)) if first != last else None,
            citation=each.citation,
            with_members=each.with_members,
            text=each.note.get("en", ""),
            source=each.source,
            confidence=each.confidence,
        )
        enter_deed(person=made.as_secretary(CHECKED), treaty=row.id, deed=given)
    return row


def test_the_ai_convention_stands_as_the_corpus_says() -> None:
    made = seeded("KE")
    entered = state(made, convention(made))
    assert {it.id: it for it in entered.actions} == {it.id: it for it in CONVENTION.actions}
    known = RULES.treaties.by_id["coe-ai-convention"]
    assert entered.entry == known.entry == Days()
    for day in (date(2024, 9, 4), date(2025, 9, 3), date(2026, 5, 15), CHECKED):
        for party in known.participants:
            assert entered.status(party, day) is known.status(party, day)
    found = [(it.condition.body, it.missing) for it in entered.still_required(CHECKED).conditions]
    assert found == [("", 4), ("COE", 3)]


def test_the_ai_convention_once_four_more_have_consented() -> None:
    """Supposed: nobody has given these consents."""
    made = seeded("KE")
    row = convention(made)
    for party in ("NO", "CH", "UA", "US"):
        enter(
            made.as_secretary(date(2026, 10, 6)), row, party, ActionKind.RATIFICATION, "2026-10-05"
        )
    entered = state(made, row)
    known = replace(RULES.treaties.by_id["coe-ai-convention"], actions=entered.actions)
    assert entered.entry == known.entry
    assert entered.entry.exact == date(2027, 2, 1)


def test_a_condition_on_members_of_a_body_of_the_statute() -> None:
    made = seeded("KE", "FR", "JP")
    rule = EntryRule(conditions=(Condition(count=2, body="assembly"),))
    row = treaty(made, rule)
    ratified(made, row, "KE", "EU")
    found = state(made, row).still_required(TODAY)
    assert [(it.surely, it.missing) for it in found.conditions] == [(1, 1)]
    ratified(made, row, "FR", on="2026-04-01")
    assert state(made, row).entry.exact == date(2026, 4, 1)


def test_who_is_no_member_any_more_counts_no_more() -> None:
    made = seeded("KE", "FR", "JP")
    left = StandingEvent(kind=EventKind.EXPELLED, on=PartialDate.parse("2026-02-15"))
    append_event(made.as_secretary(TODAY), made.members["KE"], left)
    row = treaty(made, EntryRule(conditions=(Condition(count=1, body="assembly"),)))
    ratified(made, row, "KE")
    assert state(made, row).entry == Days()


def test_a_share_of_the_members_follows_who_they_are() -> None:
    """A third of six members is two; once two have left, one of four is not enough, and two are."""
    made = seeded("KE", "FR", "JP", "BR", "CA", "CH", statute=WORLD_FORUM)
    row = treaty(made, None, adopted_on=date(2026, 7, 2))
    ratified(made, row, "KE", on="2026-07-05")
    assert state(made, row).entry == Days()
    for code in ("FR", "JP", "BR"):
        left = StandingEvent(kind=EventKind.EXPELLED, on=PartialDate.parse("2026-07-20"))
        append_event(made.as_secretary(TODAY), made.members[code], left)
    assert state(made, row).met.exact == date(2026, 7, 20), "one of three, by those who left"
    assert state(made, row).entry.exact == date(2026, 10, 18)


def test_weights_count_as_they_were_stated_at_the_adoption() -> None:
    made = seeded("KE", "FR", "JP")
    half = Threshold(Fraction(1, 2), more_than=True)
    row = treaty(made, EntryRule(conditions=(Condition(threshold=half, weight="contribution"),)))
    ratified(made, row, "KE")
    StatedWeight.objects.filter(member__code="KE").update(valid_until=TODAY)
    StatedWeight.objects.create(
        member=Member.objects.get(code="KE"), weight="contribution", value="900", valid_from=TODAY
    )
    seed_member(made, "BR")
    assert state(made, row).entry == Days()
    (found,) = state(made, row).progress(TODAY)
    assert (found.surely, found.whole) == (100, 400)


def test_reservations_between_two() -> None:
    made = seeded("KE", "FR")
    row = treaty(made)
    ratified(made, row, "KE", "FR")
    secretary = made.as_secretary(TODAY)
    enter(secretary, row, "FR", ActionKind.RESERVATION, text="Not Article 3")
    enter(secretary, row, "KE", NoticeKind.OBJECTION, "2026-05-01", about="FR.reservation")
    found = relation(state(made, row), "KE", "FR", TODAY)
    assert found.in_force is Truth.TRUE
    assert found.reservations == (("FR.reservation", Effect.SET_ASIDE),)


def test_an_amendment_binds_those_who_consent_to_it() -> None:
    made = seeded("KE", "FR", "JP")
    first = treaty(made)
    ratified(made, first, "KE", "FR", "JP")
    share = Condition(threshold=Threshold(Fraction(2, 3)), of_parties=True)
    rule = EntryRule(conditions=(share,), delay=Delay(days=10))
    row = treaty(made, rule, amends=first.slug, adopted_on=date(2026, 5, 1))
    ratified(made, row, "KE", "FR", on="2026-05-10")
    found = state(made, row)
    assert found.entry.exact == date(2026, 5, 20)
    assert found.status("FR", TODAY) is Status.PARTY
    assert found.status("JP", TODAY) is Status.NO_ACTION


def test_no_treaty_of_that_name() -> None:
    made = seeded("KE")
    treaty(made)
    with pytest.raises(UnknownName) as error:
        find_treaty(made.assembly, "convention-on-lake-dat")
    assert error.value.remedy is not None


def test_all_treaties_take_few_questions(django_assert_max_num_queries: Any) -> None:  # noqa: ANN401
    made = seeded("KE", "FR")
    for _each in range(6):
        ratified(made, treaty(made), "KE", "FR")
    with django_assert_max_num_queries(8):
        found = treaty_states(made.assembly)
    assert [it.treaty.entry.exact for it in found] == [date(2026, 3, 31)] * 6
