"""The statutes that are shipped, read once; and places in the written ones."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import comity
from comity.assembly.domain.statute import Statute
from comity.assembly.formats.statute_file import read_statute

FOLDER = Path(comity.__file__).parent / "assembly" / "examples"
NAMES = ("north-lakes", "world-forum")

_ARTICLE = re.compile(r"## Article (\d+)\. ")
_PARAGRAPH = re.compile(r"(\d+)\. ")


@cache
def example(name: str) -> Statute:
    file = FOLDER / f"{name}.yaml"
    return read_statute(file.read_bytes(), file.name)


def places_in_text(name: str) -> set[str]:
    """`Art. 9` and `Art. 9(2)` for each article and paragraph."""
    places, article = set(), ""
    for line in (FOLDER / f"{name}.md").read_text("utf-8").splitlines():
        if found := _ARTICLE.match(line):
            article = f"Art. {found[1]}"
            places.add(article)
        elif article and (found := _PARAGRAPH.match(line)):
            places.add(f"{article}({found[1]})")
    return places
