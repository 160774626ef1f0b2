"""Texts become instruments by a decision."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.treaties import RULE, TODAY, adopted_motion, treaty

from comity.assembly.actions.adopt_treaty import AdoptedText, adopt_elsewhere, adopt_motion
from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.assembly.domain.shares import Threshold
from comity.assembly.formats.treaty_rules import rule_from_plain, rule_to_plain
from comity.assembly.models import Ballot, Motion, Treaty
from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput, NotPermitted
from comity.kernel.models import AuditEntry
from comity.regulation.domain.treaty_actions import Delay

pytestmark = pytest.mark.django_db
WORLD_FORUM = Path("src/comity/assembly/examples/world-forum.yaml")


def adopt(made: Seeded, motion: Motion, ballot: Ballot) -> Treaty:
    return adopt_motion(person=made.as_secretary(TODAY), motion=motion.id, ballot=ballot.id)


def refused(made: Seeded, motion: Motion, ballot: Ballot) -> str:
    with pytest.raises(ComityError) as error:
        adopt(made, motion, ballot)
    return error.value.message.id


def test_a_motion_says_when_its_treaty_enters_into_force() -> None:
    made = seeded("KE")
    motion, ballot = adopted_motion(made, entry_rule=rule_to_plain(RULE))
    row = adopt(made, motion, ballot)
    assert (row.slug, row.title) == (
        "convention-on-lake-data",
        {"en": "Convention on Lake Data"},
    )
    assert rule_from_plain(row.rule) == RULE
    assert (row.adopted_on, row.decision) == (date(2026, 2, 1), ballot.reference)
    assert row.reservations is False, "by the statute"


def test_the_statute_says_it_for_one_that_says_nothing() -> None:
    made = seeded("KE")
    row = adopt(made, *adopted_motion(made))
    assert rule_from_plain(row.rule) == EntryRule(
        conditions=(Condition(count=5, citation="Art. 11(1)"),),
        delay=Delay(months=1, citation="Art. 11(1)"),
        citation="Art. 11(1)",
    )


def test_a_share_of_the_members_by_the_statute() -> None:
    made = seeded("KE", "FR", statute=WORLD_FORUM)
    row = treaty(made, rule=None)
    (condition,) = rule_from_plain(row.rule).conditions
    assert condition.threshold == Threshold(Fraction(1, 3))
    assert condition.of_parties


def test_what_was_not_adopted_is_no_treaty() -> None:
    made = seeded("KE")
    assert refused(made, *adopted_motion(made, outcome="rejected")) == "treaty-not-adopted"
    assert refused(made, *adopted_motion(made, state="before-body")) == "treaty-not-adopted"


def test_only_what_was_decided_as_a_treaty() -> None:
    made = seeded("KE")
    motion, ballot = adopted_motion(made)
    Ballot.objects.filter(id=ballot.id).update(matter="budget")
    assert refused(made, motion, ballot) == "treaty-decided-otherwise"


def test_once() -> None:
    made = seeded("KE")
    motion, ballot = adopted_motion(made)
    adopt(made, motion, ballot)
    assert refused(made, motion, ballot) == "treaty-adopted-already"


def test_a_decision_on_something_else() -> None:
    made = seeded("KE")
    motion, _ballot = adopted_motion(made)
    assert refused(made, motion, adopted_motion(made)[1]) == "decision-of-another"


def test_equal_titles_get_addresses_of_their_own() -> None:
    made = seeded("KE")
    slugs = [treaty(made, title={"ru": title}).slug for title in ("Договор", "Договор", "Act")]
    assert slugs == ["treaty", "treaty-2", "act"]


def test_the_depositary_alone() -> None:
    made = seeded("KE")
    motion, ballot = adopted_motion(made)
    with pytest.raises(NotPermitted):
        adopt_motion(person=made.as_head("KE", TODAY), motion=motion.id, ballot=ballot.id)
    text = AdoptedText(title={"en": "T"}, adopted_on=TODAY, decision="Elsewhere", rule=RULE)
    with pytest.raises(NotPermitted):
        adopt_elsewhere(person=made.as_head("KE", TODAY), text=text)
    assert not Treaty.objects.exists()


@pytest.mark.parametrize(
    ("given", "id"),
    [
        ({"title": {"en": " "}}, "treaty-title-missing"),
        ({"decision": ""}, "treaty-title-missing"),
        ({"adopted_on": TODAY + timedelta(1)}, "treaty-in-future"),
    ],
)
def test_what_is_refused(given: dict[str, object], id: str) -> None:
    with pytest.raises(InvalidInput) as error:
        treaty(seeded("KE"), **given)
    assert error.value.message.id == id


def test_a_rule_that_nobody_could_work_out() -> None:
    made = seeded("KE")
    share = Threshold(Fraction(1, 2))
    unstated = EntryRule(conditions=(Condition(threshold=share, weight="emissions"),))
    with pytest.raises(InvalidInput) as error:
        treaty(made, rule=unstated)
    assert error.value.message.id == "treaty-weights-whole"
    stated = EntryRule(conditions=(Condition(threshold=share, weight="contribution"),))
    assert treaty(made, rule=stated).slug == "convention-on-lake-data"


def test_an_amendment_needs_a_rule_where_the_statute_counts_members() -> None:
    made = seeded("KE", statute=WORLD_FORUM)
    first = treaty(made, adopted_on=date(2026, 7, 2), decision="D")
    with pytest.raises(Conflict) as error:
        treaty(made, rule=None, amends=first.slug)
    assert error.value.message.id == "treaty-without-rule"


def test_it_is_logged_for_everybody() -> None:
    made = seeded("KE")
    row = treaty(made)
    entry = AuditEntry.objects.get(action="adopt_treaty")
    assert (entry.object, entry.visibility) == (row.reference, "public")
