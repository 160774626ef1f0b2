"""Readers of numbering, by the name that an instrument's `texts` give as `structure`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from comity.regulation.domain.instruments import Text, TextStructure
from comity.regulation.domain.texts import Outline
from comity.regulation.formats.texts.california import california_outline
from comity.regulation.formats.texts.chinese import chinese_outline
from comity.regulation.formats.texts.colorado import colorado_outline
from comity.regulation.formats.texts.council_of_europe import council_of_europe_outline
from comity.regulation.formats.texts.declared import declared_outline
from comity.regulation.formats.texts.european import european_outline
from comity.regulation.formats.texts.japanese import japanese_outline
from comity.regulation.formats.texts.korean import korean_outline
from comity.regulation.formats.texts.marked import marked_outline
from comity.regulation.formats.texts.nist_ai_rmf import nist_ai_rmf_outline

STRUCTURES: Mapping[TextStructure, Callable[[list[str], str], Outline]] = MappingProxyType(
    {
        TextStructure.EU: european_outline,
        TextStructure.KOREAN: korean_outline,
        TextStructure.JAPANESE: japanese_outline,
        TextStructure.CHINESE: chinese_outline,
        TextStructure.CHINESE_ENGLISH: chinese_outline,
        TextStructure.CALIFORNIA: california_outline,
        TextStructure.COLORADO: colorado_outline,
        TextStructure.NIST_AI_RMF: nist_ai_rmf_outline,
        TextStructure.COUNCIL_OF_EUROPE: council_of_europe_outline,
        TextStructure.MARKED: marked_outline,
    }
)


def outline_of(data: bytes, structure: TextStructure, language: str) -> Outline:
    """The outline of a text whose numbering has a reader of its own."""
    return STRUCTURES[structure](text_lines(data), language)


def outline_of_text(data: bytes, text: Text) -> Outline:
    """The outline of a text that an instrument describes."""
    if text.structure is TextStructure.OUTLINE:
        return declared_outline(text_lines(data), text.language, text.numbering, text.extent)
    return outline_of(data, text.structure, text.language)


def text_lines(data: bytes) -> list[str]:
    """The lines of a text, as supports count them."""
    return data.decode("utf-8-sig", errors="replace").split("\n")
