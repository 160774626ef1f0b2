"""The actions of a plan, and the links between them, as pages."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.plan.plans import SMALL
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.parties.domain.permissions import OPERATOR
from comity.parties.models import User
from comity.plan.actions.keep_plan import enter_plan_version
from comity.plan.actions.link_actions import link_actions
from comity.plan.actions.ship_plans import ship_plans
from comity.plan.adapters.shipped_plans import shipped_plans
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_links import LinkKind
from comity.plan.models import PlanLink
from comity.plan.queries.plan_actions import find_action

pytestmark = pytest.mark.django_db
ACTIONS = "/plans/small-plan/actions"
SKILLS = f"{ACTIONS}/skills"


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


def as_(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def words(response: HttpResponse) -> str:
    assert response.status_code == 200, response.content.decode()
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(text))


def read(path: str, user: User | None = None) -> str:
    return words(as_(user).get(path))  # type: ignore[arg-type]  # the test client's response


def test_the_shipped_plan_is_read_with_its_sources(db: None) -> None:
    ship_plans(actor=OPERATOR, plans=shipped_plans())
    told = read("/plans/global-ai-governance-2025/actions")
    assert "The plan asks for 13 actions. 0 commitments were made to them." in told
    assert "1 Use the opportunities of AI together Point 1 · ✓ read in the text · 0 commit" in told
    assert "7 Deal with energy and the environment Point 7 (by the order of summaries) · ≈" in told
    assert "The words are ours, not those of the Plan. The whole text was not seen." in told
    assert "https://world.gmw.cn/2025-07/27/content_38176415.htm" in told
    one = read("/plans/global-ai-governance-2025/actions/energy")
    assert "these are suggestions." in one
    assert "Electricity that data centres use terawatt hours a year · ↓ less is better" in one
    assert "International Energy Agency, Energy and AI" in one


def test_commitments_are_counted_as_the_reader_sees_them(made: SeededPlan) -> None:
    seed_commitment(made)
    seed_commitment(made, title="Kept among members", visibility=Visibility.MEMBERS)
    seed_commitment(made, title="A draft", state=CommitmentState.DRAFT)
    seed_commitment(made, title="Taken back", state=CommitmentState.WITHDRAWN)
    seed_commitment(made, "kenya", title="Of the restricted", visibility=Visibility.PRIVATE)
    assert "1 commitment was made to them." in read(ACTIONS)
    told = read(SKILLS)
    assert "1 commitment was made to this action." in told
    assert "Train 50 engineers Acme · until 31 Dec 2027" in told
    for hidden in ("Kept among members", "A draft", "Taken back", "Of the restricted"):
        assert hidden not in told
    inside = read(SKILLS, made.people["acme"])
    assert "Kept among members" in inside
    assert "Of the restricted" not in inside
    assert "A draft" not in inside
    assert "3 commitments were made to this action." in read(SKILLS, made.coordinator)
    assert "Nobody has committed to it yet." in read(f"{ACTIONS}/energy")


def test_an_action_that_is_gone_stays_to_be_read(made: SeededPlan) -> None:
    second = SMALL.replace(b"version: 1", b"version: 2").replace(b"id: energy", b"id: power")
    enter_plan_version(person=made.as_coordinator(), source=second, name="second.yaml")
    told = read(f"{ACTIONS}/energy", made.coordinator)
    assert "The last version of the plan does not have this action any more." in told
    assert "Link to another action" not in told
    assert "Use less energy" in told
    assert f'href="{ACTIONS}/energy"' not in Client().get(ACTIONS).content.decode()


def test_what_there_is_not_is_not_found(made: SeededPlan) -> None:
    assert Client().get(f"{ACTIONS}/nothing").status_code == 404
    assert Client().get("/plans/nothing/actions").status_code == 404


def test_a_coordinator_makes_a_link_and_takes_it_away(made: SeededPlan) -> None:
    seeded_plan("zanzi", source=SMALL.replace(b"small-plan", b"other-plan"))
    coordinator = as_(made.coordinator)
    assert "Link to another action" in words(coordinator.get(SKILLS))  # type: ignore[arg-type]
    given = {"kind": "supports", "other": "other-plan/energy", "reason": "<b>They</b> meet."}
    answer = coordinator.post(f"{SKILLS}/link", given)
    assert (answer.status_code, answer["Location"]) == (302, SKILLS)
    told = read(SKILLS, made.coordinator)
    assert "→ supports Use less energy A small plan · Take away" in told
    assert "<b>They</b> meet." in told  # as words, not as markup
    other = read("/plans/other-plan/actions/energy", made.coordinator)
    assert "← is supported by Train people A small plan <b>They</b> meet." in other
    assert "Take away" not in other
    assert "Train people → supports Use less energy" in read(ACTIONS)
    again = words(coordinator.post(f"{SKILLS}/link", given))  # type: ignore[arg-type]
    assert "This is said of other-plan/energy already." in again
    key = PlanLink.objects.get().id
    away = f"{SKILLS}/unlink/{key}"
    assert "Train people supports Use less energy ." in words(coordinator.get(away))  # type: ignore[arg-type]
    assert coordinator.post(away).status_code == 302
    assert not PlanLink.objects.exists()
    assert coordinator.get(away).status_code == 404


def test_others_make_no_links(made: SeededPlan) -> None:
    link = link_actions(
        person=made.as_coordinator(),
        left=find_action(made.plan, "skills"),
        right=find_action(made.plan, "energy"),
        kind=LinkKind.CONFLICTS,
    )
    for address in (f"{SKILLS}/link", f"{SKILLS}/unlink/{link.id}"):
        assert as_(None).get(address).status_code == 302  # to sign in
        assert as_(made.people["acme"]).get(address).status_code == 403
        assert as_(made.people["acme"]).post(address, {}).status_code == 403
    assert PlanLink.objects.count() == 1
    assert "Link to another action" not in read(SKILLS)


def test_a_link_is_made_to_what_there_is(made: SeededPlan) -> None:
    client = as_(made.coordinator)
    for other in ("small-plan/skills", "small-plan/nothing", "nothing/skills", ""):
        answer = client.post(f"{SKILLS}/link", {"kind": "supports", "other": other})
        assert answer.status_code == 200
        assert "errorlist" in answer.content.decode()
    assert not PlanLink.objects.exists()
