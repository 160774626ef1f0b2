"""The corpus read and exported, at its size today and at ten and a hundred times that; and merged.

Synthetic corpora, so that the sizes differ in nothing else; each ratio is to the smallest.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory

from benchmarks.measuring import Case, Figure, Progress
from benchmarks.shipped import shipped_rules
from benchmarks.synthetic_corpus import synthetic_corpus
from comity.regulation.adapters.rulebook_files import build_rulebook, corpus_files, shipped_corpus
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Level
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.compiled_corpus import decode_rulebook, encode_rulebook
from comity.regulation.formats.corpus_dump import dump_corpus
from comity.regulation.formats.exports.export_formats import (
    Exported,
    ExportFormat,
    export_files,
)
from comity.regulation.formats.release_file import read_release_file, write_release_file

TIMES = (1, 10, 100)
MERGED = 10
"""the largest of these that is loaded into a database: a hundred times would take hours"""
CHANGED = 20
"""in a later release, of so many norms one has another level"""


@dataclass(frozen=True, slots=True)
class Sized:
    times: int
    rules: Rulebook
    files: Mapping[str, bytes]


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    """Processor time, of a merge wall time; one turn each."""
    times = TIMES[:2] if quick else TIMES
    taken: dict[str, list[tuple[Sized, float]]] = {}
    for done, sized in enumerate(map(_sized, times)):
        progress(done, len(times))
        for name, case in _cases(sized).items():
            taken.setdefault(name, []).append((sized, _seconds(case, time.process_time)))
        if sized.times > MERGED:
            continue
        with TemporaryDirectory() as folder:
            for name, seconds in _merges(sized.rules, folder):
                taken.setdefault(name, []).append((sized, seconds))
    progress(len(times), len(times))
    return [figure for name, each in taken.items() for figure in _figures(name, each)]


def _sized(times: int) -> Sized:
    norms = shipped_rules().corpus.norm_count() * times
    places = [entry.id for entry in shipped_rules().jurisdictions if entry.kind == "country"]
    corpus = synthetic_corpus(norms, places)
    in_order = tuple(sorted(corpus.instruments, key=lambda it: it.id))
    files = dict(dump_corpus(replace(corpus, instruments=in_order)))
    files["jurisdictions.yaml"] = corpus_files(shipped_corpus())["jurisdictions.yaml"]
    return Sized(times, build_rulebook(files, lambda *_: None), files)


def _cases(sized: Sized) -> Mapping[str, Case]:
    rules = sized.rules
    corpus = rules.corpus
    exported = Exported(corpus, rules.release, None, corpus.instruments)
    cached, released = encode_rulebook(rules), write_release_file(corpus)
    cases: dict[str, Case] = {
        "YAML, read, checked and compiled": lambda: build_rulebook(sized.files, lambda *_: None),
        "the same from its cache": lambda: decode_rulebook(cached),
        "release file, written": lambda: write_release_file(corpus),
        "release file, its bytes verified": lambda: read_release_file(released, ""),
    }
    for format in ExportFormat:
        cases[f"export as {format.value}"] = _export(format, exported)
    return cases


def _export(format: ExportFormat, exported: Exported) -> Case:
    return lambda: sum(len(data) for _, data in export_files(format, exported))


def _merges(rules: Rulebook, folder: str) -> Iterator[tuple[str, float]]:
    """Into an empty database, a later release over it, and that again; nothing is kept."""
    os.environ["COMITY_DATA"] = folder
    from comity.kernel.adapters.database import open_database

    with open_database(migrate=True):
        from django.db import transaction

        from comity.parties.domain.permissions import OPERATOR
        from comity.regulation.actions.load_release import load_release

        later = _later(rules.corpus)
        with transaction.atomic():
            for name, corpus in (
                ("load into an empty database", rules.corpus),
                (f"merge of a release with one norm in {CHANGED} changed", later),
                ("the same release again", later),
            ):
                load: Case = lambda corpus=corpus: load_release(corpus=corpus, actor=OPERATOR)  # type: ignore[misc] # noqa: E731
                yield name, _seconds(load, time.perf_counter)
            transaction.set_rollback(True)


def _later(corpus: Corpus) -> Corpus:
    return replace(
        corpus,
        instruments=tuple(
            replace(
                instrument,
                provisions=tuple(
                    replace(it, norms=tuple(replace(n, level=Level.ENCOURAGED) for n in it.norms))
                    if place % CHANGED == 0
                    else it
                    for place, it in enumerate(instrument.provisions)
                ),
            )
            for instrument in corpus.instruments
        ),
    )


def _seconds(case: Case, clock: Callable[[], float]) -> float:
    started = clock()
    case()
    return clock() - started


def _figures(name: str, taken: list[tuple[Sized, float]]) -> Iterator[Figure]:
    smallest = taken[0][1]
    for sized, seconds in taken:
        norms = sized.rules.corpus.norm_count()
        note = f"{seconds / norms * 1e6:,.0f} microseconds a norm"
        case = f"{sized.times} x, {norms:,} norms"
        yield Figure(name, case, seconds * 1e3, "ms", seconds / smallest, note)
