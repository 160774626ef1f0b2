"""Mails of plans: the sender itself is tested with those of organisations."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.parties.people import person
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.parties.actions.erase_person import erase_person
from comity.parties.domain.mail_pace import Pace
from comity.parties.domain.permissions import OPERATOR
from comity.parties.queries.kept_elsewhere import kept_elsewhere
from comity.plan.actions.choose_plan_mail import choose_plan_mail
from comity.plan.actions.remind_of_due import remind_of_due
from comity.plan.actions.send_plan_notices import send_plan_notices
from comity.plan.actions.tell_people import tell
from comity.plan.interfaces.mail.letters import letter
from comity.plan.models import JoinRequest, PlanMailChoice, PlanNotice

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def made(settings: Settings) -> SeededPlan:
    settings.ADDRESS = "https://plans.example.org"
    return seeded_plan()


def test_a_digest_names_the_plan_the_day_and_the_way_on(made: SeededPlan) -> None:
    row = seed_commitment(made, milestones=())
    assert row.due_on
    assert remind_of_due(on=row.due_on) == 2  # due, and stale
    assert send_plan_notices(write=letter) == 0
    assert send_plan_notices(write=letter, now=timezone.now() + DAY) == 1
    assert send_plan_notices(write=letter, now=timezone.now() + DAY) == 0
    (sent,) = mail.outbox
    assert sent.to == [made.people["acme"].email]
    assert sent.subject.endswith("A small plan: 2 things")
    assert "“Train 50 engineers”, is due on 31 December 2027.\n" in sent.body
    assert "\n  https://plans.example.org/plans/small-plan/commitments/1\n" in sent.body
    choice = "<https://plans.example.org/plans/small-plan/mail>"
    assert sent.extra_headers["List-Unsubscribe"] == choice


def test_who_is_still_told(made: SeededPlan) -> None:
    stranger, asking = person("stranger"), person("asking")
    JoinRequest.objects.create(
        plan=made.plan,
        kind="company",
        name="Asking",
        jurisdiction="KE",
        email=asking.email,
        user=asking,
    )
    about = {"name": "Asking", "reason": "no"}
    tell(made.plan, [stranger.id, asking.id], "mail-request-declined", about, urgent=True)
    assert send_plan_notices(write=letter) == 1
    assert [each.to for each in mail.outbox] == [[asking.email]]
    assert not PlanNotice.objects.filter(user=stranger).exists()


def test_each_chooses_how_often_on_a_page(client: Client, made: SeededPlan) -> None:
    address = "/plans/small-plan/mail"
    assert client.get(address)["Location"].startswith("/account/login/")
    client.force_login(made.people["acme"])
    assert made.people["acme"].email in client.get(address).content.decode()
    tell(made.plan, [made.people["acme"].id], "mail-request-approved", {"name": "Acme"})
    assert client.post(address, {"pace": "hourly"}).status_code == 200
    assert not PlanMailChoice.objects.exists()
    assert client.post(address, {"pace": "never"})["Location"] == address
    chosen = PlanMailChoice.objects.get()
    assert (chosen.user, chosen.pace) == (made.people["acme"], "never")
    assert not PlanNotice.objects.exists()


def test_what_is_kept_of_a_person_is_told_to_them_and_goes_with_them(made: SeededPlan) -> None:
    someone = person("someone")
    choose_plan_mail(person=made.as_user(someone), pace=Pace.WEEKLY)
    tell(made.plan, [someone.id], "mail-request-approved", {"name": "Acme"})
    kept = [{"plan": "small-plan", "pace": "weekly"}]
    assert kept_elsewhere(someone)["plan_mail_choices"] == kept
    erase_person(actor=OPERATOR, user=someone.id)
    assert not PlanMailChoice.objects.exists()
    assert not PlanNotice.objects.exists()
