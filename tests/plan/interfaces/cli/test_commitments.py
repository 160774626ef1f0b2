"""`comity plan commitments` and `gate`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.cli.running import Comity
from tests.plan.plans import SMALL
from tests.plan.seeding import PROMISE, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.formats.commitment_file import write_commitment
from comity.plan.formats.commitment_plain import commitment_to_plain

LATER = replace(PROMISE, target=replace(PROMISE.target, due_on=date(2029, 12, 31)))


@pytest.fixture
def comity(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    return Comity(monkeypatch, capsys)


def written(folder: Path, text: CommitmentText, name: str = "ours.yaml") -> Path:
    file = folder / name
    if name.endswith(".json"):
        file.write_text(json.dumps(commitment_to_plain(text)))
    else:
        file.write_text(write_commitment(text))
    return file


@pytest.mark.django_db
def test_lists_those_that_were_submitted(comity: Comity) -> None:
    made = seeded_plan()
    seed_commitment(made)
    seed_commitment(made, "kenya", action="energy", sub_action="", title="Save\tpower")
    seed_commitment(made, state=CommitmentState.DRAFT)
    ended = comity("plan", "commitments", "small-plan")
    assert ended.out == (
        "1\tactive\t2027-12-31\t-\t-\tAcme\tTrain 50 engineers\n"
        "2\tactive\t2027-12-31\t-\t-\tKenya\tSave power\n"
    )
    assert comity("plan", "commitments", "small-plan", "--action", "energy").out.count("\n") == 1
    assert comity("plan", "commitments", "small-plan", "--words", "power").out.count("\n") == 1
    ended = comity("plan", "commitments", "small-plan", "--timely", "overdew")
    assert ended.code != 0
    assert "Did you mean overdue?" in ended.err


@pytest.mark.django_db
def test_whoever_runs_the_node_sees_those_for_few_too(comity: Comity) -> None:
    seed_commitment(seeded_plan(), visibility=Visibility.PRIVATE)
    assert comity("plan", "commitments", "small-plan").out.count("Train 50") == 1


@pytest.mark.parametrize("name", ["ours.yaml", "ours.json"])
def test_a_file_that_passes(comity: Comity, tmp_path: Path, name: str) -> None:
    (tmp_path / "plan.yaml").write_bytes(SMALL)
    file = written(tmp_path, LATER, name)
    ended = comity("plan", "gate", file, "--plan", tmp_path / "plan.yaml")
    assert (ended.code, ended.out) == (0, f"{name} passes the gate.\n")


def test_a_file_is_refused_with_places_and_ways_to_mend_it(comity: Comity, tmp_path: Path) -> None:
    text = replace(LATER, target=replace(LATER.target, value=Decimal(0), proof="We will report."))
    ended = comity("plan", "gate", written(tmp_path, text))
    assert ended.code != 0
    assert "ours.yaml can't be submitted. To be mended: 2." in ended.err
    assert "From 0 to 0 nothing gets better" in ended.err
    assert "target.value: From 0 to 0" in ended.err
    assert "target.proof: That you will report proves nothing by itself: report." in ended.err
    assert "ours.yaml:" in ended.err


def test_an_action_that_the_plan_lacks(comity: Comity, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(SMALL)
    file = written(tmp_path, replace(LATER, action="flying", sub_action=""))
    ended = comity("plan", "gate", file, "--plan", tmp_path / "plan.yaml")
    assert "The plan has no action flying." in ended.err
    assert comity("plan", "gate", file).code == 0
