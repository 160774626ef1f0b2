"""Opening the corpus: the compiled cache beside reading the YAML files in several ways."""

from __future__ import annotations

import gc
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from benchmarks.measuring import Case, Figure, Progress, side_by_side, skipped
from comity.regulation.adapters.rulebook_files import (
    build_rulebook,
    corpus_files,
    open_rulebook,
    shipped_corpus,
)


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    """The cache stands for all that the second line does; the others make plain data and check
    nothing. Of ruamel.yaml there is one turn: it takes longer than the rest together."""
    folder = shipped_corpus()
    files = corpus_files(folder)
    group = f"opening the corpus: {len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB"
    with TemporaryDirectory() as cache:
        cases: dict[str, Case] = {
            "compiled cache": lambda: open_rulebook(folder, Path(cache)),
            "our reader, checks and compiler": lambda: build_rulebook(files, lambda *_: None),
            "PyYAML CSafeLoader, plain data": lambda: [
                yaml.load(data, Loader=yaml.CSafeLoader) for data in files.values()
            ],
        }
        figures = side_by_side(group, cases, turns=3 if quick else 7, progress=progress)
    if not find_spec("ruamel"):
        return [*figures, *skipped(group, ["ruamel.yaml"])]
    return figures if quick else [*figures, _ruamel(figures[0], files)]


def _ruamel(first: Figure, files: dict[str, bytes]) -> Figure:
    from ruamel.yaml import YAML  # type: ignore[import-not-found, unused-ignore]

    reader = YAML(typ="rt")
    gc.collect()
    started = process_time()
    for data in files.values():
        reader.load(data)
    taken = (process_time() - started) * 1000
    ratio = taken / first.value if first.value else None
    return Figure(first.group, "ruamel.yaml, round trip", taken, "ms", ratio, "one turn")
