"""All that is measured of the hub, in one run."""

from __future__ import annotations

from benchmarks import hub_growth
from benchmarks.hub import downloading, many_files, memory, uploading
from benchmarks.measuring import Figure, Progress

PARTS = (
    downloading.run,
    uploading.run,
    many_files.metadata,
    many_files.snapshot,
    memory.run,
    hub_growth.run,
)


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    return [figure for part in PARTS for figure in part(quick=quick, progress=progress)]
