"""The example of docs/use/plan.md, counted anew from its table."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from comity.plan.domain.plan_text import Level, Weights
from comity.plan.domain.rollup import Counts, RollUp, roll_up

PAGE = Path(__file__).parents[2] / "docs" / "use" / "plan.md"


def section() -> str:
    text = PAGE.read_text("utf-8")
    return text.split("### An example by hand", 1)[1].split("\n### ", 1)[0]


def table(first: str) -> list[list[str]]:
    """The rows of the table with this first column."""
    lines = section().split(f"\n| {first} |", 1)[1].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def weights() -> dict[str, Fraction]:
    found = re.findall(r"\*(\w+)\*\s+(?:has )?weight (\d+)", section())
    return {action: Fraction(weight) for action, weight in found}


def counted() -> dict[str, Counts]:
    parts: dict[str, Counts] = {}
    for _number, action, state, level, reported in table("commitment"):
        if state == "draft":
            continue
        levels = {} if level == "–" else {Level(level.replace(" ", "-")): 1}
        percent = None if reported == "–" else int(reported.removesuffix(" %"))
        one = Counts(1, levels, int(percent is not None), percent or 0)
        if state == "withdrawn":
            one = Counts(withdrawn=1)
        parts[action] = parts.get(action, Counts()) + one
    return parts


def figure(text: str) -> Fraction | None:
    """`... = 76 2/3 %`, `2/3`, `–`."""
    told = text.rpartition("=")[2].strip()
    if told == "–":
        return None
    value = sum((Fraction(part) for part in told.removesuffix(" %").split()), Fraction(0))
    return value / 100 if told.endswith("%") else value


def reckoned(text: str) -> Fraction | None:
    """The left side of the sum, by its own words."""
    if "=" not in text:
        return None
    left = text.partition("=")[0].replace("÷", "/").replace("×", "*")
    left = re.sub(r"(\d+) (\d+)/(\d+)", r"(F(\1) + F(\2) / F(\3))", left)
    left = re.sub(r"(?<![F(\d])(\d+)(?!\d|\))", r"F(\1)", left)
    value: Fraction = eval(left, {"F": Fraction})  # noqa: S307 - our own page
    return value / 100 if text.endswith("%") else value


def told(found: RollUp) -> list[object]:
    every = found.total.commitments
    assessed, reported = found.assessed, found.reported
    return [
        assessed.value,
        f"{assessed.of} of {every}",
        reported.value,
        f"{reported.of} of {every}",
    ]


def test_each_row_is_what_the_formula_gives() -> None:
    parts, actions = counted(), weights()
    assert list(actions.values()) == [1, 2, 1]
    rows = {name: cells for name, *cells in table("action")}
    assert list(rows) == [*actions, "the plan"]
    for name, (assessed, of, reported, reporting) in rows.items():
        if name in actions:
            found = roll_up({name: parts[name]}, Weights(), {name: Fraction(1)})
        else:
            found = roll_up(parts, Weights(), actions)
        assert told(found) == [figure(assessed), of, figure(reported), reporting]


def test_each_sum_comes_to_what_it_says() -> None:
    sums = [cell for _name, *cells in table("action") for cell in cells if "=" in cell]
    assert len(sums) == 7
    assert [reckoned(each) for each in sums] == [figure(each) for each in sums]


def test_the_sentence_below_says_what_the_page_would() -> None:
    found = roll_up(counted(), Weights(), weights())
    said = " ".join(section().split())
    assert (
        f"assessed {found.assessed.percent} % ({found.assessed.of} of {found.total.commitments})"
        in said
    )
    assert (
        f"self-reported {found.reported.percent} % ({found.reported.of} of "
        f"{found.total.commitments})" in said
    )
    assert (found.no_evidence, found.not_assessed, found.total.withdrawn) == (1, 1, 1)
