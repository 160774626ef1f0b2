"""Where the rows behind a figure stand: the lists, kept to what was counted."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language

from comity.plan.domain.plan_text import Level
from comity.plan.domain.timeliness import Timeliness


def page(name: str, *args: object) -> str:
    """ "" where there is no such page."""
    return _page(get_script_prefix(), get_language(), name, args)


@lru_cache(maxsize=1024)
def _page(_prefix: str, _language: str | None, name: str, args: tuple[object, ...]) -> str:
    """An overview asks for one list hundreds of times. Where the site stands and the language go
    before it."""
    try:
        return reverse(f"plan:{name}", args=args)
    except NoReverseMatch:
        return ""


def commitments(
    slug: str,
    *,
    level: Level | str = "",
    timely: Timeliness | str = "",
    **kept: str,
) -> str:
    """The list of commitments, kept to values of `action`, `participant`, `jurisdiction`, `region`,
    `state`, `level`, `timely`: to those that `queries/counted_rows` counts."""
    return _kept(page("commitments", slug), {**kept, "level": str(level), "timely": str(timely)})


def participants(slug: str, **kept: str) -> str:
    """Kept to values of `where`, a jurisdiction, and `kind`."""
    return _kept(page("participants", slug), kept)


def _kept(address: str, wanted: dict[str, str]) -> str:
    asked = urlencode({name: value for name, value in wanted.items() if value})
    return f"{address}?{asked}" if address and asked else address
