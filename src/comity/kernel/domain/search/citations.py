"""Citations in a text, in the ways that people write them, brought to one form.

"Art. 50(2)", "article 50 (2)" and "제50조 제2항" all name `art.50.2`; "50(2)" alone names `n.50.2`,
which every citation with that number bears too. "17-2" and "1.2" are one number: `17_2`, `1_2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.kernel.domain.han_numerals import NUMERAL, number_of

_UNITS = {
    **dict.fromkeys(("art", "arts", "article", "articles", "articulo", "artikel", "artigo"), "art"),
    **dict.fromkeys(("статья", "статьи", "ст", "الماده", "ماده"), "art"),
    **dict.fromkeys(("sec", "sect", "section", "sections", "seccion", "раздел", "§"), "sec"),
    **dict.fromkeys(("annex", "annexe", "anexo", "приложение", "appendix", "المرفق"), "annex"),
}
_NUMBER = r"[0-9]+[a-z]{0,2}(?:[-.][0-9]+)*"
_SUB = r"(?: ?\([0-9a-z]{1,5}\))"
_BELOW = rf"(?:,? ?(?:para|paragraph|point|no|section|sec)\.? ?(?:{_NUMBER}|[a-z])\b{_SUB}*)"
_NAMED = re.compile(
    rf"(?<!\w)({'|'.join(sorted(_UNITS, key=len, reverse=True))})\.? ?"
    rf"({_NUMBER}|[ivxl]{{1,6}}(?!\w)|(?<=x )[a-z](?!\w))(?!\w)({_SUB}*{_BELOW}*)"
)
_BARE = re.compile(rf"(?<![\w.-])({_NUMBER})({_SUB}+)")
_PART = re.compile(rf"\(([0-9a-z]{{1,5}})\)|\b({_NUMBER}|[a-z])\b")
_KOREAN = re.compile(
    r"제? ?([0-9]+) ?조(?: ?의 ?([0-9]+))?((?: ?제? ?[0-9]+ ?[항호])*)(?! ?제? ?[0-9]+ ?[원억조])"
)
_HAN_NUMBER = rf"(?:{NUMERAL}|[0-9]+)"
_HAN = re.compile(
    rf"第 ?({_HAN_NUMBER}) ?[条條](?: ?[之の] ?({_HAN_NUMBER}))?"
    rf"((?: ?第? ?\(?{_HAN_NUMBER}\)? ?[款項项号號])*)"
)
# Most texts hold none, and this tells so at once.
_POSSIBLE = re.compile(
    "[0-9条條]|annex|appendix|anexo|приложение|المرفق|(?:art|sec|sect|article|section)[. ]"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """`terms` name it, the fullest first; `manner` names it in the script that it was written in,
    "" where that is Latin. `start` and `end` are places in the folded text."""

    terms: tuple[str, ...]
    manner: str
    start: int
    end: int


def citations(folded: str) -> Iterator[Citation]:
    """The citations in a folded text, in order; none overlaps another."""
    if not _POSSIBLE.search(folded):
        return
    found = [*_western(folded), *_korean(folded), *_han(folded)]
    last = 0
    for each in sorted(found, key=lambda it: (it.start, -it.end)):
        if each.start >= last:
            last = each.end
            yield each


def _western(text: str) -> Iterator[Citation]:
    for match in _NAMED.finditer(text):
        unit, number, below = match.groups()
        path = ".".join([_one(number), *_parts(below)])
        yield Citation((f"{_UNITS[unit]}.{path}", f"n.{path}"), "", *match.span())
    for match in _BARE.finditer(text):
        path = ".".join([_one(match[1]), *_parts(match[2])])
        yield Citation((f"n.{path}",), "", *match.span())


def _korean(text: str) -> Iterator[Citation]:
    for match in _KOREAN.finditer(text):
        number, inserted, below = match.groups()
        yield _cited("ko", number, inserted, re.findall("[0-9]+", below), match)


def _han(text: str) -> Iterator[Citation]:
    for match in _HAN.finditer(text):
        number, inserted, below = match.groups()
        yield _cited("han", number, inserted, re.findall(_HAN_NUMBER, below), match)


def _cited(
    manner: str, number: str, inserted: str | None, below: list[str], match: re.Match[str]
) -> Citation:
    head = str(number_of(number)) + (f"_{number_of(inserted)}" if inserted else "")
    path = ".".join([head, *(str(number_of(each)) for each in below)])
    return Citation((f"art.{path}", f"n.{path}"), f"{manner}.{path}", *match.span())


def _parts(below: str) -> list[str]:
    return [_one(first or second) for first, second in _PART.findall(below)]


def _one(number: str) -> str:
    return re.sub("[-.]", "_", number)
