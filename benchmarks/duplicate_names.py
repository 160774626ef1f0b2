"""How well the duplicates finder tells one organisation from two by name, beside what one would use
instead. On pairs of real names (`tests/plan/names/pairs.csv`), half of them held out.

    python -m benchmarks.duplicate_names            # the held-out half
    python -m benchmarks.duplicate_names --tuning

Thresholds, ours and the others', are those that served best on the tuning half.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from comity.plan.domain.duplicates.comparing import SUSPECT, alike

PAIRS = Path(__file__).parents[1] / "tests/plan/names/pairs.csv"
FEWEST = 30
"""Pairs that a script needs in the half to have a line of its own."""
OTHERS = "other scripts"


class Pair(NamedTuple):
    left: str
    left_place: str
    right: str
    right_place: str
    same: bool
    script: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one engine on the pairs of one script."""

    engine: str
    script: str
    pairs: int
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

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairs_of(half: str) -> list[Pair]:
    with PAIRS.open(newline="") as file:
        return [
            Pair(it["left"], it["left_jurisdiction"], it["right"], it["right_jurisdiction"],
                 it["same"] == "1", it["script"])
            for it in csv.DictReader(file)
            if it["half"] == half
        ]  # fmt: skip


def ours(pair: Pair) -> float:
    return alike(pair.left, pair.right, pair.left_place, pair.right_place)[0]


def exact(pair: Pair) -> float:
    return float(pair.left.casefold() == pair.right.casefold())


def token_set(pair: Pair) -> float:
    return fuzz.token_set_ratio(pair.left.casefold(), pair.right.casefold()) / 100


@cache
def _without_form(name: str) -> str:
    from cleanco import basename

    return str(basename(basename(name))).casefold()


def without_form(pair: Pair) -> float:
    return float(_without_form(pair.left) == _without_form(pair.right))


def best_threshold(engine: Callable[[Pair], float]) -> float:
    """That with the highest F1 on the tuning half; of several, the highest."""
    tuning = pairs_of("tuning")
    scored = [(engine(it), it.same) for it in tuning]
    candidates = sorted({score for score, _ in scored if score > 0})

    def f1(threshold: float) -> float:
        return counted("", "", [(score >= threshold, same) for score, same in scored]).f1

    return max(candidates, key=lambda it: (f1(it), it))


def counted(engine: str, script: str, told: Iterable[tuple[bool, bool]]) -> Scores:
    rows = list(told)
    return Scores(
        engine,
        script,
        len(rows),
        sum(said and same for said, same in rows),
        sum(said and not same for said, same in rows),
        sum(same and not said for said, same in rows),
    )


def engines() -> dict[str, tuple[Callable[[Pair], float], float]]:
    return {
        "Comity": (ours, SUSPECT),
        "same letters": (exact, 1.0),
        "cleanco, then same letters": (without_form, 1.0),
        "rapidfuzz token_set_ratio": (token_set, best_threshold(token_set)),
    }


def measured(half: str) -> list[Scores]:
    """Each engine on all pairs, then on those of each script."""
    pairs = pairs_of(half)
    counts: dict[str, int] = {}
    for it in pairs:
        counts[it.script] = counts.get(it.script, 0) + 1
    large = sorted(it for it in counts if counts[it] >= FEWEST)
    found = []
    for name, (engine, threshold) in engines().items():
        told = [(it.script, engine(it) >= threshold, it.same) for it in pairs]
        found.append(counted(name, "all", [it[1:] for it in told]))
        for script in large:
            found.append(counted(name, script, [it[1:] for it in told if it[0] == script]))
        found.append(counted(name, OTHERS, [it[1:] for it in told if it[0] not in large]))
    return found


def line(scores: Scores) -> str:
    """As it stands in docs/use/plan.md."""
    return (
        f"| {scores.engine} | {scores.script} | {scores.pairs} | {scores.precision:.2f} "
        f"| {scores.recall:.2f} | {scores.f1:.2f} |"
    )


HEADER = "| finder | names in | pairs | precision | recall | F1 |\n|---|---|---|---|---|---|"

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tuning", action="store_true")
    half = "tuning" if parser.parse_args().tuning else "held-out"
    print(HEADER)
    for each in measured(half):
        print(line(each))
