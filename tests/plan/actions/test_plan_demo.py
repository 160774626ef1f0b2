"""The demo of plans: a plan that lives, and nobody real in it."""

from __future__ import annotations

from datetime import UTC, datetime
from unicodedata import name

import pytest
from tests.parties.people import person

from comity.kernel.domain.errors import Conflict
from comity.parties.domain.permissions import OPERATOR
from comity.parties.models import User
from comity.plan.actions.demo.fill_plan_demo import fill_plan_demo
from comity.plan.adapters.living_plan import living_plan
from comity.plan.models import Assessment, Commitment, Dispute, HelpRow, JoinRequest, Participant
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person
from comity.plan.queries.progress_of import progress
from comity.plan.queries.seen_commitments import seen_commitments

TODAY = datetime.now(tz=UTC).date()
SAYS_SO = ("invent", "مُتخيَّل", "虚构", "काल्पनिक", "oppdiktet", "가상", "вымышленный", "架空")


@pytest.mark.django_db
def test_fills_a_plan() -> None:
    made = fill_plan_demo(on=TODAY)
    rows = Commitment.objects.filter(plan=made.plan)
    states = sorted(rows.values_list("state", flat=True))
    assert {each: states.count(each) for each in states} == {
        "active": 28,
        "completed": 1,
        "draft": 1,
        "withdrawn": 1,
    }
    assert Participant.objects.values("jurisdiction").distinct().count() == 14
    assert JoinRequest.objects.filter(state="waiting").count() == 3
    assert rows.values("language").distinct().count() == 10
    assert rows.filter(due_on__lt=TODAY, state="active").count() == 4
    assert rows.filter(updates_count=0, state="active").count() == 3
    assert set(Assessment.objects.values_list("level", flat=True)) == {
        "no-evidence",
        "not-started",
        "limited",
        "substantial",
        "complete",
    }
    assert Dispute.objects.filter(state="open").count() == 1
    assert set(HelpRow.objects.values_list("side", flat=True)) == {"offer", "need"}
    seen = seen_commitments(Person(OPERATOR, made.plan, TODAY))
    assert progress(seen, plan_text(made.plan)).assessed.of == 20
    signing_in = User.objects.get(email="lakeside@plan-demo.example")
    assert signing_in.check_password(made.password)
    assert "lakeside@plan-demo.example" in made.accounts


@pytest.mark.django_db
def test_stays_away_from_real_people() -> None:
    person("somebody")
    with pytest.raises(Conflict, match="demo-not-empty"):
        fill_plan_demo(on=TODAY)
    assert Participant.objects.count() == 0


def test_every_name_says_that_it_is_invented() -> None:
    demo = living_plan()
    for each in (*demo.participants, *demo.waiting):
        assert any(words in each.name for words in SAYS_SO), each.name


def test_several_scripts() -> None:
    letters = "".join(each.title for each in living_plan().commitments)
    scripts = {name(each).partition(" ")[0] for each in letters if each.isalpha()}
    assert {"LATIN", "ARABIC", "CJK", "CYRILLIC", "DEVANAGARI", "HANGUL"} <= scripts
