"""Plans of action, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from tests.client.described import fits, operations
from tests.parties.people import acting
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.client import Comity, UnknownName
from comity.kernel.domain.audit import Visibility
from comity.parties.actions.issue_token import issue_token
from comity.parties.models import User
from comity.plan.domain.commitment_text import CommitmentState

PLAN = "small-plan"
SCOPES = ("view", f"represent-participant@plan:{PLAN}", f"keep-participants@plan:{PLAN}")
For = Callable[[User], Comity]


@pytest.fixture
def made(live_server: LiveServer) -> SeededPlan:
    return seeded_plan()


@pytest.fixture
def comity(live_server: LiveServer, made: SeededPlan) -> Iterator[Comity]:
    """Of somebody without a token."""
    with Comity(live_server.url) as opened:
        yield opened


@pytest.fixture
def of(live_server: LiveServer, made: SeededPlan) -> Iterator[For]:
    """The client of a person, by a token of theirs."""
    with ExitStack() as stack:

        def client(user: User) -> Comity:
            _, secret = issue_token(
                actor=acting(user),
                user=user.id,
                name="client",
                scopes=SCOPES,
                expires_at=timezone.now() + timedelta(1),
            )
            return stack.enter_context(Comity(live_server.url, token=secret.text))

        yield client


def test_plans_and_their_texts(comity: Comity) -> None:
    fits("plans", comity.plans())
    assert [each["id"] for each in comity.plans()["items"]] == [PLAN]
    fits("plan", comity.plan(PLAN))
    text = comity.plan_text(PLAN)
    fits("plan_text", text)
    assert [(it["id"], it["weight"]) for it in text["actions"]] == [
        ("skills", "1"),
        ("energy", "2"),
    ]
    fits("plan_versions", comity.plan_versions(PLAN))
    source = comity.plan_version(PLAN, 1)
    fits("plan_version", source)
    assert source["source"].startswith("id: small-plan\n")
    with pytest.raises(UnknownName):
        comity.plan_version(PLAN, 2)


def test_who_takes_part(comity: Comity, made: SeededPlan) -> None:
    seed_commitment(made)
    fits("participants", comity.participants(PLAN).first)
    assert [it["name"] for it in comity.participants(PLAN)] == ["Acme", "Kenya"]
    found = comity.participants(PLAN, kind="government", state="joined", jurisdiction="KE", q="en")
    assert [it["name"] for it in found] == ["Kenya"]
    acme = comity.participant(PLAN, str(made.participants["acme"].id))
    fits("participant", acme)
    assert acme["commitments"] == [1]


def test_commitments_as_far_as_somebody_sees_them(
    comity: Comity, of: For, made: SeededPlan
) -> None:
    seed_commitment(made)
    seed_commitment(made, "kenya", action="energy", title="Less energy")
    seed_commitment(made, visibility=Visibility.PRIVATE)
    seed_commitment(made, state=CommitmentState.DRAFT)
    fits("commitments", comity.commitments(PLAN).first)
    assert [it["number"] for it in comity.commitments(PLAN, sort="number")] == [1, 2]
    assert [it["number"] for it in comity.commitments(PLAN, action="energy")] == [2]
    assert [it["number"] for it in comity.commitments(PLAN, kind="company", mine=False)] == [1]
    assert comity.commitments(PLAN, level="limited").total == 0
    assert comity.commitments(PLAN, timely="never-updated", state="active").total == 2
    assert comity.commitments(PLAN, offers=True, needs=True, jurisdiction="KE").total == 0
    acme = of(made.people["acme"])
    assert [it["number"] for it in acme.commitments(PLAN, mine=True)] == [4, 3, 1]
    whole = comity.commitment(PLAN, 1)
    fits("commitment", whole)
    assert whole["text"]["target"]["value"] == "50"
    assert [it["id"] for it in whole["milestones"]] == ["first-course"]
    fits("commitment_versions", comity.commitment_versions(PLAN, 1))
    version = comity.commitment_version(PLAN, 1, 1)
    fits("commitment_version", version)
    assert version["text"] == whole["text"]
    for hidden in (3, 4):
        with pytest.raises(UnknownName):
            comity.commitment(PLAN, hidden)


def test_how_far_it_is_and_what_is_due(comity: Comity, made: SeededPlan) -> None:
    seed_commitment(made)
    for by in ("action", "participant", "jurisdiction", "kind"):
        found = comity.plan_progress(PLAN, by=by)
        fits("plan_progress", found)
        assert (found["commitments"], found["assessed"]["value"]) == (1, None)
    assert [it["of_what"] for it in found["parts"]] == ["company"]
    fits("plan_due", comity.plan_due(PLAN).first)
    assert [it["milestone"] for it in comity.plan_due(PLAN)] == ["The first course is held", None]
    late = comity.plan_due(PLAN, first="2027-12-31", last="2027-12-31", action="skills")
    assert [it["on"] for it in late] == ["2027-12-31"]


def test_each_operation_of_the_room_is_asked_here() -> None:
    asked = Path(__file__).read_text("utf-8")
    of_the_room = {name for name, it in operations().items() if it["tags"] == ["plan"]}
    assert {name for name in of_the_room if f".{name}(" not in asked} == set()
