"""The page on plans: its commands run in their order, its figures are those of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.closed_ballots import reachable
from tests.cli.running import Comity
from tests.documents import blocks, command_lines, fenced, text_of
from tests.parties.people import person

from comity.plan.adapters.shipped_plans import shipped_plans, starter_text
from comity.plan.models import Plan, PlanLink
from comity.plan.queries.coordinators import coordinators_on
from comity.plan.queries.find_plan import plan_text

PAGE = text_of("docs/use/plan.md")
TEXT = PAGE.partition("## Publish a plan of your own")[2]
OWN = ("new", "check", "publish", "coordinators", "show", "enter", "link")


@pytest.mark.django_db
def test_its_commands_run_in_their_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    comity, ada = Comity(monkeypatch, capsys), person("ada")
    reachable(ada)
    second = starter_text().replace("version: 1", "version: 2", 1)
    Path("our-plan-2.yaml").write_text(second, "utf-8")
    ran = []
    for block in blocks(TEXT):
        for line in command_lines(block):
            if line[0] == "plan" and line[1] in OWN:
                ended = comity(*line)
                assert ended.code == 0, (line, ended.err)
                ran.append(line[1])
    assert set(ran) == set(OWN)
    plan = Plan.objects.get()
    assert (plan.slug, plan_text(plan).version) == ("my-plan", 2)
    assert [it.user for it in coordinators_on(plan, plan.created_at.date())] == [ada]
    assert not PlanLink.objects.exists()  # the last command took it away


def test_the_action_that_it_shows_stands_in_the_example() -> None:
    (shown, *_others) = fenced(PAGE, "yaml")
    assert shown in starter_text()


def test_its_figures_are_those_of_the_plan() -> None:
    actions = shipped_plans()[-1].text.actions
    parts = sum(len(each.sub_actions) for each in actions)
    indicators = sum(len(each.indicators) for each in actions)
    assert f"thirteen actions with {parts} parts and {indicators} indicators" in PAGE
    by_order = [each.number for each in actions if "order" in each.citation]
    assert f"| {by_order[0]} to {by_order[-1]} |" in PAGE
