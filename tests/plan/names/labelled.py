"""The labelled pairs, as they stand in the file."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "pairs.csv"


class LabelledPair(NamedTuple):
    left: str
    left_jurisdiction: str
    right: str
    right_jurisdiction: str
    same: bool
    script: str
    left_organisation: str
    right_organisation: str
    half: str
    source: str
    licence: str


def labelled_pairs(half: str | None = None) -> list[LabelledPair]:
    with FILE.open(newline="") as file:
        rows = [LabelledPair(**{**row, "same": row["same"] == "1"}) for row in csv.DictReader(file)]
    return [it for it in rows if half in (None, it.half)]


def half_of(organisation: str) -> str:
    """By the number of the organisation alone, so that nobody can move one."""
    digest = hashlib.sha256(f"comity\0{organisation}".encode()).hexdigest()
    return "held-out" if int(digest[:2], 16) % 2 else "tuning"
