"""Ballots are prepared over the API by tokens that see more or less."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.assembly.motions import before_body, lakes
from tests.assembly.programs import office, program, sent, told
from tests.assembly.seeding import Seeded

from comity.assembly.models import Ballot

pytestmark = pytest.mark.django_db
ALL = "/ballots"
QUESTION = {"title": "Shall we?", "body": "assembly"}


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def narrow(made: Seeded) -> Client:
    """Of somebody who keeps ballots, by a token that sees only what is public."""
    return program(made.secretary, *office("keep-ballots"))


def test_what_a_token_prepared_it_is_told_of(narrow: Client) -> None:
    ballot = sent(narrow, ALL, 201, **QUESTION)
    assert (ballot["title"], ballot["state"], ballot["electorate"]) == ("Shall we?", "prepared", [])
    assert Ballot.objects.count() == 1


def test_a_token_prepares_no_ballot_on_a_motion_that_it_may_not_read(
    made: Seeded, narrow: Client
) -> None:
    subject = before_body(made).reference
    assert told(sent(narrow, ALL, 404, subject=subject)) == "subject-unknown"
    desk = program(made.secretary, *office("keep-ballots", "read-members"))
    assert sent(desk, ALL, 201, subject=subject)["title"] == "Motion 1: On models"
