"""`comity plan reindex`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Comity
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.kernel.models import SearchIndex
from comity.plan.queries.search_commitments import search_commitments


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return Comity(monkeypatch, capsys)


def test_an_index_is_made_anew_and_then_stands(comity: Comity) -> None:
    made = seeded_plan()
    seed_commitment(made)
    SearchIndex.objects.all().delete()
    first, again = (comity("plan", "reindex", "small-plan") for _each in range(2))
    assert (first.code, first.out) == (0, "The search index of small-plan was made.\n")
    assert again.out == "The search index of small-plan is up to date; nothing was changed.\n"
    assert search_commitments(made.as_public(), "engineers") == [1]


def test_a_plan_that_is_not_there(comity: Comity) -> None:
    told = comity("plan", "reindex", "no-such-plan")
    assert (told.code != 0, "There is no plan no-such-plan here." in told.err) == (True, True)
