"""How well the gate tells commitments that somebody else could verify from those that nobody could,
by their words, in each language. On labelled commitments (`tests/plan/commitments`), half of them
held out.

    python -m benchmarks.gate_words            # the held-out half
    python -m benchmarks.gate_words --tuning

All else that the gate asks for (figures, days, for whom) is there in each: only words can tell.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from comity.plan.domain.commitment_text import CommitmentText, Milestone, Target
from comity.plan.domain.gate import refusals
from comity.plan.domain.gate_lacks import Ground
from comity.plan.domain.gate_lists.lists import LANGUAGES
from comity.plan.domain.plan_text import PlanAction
from comity.regulation.domain.confidence import Confidence

FOLDER = Path(__file__).parents[1] / "tests/plan/commitments"
HALVES = ("held-out", "tuning")
ON = date(2026, 3, 1)
GROUND = Ground(
    PlanAction("any", "1", {"en": "Any"}, {"en": "Any"}, "Point 1", Confidence.ONE_SECONDARY),
    ON,
    frozenset(),
)


class Labelled(NamedTuple):
    """`weak` names the field of the target that nobody could verify; "" where somebody could."""

    language: str
    weak: str
    title: str
    indicator: str
    unit: str
    proof: str

    @property
    def text(self) -> CommitmentText:
        return CommitmentText(
            title=self.title,
            language=self.language,
            action="any",
            outcome="-",
            beneficiaries="-",
            starts_on=ON,
            target=Target(
                indicator=self.indicator,
                unit=self.unit,
                baseline=Decimal(0),
                baseline_on=date(2026, 1, 1),
                value=Decimal(50),
                due_on=date(2027, 12, 31),
                proof=self.proof,
            ),
            milestones=(Milestone("half", "25", date(2027, 1, 31)),),
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """Of the gate on the commitments of one language. What it refuses is what it tells."""

    language: str
    commitments: int
    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        told = self.found + self.wrong
        return self.found / told if told else 1.0

    @property
    def recall(self) -> float:
        there = self.found + self.missed
        return self.found / there if there else 1.0


def labelled(language: str) -> list[Labelled]:
    with (FOLDER / f"{language}.csv").open(newline="") as file:
        return [Labelled(language, **row) for row in csv.DictReader(file)]


def commitments_of(language: str, half: str) -> list[Labelled]:
    """Of the verifiable ones, the indicators and the proofs half each: nobody chose which, since
    the digest of the title did."""
    rows = sorted(labelled(language), key=lambda it: sha256(it.title.encode()).digest())
    kinds = [[it for it in rows if it.weak == weak] for weak in ("", "indicator", "proof")]
    return [it for kind in kinds for it in kind[HALVES.index(half) :: 2]]


def refused(text: CommitmentText) -> bool:
    return bool(refusals(text, GROUND))


def counted(language: str, rows: Iterable[Labelled]) -> Scores:
    told = [(refused(it.text), bool(it.weak)) for it in rows]
    return Scores(
        language,
        len(told),
        sum(said and weak for said, weak in told),
        sum(said and not weak for said, weak in told),
        sum(weak and not said for said, weak in told),
    )


def measured(half: str) -> list[Scores]:
    """Each language, then all."""
    rows = {language: commitments_of(language, half) for language in LANGUAGES}
    each = [counted(language, rows[language]) for language in LANGUAGES]
    return [*each, counted("all", [it for some in rows.values() for it in some])]


def line(scores: Scores) -> str:
    """As it stands in docs/use/plan.md."""
    return (
        f"| {scores.language} | {scores.commitments} | {scores.found} | {scores.missed} "
        f"| {scores.wrong} | {scores.precision:.2f} | {scores.recall:.2f} |"
    )


HEADER = (
    "| language | commitments | refused rightly | let through wrongly | refused wrongly "
    "| precision | recall |\n|---|---|---|---|---|---|---|"
)

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tuning", action="store_true")
    half = "tuning" if parser.parse_args().tuning else "held-out"
    print(HEADER)
    for each in measured(half):
        print(line(each))
