"""A corpus of 150,000 norms: made, compiled and asked, in processes of their own.

python -m benchmarks.scale compile NORMS FILE     # what `run` starts, to see each one's memory
python -m benchmarks.scale answer NORMS FILE
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks.measuring import Figure, Progress
from benchmarks.plain_rules import (
    completed,
    json_logic_rules,
    plain_rules,
    python_functions,
    two_valued,
)
from benchmarks.shipped import shipped_rules
from benchmarks.synthetic_corpus import synthetic_corpus, synthetic_profile
from comity.regulation.domain.conditions.corpus_program import compile_corpus
from comity.regulation.domain.findings import Outcome
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.compiled_corpus import decode_rulebook, encode_rulebook

Result = TypeVar("Result")
DAY = date(2027, 12, 2)
ASKED = 3
"""how many jurisdictions are asked about"""
OPEN_FINDINGS = 100


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    norms = 4_000 if quick else 150_000
    group = f"{norms:,} synthetic norms"
    rows: list[Figure] = []
    with TemporaryDirectory() as folder:
        stages = ("compile", "answer")
        for done, stage in enumerate(stages):
            progress(done, len(stages))
            result = subprocess.run(
                [sys.executable, "-m", "benchmarks.scale", stage, str(norms), f"{folder}/cache"],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ,
            )
            rows += [Figure(group, *row) for row in json.loads(result.stdout)]
    progress(len(stages), len(stages))
    return rows


Row = tuple[str, float, str, float | None, str]


def compile_stage(norms: int, path: Path) -> list[Row]:
    jurisdictions = shipped_rules().jurisdictions
    places = [entry.id for entry in jurisdictions if entry.kind == "country"]
    corpus = synthetic_corpus(norms, places)
    made = _peak()
    seconds, (program, problems) = _timed(lambda: compile_corpus(corpus, frozenset(places)))
    assert not problems
    instruments, nodes = len(corpus.instruments), len(program.nodes)
    rules = Rulebook("0" * 64, corpus, program, jurisdictions)
    writing, data = _timed(lambda: encode_rulebook(rules))
    path.write_bytes(data)
    size = len(data) / 1e6
    return [
        ("compile", seconds, "s", None, f"{instruments} instruments, {nodes:,} nodes"),
        ("encode the cache", writing, "s", None, ""),
        ("size of the cache", size, "MB", None, f"{len(data) / norms:,.0f} bytes a norm"),
        ("peak memory, compiling", _peak(), "MB", None, f"{made:,.0f} MB of it the bare records"),
    ]


def answer_stage(norms: int, path: Path) -> list[Row]:
    loading, rules = _timed(lambda: decode_rulebook(path.read_bytes()))
    size = path.stat().st_size
    places = [entry.id for entry in rules.jurisdictions if entry.kind == "country"]
    profile = synthetic_profile(rules.corpus, places)
    everywhere = tuple(dict.fromkeys(it.jurisdiction for it in rules.corpus.instruments))
    first, _ = _timed(lambda: rules.obligations(profile, everywhere, DAY))
    some = median(
        _timed(lambda: rules.obligations(profile, everywhere[:ASKED], DAY))[0] for _ in range(5)
    )
    turns = [_timed(lambda: rules.obligations(profile, everywhere, DAY)) for _ in range(5)]
    warm, answer = median(seconds for seconds, _ in turns), turns[0][1]
    inquiry = rules.inquire(profile, DAY)
    undetermined = answer.with_outcome(Outcome.UNDETERMINED)
    chosen = undetermined[:: max(1, len(undetermined) // OPEN_FINDINGS)][:OPEN_FINDINGS]
    deciding, _ = _timed(lambda: [inquiry.deciding(finding) for finding in chosen])
    peak = _peak()
    applying = len(answer.with_outcome(Outcome.APPLIES))
    return [
        ("load from the cache", loading, "s", None, f"{size / 1e6 / loading:,.0f} MB/s"),
        ("first question", first * 1e3, "ms", None, "indexes are made"),
        (f"one profile, {ASKED} jurisdictions", some * 1e3, "ms", None, "warm"),
        (
            "one profile, every jurisdiction",
            warm * 1e3,
            "ms",
            1.0,
            f"warm; {applying:,} apply, {len(undetermined):,} undetermined",
        ),
        *_plain(rules, warm),
        (f"deciding sets of {len(chosen)} findings", deciding * 1e3, "ms", None, "one search"),
        ("peak memory, answering", peak, "MB", None, ""),
    ]


def _plain(rules: Rulebook, ours: float) -> list[Row]:
    """The same norms as rules that know true and false only, on one complete profile."""
    places = [entry.id for entry in rules.jurisdictions if entry.kind == "country"]
    profile = completed(synthetic_profile(rules.corpus, places), rules.vocabulary.facts)
    facts = two_valued(rules.inquire(profile, DAY).values)
    dialects = {"plain Python functions": python_functions}
    if find_spec("json_logic"):
        dialects["json-logic"] = json_logic_rules
    rows: list[Row] = []
    for name, dialect in dialects.items():
        making, plain = _timed(lambda dialect=dialect: plain_rules(rules, DAY, dialect()))  # type: ignore[misc]
        taken, _ = _timed(lambda plain=plain: plain.applying(facts))  # type: ignore[misc]
        note = f"two-valued; {making:.1f} s to make"
        rows.append((f"every norm as {name}", taken * 1e3, "ms", taken / ours, note))
    return rows


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds of processor time, and what came of them."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def _peak() -> float:
    """The largest resident size of this process so far, in MB. Linux lets `getrusage` inherit that
    of the process which started this one, so its own account is read where there is one."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    return getrusage(RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    stage = {"compile": compile_stage, "answer": answer_stage}[sys.argv[1]]
    print(json.dumps(stage(int(sys.argv[2]), Path(sys.argv[3]))))
