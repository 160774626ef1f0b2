"""`comity plan reviewers` and `comity plan assign`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Comity
from tests.parties.people import person
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.plan.models import ReviewAssignment


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return Comity(monkeypatch, capsys)


def test_a_reviewer_is_asked_and_listed(comity: Comity) -> None:
    made = seeded_plan()
    seed_commitment(made)
    none = comity("plan", "reviewers", "small-plan")
    assert none.err == "Nobody reviews anything in this plan yet.\n"
    person("rita")
    arguments = ("plan", "assign", "small-plan", "1", "rita@example.org", "--due", "2099-03-31")
    done = comity(*arguments)
    assert done.out == "rita@example.org is asked to review commitment 1.\n"
    listed = comity("plan", "reviewers", "small-plan")
    said = ["1", "rita@example.org", "undeclared", "2099-03-31", "Train 50 engineers"]
    assert listed.out.split(maxsplit=4) == [*said[:4], said[4] + "\n"]


def test_who_may_not_review_is_refused_with_one_sentence(comity: Comity) -> None:
    made = seeded_plan()
    seed_commitment(made)
    for email, said in (
        ("nobody@example.org", "Nobody here has the address nobody@example.org"),
        (made.people["acme"].email, "Whoever belongs to Acme can’t review this commitment"),
    ):
        refused = comity("plan", "assign", "small-plan", "1", email)
        assert said in refused.err
        assert refused.code != 0
    assert not ReviewAssignment.objects.exists()
