"""Readers of numbering, by the name that an instrument's `texts` give as `structure`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from comity.kernel.domain.errors import unknown_name
from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.chinese import chinese_outline
from comity.regulation.formats.texts.european import european_outline
from comity.regulation.formats.texts.korean import korean_outline

STRUCTURES: Mapping[str, Callable[[list[str], str], Outline]] = MappingProxyType(
    {
        "eu": european_outline,
        "korean": korean_outline,
        "chinese": chinese_outline,
        "chinese-english": chinese_outline,
    }
)


def outline_of(data: bytes, structure: str, language: str) -> Outline:
    """The outline of a text. Raises `UnknownName` for a structure without a reader."""
    if structure not in STRUCTURES:
        raise unknown_name("unknown-structure", structure, STRUCTURES)
    return STRUCTURES[structure](text_lines(data), language)


def text_lines(data: bytes) -> list[str]:
    """The lines of a text, as supports count them."""
    return data.decode("utf-8-sig", errors="replace").split("\n")
