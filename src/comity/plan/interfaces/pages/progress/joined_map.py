"""The tile map of where participants come from.

The arrangement of the tiles was devised by J. Schwabish (PolicyViz, 2017). A tile implies nothing
about status or borders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from comity.kernel.interfaces.punctuation import listed
from comity.kernel.interfaces.web.translations import translations
from comity.plan.interfaces.pages.progress.row_links import participants
from comity.plan.queries.who_joined import Joined
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

STEP = 22


@dataclass(frozen=True, slots=True)
class Square:
    """`x` and `y` of its corner, and of its letters; as text, since a template would look for each
    number how it is written in the reader's language."""

    x: str
    y: str
    code: str


@dataclass(frozen=True, slots=True)
class JoinedSquare:
    square: Square
    label: str
    href: str
    tone: str
    number: int


@dataclass(frozen=True, slots=True)
class JoinedMap:
    """`outside` are those that have no square: bodies, and parts of countries."""

    view_box: str
    rest: tuple[Square, ...]
    joined: tuple[JoinedSquare, ...]
    outside: tuple[tuple[str, int, str], ...]


def drawn_map(slug: str, joined: Mapping[str, Joined]) -> SafeString:
    """The map as HTML. Nobody has to wait for it twice: it is a third of the page."""
    return _drawn(get_script_prefix(), get_language(), slug, tuple(joined.items()))


@lru_cache(maxsize=64)
def _drawn(
    _prefix: str, _language: str | None, slug: str, joined: tuple[tuple[str, Joined], ...]
) -> SafeString:
    """Made of what it is given, of the language, and of where the site stands: of nothing else."""
    return render_to_string("plan/parts/joined_map.html", {"map": joined_map(slug, dict(joined))})


def joined_map(slug: str, joined: Mapping[str, Joined]) -> JoinedMap:
    squares, box = _squares()
    return JoinedMap(
        box,
        tuple(each for code, each in squares.items() if code not in joined),
        tuple(
            _joined(slug, each, joined[code]) for code, each in squares.items() if code in joined
        ),
        tuple(
            (_name(code), it.participants, participants(slug, where=code))
            for code, it in sorted(joined.items())
            if code not in squares
        ),
    )


def _joined(slug: str, square: Square, found: Joined) -> JoinedSquare:
    n = found.participants
    parts = [ngettext("%(n)d participant", "%(n)d participants", n) % {"n": n}]
    if found.governments:
        parts.append(_("its government among them"))
    return JoinedSquare(
        square,
        f"{_name(square.code)}: {listed(parts, translations())}",
        participants(slug, where=square.code),
        "level-4" if found.governments else "level-2",
        n,
    )


def _name(code: str) -> str:
    known = shipped_jurisdictions()
    return known.name(code, get_language() or "en") if code in known else code


@lru_cache(maxsize=1)
def _squares() -> tuple[dict[str, Square], str]:
    tiles = {each.id: each.tile for each in shipped_jurisdictions() if each.tile}
    squares = {
        code: Square(str(it.column * STEP), str(it.row * STEP), code) for code, it in tiles.items()
    }
    xs = [it.column * STEP for it in tiles.values()]
    ys = [it.row * STEP for it in tiles.values()]
    width, height = max(xs) - min(xs) + STEP, max(ys) - min(ys) + STEP
    return squares, f"{min(xs) - 1} {min(ys) - 1} {width} {height}"
