"""Treaties go back to the corpus, and say the same there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.assembly.queries.test_treaty_state import CHECKED, convention
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.treaties import RULE, TODAY, enter, ratified, treaty

from comity.assembly.actions.close_treaty import link_instrument
from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.treaty_corpus import corpus_rule
from comity.assembly.domain.treaty_notices import NoticeKind
from comity.assembly.models import Treaty
from comity.assembly.queries.treaty_export import treaty_files
from comity.assembly.queries.treaty_state import TreatyState, find_treaty, treaty_state
from comity.kernel.domain.errors import Conflict
from comity.regulation.adapters.rulebook_files import (
    corpus_files,
    shipped_corpus,
    shipped_jurisdictions,
)
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.treaties import Treaty as Known
from comity.regulation.domain.treaty_actions import ActionKind, TreatyAction, TreatyRule
from comity.regulation.formats.corpus_files import read_corpus

pytestmark = pytest.mark.django_db
PLACES = frozenset(each.id for each in shipped_jurisdictions())


def state(made: Seeded, row: Treaty) -> TreatyState:
    return treaty_state(find_treaty(made.assembly, row.slug))


def read_back(files: dict[str, bytes], id: str) -> Instrument:
    """By `regulation`'s own reader, which checks all."""
    corpus, _documents = read_corpus(files, PLACES)
    return corpus.instrument(id)


def by_id(actions: tuple[TreatyAction, ...]) -> dict[str, TreatyAction]:
    return {each.id: each for each in actions}


def known(instrument: Instrument) -> Known:
    assert instrument.treaty is not None
    jurisdictions = shipped_jurisdictions()
    return Known(instrument.treaty, instrument.actions, jurisdictions.membership, instrument.ended)


def test_a_treaty_of_ours_enters_into_force_on_the_same_day_there() -> None:
    made = seeded("KE", "FR", "JP")
    row = treaty(made)
    ratified(made, row, "KE", "FR")
    secretary = made.as_secretary(TODAY)
    enter(secretary, row, "JP", ActionKind.SIGNATURE, "2026-03")
    enter(secretary, row, "FR", ActionKind.RESERVATION, text="Not Article 3")
    enter(secretary, row, "KE", NoticeKind.OBJECTION, "2026-05-01", about="FR.reservation")
    here = state(made, row)
    found = read_back(dict(treaty_files(here, TODAY)), "north-lakes-convention-on-lake-data")
    assert by_id(found.actions) == by_id(here.treaty.actions)
    assert known(found).entry == here.treaty.entry
    assert here.treaty.entry.exact == date(2026, 3, 31)
    assert found.caveats == (
        {
            "en": "Objections, withdrawals of reservations and provisional application are "
            "left out: 1."
        },
    )


def test_what_is_later_is_left_out() -> None:
    made = seeded("KE", "FR")
    row = treaty(made)
    ratified(made, row, "KE", "FR")
    found = read_back(
        dict(treaty_files(state(made, row), date(2026, 2, 10))),
        "north-lakes-convention-on-lake-data",
    )
    assert found.actions == ()
    assert found.checked_on == date(2026, 2, 10)


def test_a_linked_treaty_takes_the_place_of_what_the_corpus_has(released: Rulebook) -> None:
    made = seeded("KE")
    row = convention(made)
    link_instrument(person=made.as_secretary(TODAY), treaty=row.id, instrument="coe-ai-convention")
    files = treaty_files(state(made, row), CHECKED)
    name = "instruments/coe-ai-convention/instrument.yaml"
    assert list(files) == [name]
    ships = corpus_files(shipped_corpus())
    whole = {it: data for it, data in ships.items() if it.startswith("instruments/coe-ai")}
    shared = {
        it: data for it, data in ships.items() if it.split("/")[0] in ("concepts.yaml", "facts")
    }
    found = read_back({**shared, **whole, name: files[name]}, "coe-ai-convention")
    before = released.corpus.instrument("coe-ai-convention")
    assert by_id(found.actions) == by_id(before.actions)
    assert replace(found, actions=()) == replace(before, actions=())


def test_a_rule_that_the_corpus_can_not_say() -> None:
    made = seeded("KE")
    share = Condition(threshold=Threshold(Fraction(1, 2)), weight="contribution")
    row = treaty(made, EntryRule(conditions=(share,)))
    with pytest.raises(Conflict) as error:
        treaty_files(state(made, row), TODAY)
    assert error.value.message.id == "treaty-rule-beyond-corpus"


def test_nothing_is_written_that_would_say_something_else() -> None:
    """A party that is an organisation counts here, and is unknown to the corpus."""
    made = seeded("KE")
    row = treaty(made)
    ratified(made, row, "KE")
    member = made.members["KE"]
    member.code = "organisation:unknown"
    member.save()
    ratified(made, row, "organisation:unknown")
    with pytest.raises(Conflict) as error:
        treaty_files(state(made, row), TODAY)
    assert error.value.message.id == "treaty-export-differs"


def test_rules_go_there_and_back() -> None:
    rule = TreatyRule(consents=5, members=3, body="COE", entry=RULE.delay, leaving=RULE.leaving)
    assert corpus_rule(EntryRule.of(rule)) == rule
    for more in (
        replace(RULE, ends_below=2),
        replace(RULE, not_before=TODAY),
        replace(RULE, conditions=(Condition.each_of("KE", "FR"),)),
        replace(RULE, conditions=(Condition(count=2, body="COE"),)),
    ):
        with pytest.raises(Conflict):
            corpus_rule(more)
