"""The page on plans: its commands run in their order on its own files, its figures are those of
the plan, and it has a place for everything and says nothing twice."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from tests.assembly.closed_ballots import reachable
from tests.cli.running import Comity
from tests.documents import FENCE, blocks, command_lines, fenced, text_of
from tests.parties.people import person
from tests.plan.dumps import lei_dump, ror_dump, zipped
from tests.plan.seeding import SeededPlan, seed_commitment, seed_participant

from comity.plan.adapters.shipped_plans import shipped_plans, starter_text
from comity.plan.formats.commitment_lines import CommitmentLine, read_commitment_lines
from comity.plan.formats.invitations_csv import read_invitations
from comity.plan.formats.part_lines import PartLine, read_part_lines
from comity.plan.models import Invitation, Plan, PlanLink
from comity.plan.queries.coordinators import coordinators_on
from comity.plan.queries.find_plan import plan_text

PAGE = text_of("docs/use/plan.md")
COMMITMENT, ACTION = fenced(PAGE, "yaml")
GUESTS, COMMITMENTS, MILESTONES = fenced(PAGE, "csv")
LINES = [
    line
    for block in blocks(PAGE)
    for line in command_lines(block)
    if line not in (["plan", "demo"], ["serve"])
]
"""But the demo, which wants a database of its own and has tests of its own, and the server."""
KEPT_OUT = 1
"""`iati-check` ends so where a commitment is kept out of the file."""


def write_its_files() -> None:
    Path("our-commitment.yaml").write_text(COMMITMENT, "utf-8")
    Path("guests.csv").write_text(GUESTS, "utf-8")
    Path("commitments.csv").write_text(COMMITMENTS, "utf-8")
    Path("milestones.csv").write_text(MILESTONES, "utf-8")
    second = starter_text().replace("version: 1", "version: 2", 1)
    Path("our-plan-2.yaml").write_text(second, "utf-8")
    here = Path.cwd()
    zipped(ror_dump(here)).rename("v1.59-2025-01-23-ror-data.zip")
    zipped(lei_dump(here)).rename("gleif-goldencopy-lei2.csv.zip")


def join_and_commit() -> None:
    """What people do on pages meanwhile."""
    plan = Plan.objects.get()
    made = SeededPlan(plan, person("noor"))
    seed_participant(made, "acme")
    seed_commitment(made, "acme")


@pytest.mark.django_db
def test_its_commands_run_in_their_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    comity, ada = Comity(monkeypatch, capsys), person("ada")
    for each in (ada, person("rita")):
        reachable(each)
    write_its_files()
    told = {}
    for line in LINES:
        assert line[0] == "plan"
        ended = comity(*line)
        allowed = KEPT_OUT if line[1] == "iati-check" else 0
        assert ended.code == allowed, (line, ended.out, ended.err)
        told[" ".join(line[1:])] = ended.out
        if line[1] == "publish":
            join_and_commit()
    plan = Plan.objects.get()
    assert (plan.slug, plan_text(plan).version) == ("my-plan", 2)
    assert [it.user for it in coordinators_on(plan, plan.created_at.date())] == [ada]
    assert not PlanLink.objects.exists()  # the last command took it away
    assert Invitation.objects.count() == 2
    assert told["reviewers my-plan"].split("\t")[:2] == ["1", "rita@example.org"]
    assert "Train 50 engineers" in told["commitments my-plan --state active --words engineers"]
    assert [it.title for it in plan.commitments.order_by("number")] == [
        "Train 50 engineers", "Train 50 engineers", "Halve the energy of our models",
    ]  # fmt: skip
    exported = json.loads(Path("open-data/plan.json").read_text("utf-8"))
    assert [each["commitment"] for each in exported["commitments"]] == [1]  # drafts are nobody's
    rows = csv.DictReader(io.StringIO(Path("open-data/commitments.csv").read_text("utf-8")))
    assert [each["title"] for each in rows] == ["Train 50 engineers"]


def test_its_commands_are_all_that_are_for_more_than_a_look() -> None:
    told = {tuple(line[1:3]) if line[1] in ("coordinators", "registry") else (line[1],)
            for line in LINES}  # fmt: skip
    assert {("gate",), ("publish",), ("invite",), ("registry", "add"), ("assign",), ("import",),
            ("export",), ("iati-check",), ("reindex",), ("enter",), ("link",)} < told  # fmt: skip


def test_its_tables_are_read() -> None:
    assert len(read_invitations(GUESTS.encode())) == 2
    found = read_commitment_lines(COMMITMENTS.encode())
    assert [type(each) for each in found] == [CommitmentLine] * 2
    parts = read_part_lines({"milestones": MILESTONES.encode()})
    assert [type(each) for each in parts] == [PartLine] * 2


def test_the_action_that_it_shows_stands_in_the_example() -> None:
    assert ACTION in starter_text()


def test_its_figures_are_those_of_the_plan() -> None:
    actions = shipped_plans()[-1].text.actions
    parts = sum(len(each.sub_actions) for each in actions)
    indicators = sum(len(each.indicators) for each in actions)
    assert f"thirteen actions with {parts} parts and {indicators} indicators" in PAGE
    by_order = [each.number for each in actions if "order" in each.citation]
    assert f"| {by_order[0]} to {by_order[-1]} |" in PAGE


def test_no_sentence_stands_twice() -> None:
    prose = " ".join(
        line for line in FENCE.sub("", PAGE).splitlines() if not line.startswith(("|", "    "))
    )
    sentences = [it.strip() for it in re.split(r"(?<=[.:?])\s", prose) if len(it) > 30]
    assert [it for it, count in Counter(sentences).items() if count > 1] == []


def test_no_heading_stands_twice() -> None:
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", PAGE), re.MULTILINE)
    assert titles[0] == "Plans of action"
    assert [it for it, count in Counter(titles).items() if count > 1] == []
