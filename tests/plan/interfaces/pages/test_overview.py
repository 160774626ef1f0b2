from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from tests.plan.seeding import PROMISE, seed_commitment, seed_participant, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import CommitmentState, Help, HelpKind, HelpSide
from comity.plan.models import Commitment, Participant
from comity.plan.queries.find_plan import plan_text

pytestmark = pytest.mark.django_db
PLACE = "/plans/small-plan"
HELP = Help("engineers", HelpSide.OFFER, HelpKind.TRAINING, "We can train 50 engineers")


def told(client: Client, place: str = PLACE) -> str:
    """The words of the page, in single spaces."""
    answer = client.get(place)
    assert answer.status_code == 200
    main = answer.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_fresh_plan_shows_its_actions_and_how_to_begin(client: Client) -> None:
    made = seeded_plan()
    Participant.objects.all().delete()
    words = told(client)
    assert "The plan has 2 actions, and nobody has joined yet." in words
    assert "1 Train people 0 commitments 2 Use less energy 0 commitments" in words
    assert "Nothing is due in the next twelve months." in words
    assert made.plan.slug == "small-plan"


def test_the_answer_is_in_the_first_sentence(client: Client) -> None:
    made = seeded_plan()
    seed_participant(made, "oslo", jurisdiction="NO")
    one, other = seed_commitment(made), seed_commitment(made, "oslo", action="energy")
    seed_commitment(made, "oslo")
    Commitment.objects.filter(id=one.id).update(level="complete", self_percent=100)
    Commitment.objects.filter(id=other.id).update(level="limited", self_percent=80)
    words = told(client)
    assert "3 participants from 2 jurisdictions have joined." in words
    assert (
        "There are 3 commitments; reviewers have assessed 2 of them, and find that 55 % is done."
        in words
    )
    assert "(1 × 100 % + 2 × 33 %) ÷ 3 = 55 %" in words
    assert "Train people : (1 complete × 1) ÷ 1 = 100 %" in words
    assert "Use less energy : 80 % ÷ 1 = 80 % , weight 2" in words
    assert "assessed: 100 % (1 of 2) self-reported: 100 % (1 of 2)" in words
    assert "Africa 1 commitment" in words
    assert "Europe 2 commitments" in words


def test_the_public_is_told_that_its_figures_are_of_what_is_public(client: Client) -> None:
    made = seeded_plan()
    seed_commitment(made)
    hidden = seed_commitment(made, visibility=Visibility.MEMBERS, helps=(HELP,))
    Commitment.objects.filter(id=hidden.id).update(level="complete")
    words = told(client)
    assert "There is 1 commitment; reviewers have assessed 0 of them." in words
    assert "Counted here: commitments that are public." in words
    assert "Nobody offers or needs anything yet." in words
    client.force_login(made.people["kenya"])
    inside = told(client)
    assert "There are 2 commitments; reviewers have assessed 1 of them" in inside
    assert "Counted here: commitments that you may see." in inside
    assert "Training 1 0" in inside


def test_what_is_late_is_counted(client: Client) -> None:
    made, today = seeded_plan(), timezone.now().date()
    target = PROMISE.target
    from dataclasses import replace

    late = replace(target, due_on=today - timedelta(1))
    soon = replace(target, due_on=today + timedelta(10))
    seed_commitment(made, target=late)
    seed_commitment(made, target=late, state=CommitmentState.COMPLETED)
    stale = seed_commitment(made, target=soon, title="Plant trees", milestones=())
    Commitment.objects.filter(id=stale.id).update(last_update_on=today - timedelta(181))
    words = told(client)
    assert "1 overdue 1 due soon 1 stale 1 never updated" in words
    assert "target Plant trees Acme" in words


def test_targets_stand_in_the_timeline_by_quarter(client: Client) -> None:
    made = seeded_plan()
    one = seed_commitment(made)
    seed_commitment(made, state=CommitmentState.COMPLETED)
    seed_commitment(made, state=CommitmentState.WITHDRAWN)
    assert one.due_on is not None
    quarter = f"Q{(one.due_on.month + 2) // 3} {one.due_on.year}"
    words = told(client)
    assert f"Timeline {quarter} 2 targets, 1 done Targets of commitments that stand" in words


def test_a_plan_says_what_it_is_and_whose(client: Client) -> None:
    made = seeded_plan()
    words = told(client)
    text = plan_text(made.plan)
    assert f"{text.summary['en']} " in words
    assert "version 1 of this text" in words
    today = timezone.now().date()
    assert f"As of {today.day} {today:%b %Y}. http://testserver{PLACE}" in words


def test_others_do_not_see_who_takes_part_unseen(client: Client) -> None:
    made = seeded_plan()
    Participant.objects.filter(id=made.participants["acme"].id).update(
        visibility=Visibility.PRIVATE.value
    )
    words = told(client)
    assert "1 participant from 1 jurisdiction has joined." in words
    assert "Acme" not in words


def test_every_figure_leads_to_a_page_that_is_there(client: Client) -> None:
    made = seeded_plan()
    row = seed_commitment(made)
    Commitment.objects.filter(id=row.id).update(level="limited", self_percent=50)
    page = client.get(PLACE).content.decode()
    links = {unescape(it) for it in re.findall(r'href="(/plans/[^"#]*)"', page)}
    assert f"{PLACE}/due" in links
    assert {each for each in links if client.get(each).status_code != 200} == set()


def test_few_questions_to_the_database(client: Client, django_assert_max_num_queries) -> None:  # noqa: ANN001
    made = seeded_plan()
    for _each in range(3):
        seed_commitment(made)
    told(client)
    with django_assert_max_num_queries(12):
        told(client)
