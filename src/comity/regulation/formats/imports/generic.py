"""Numbering that no reader of its own is for: articles or sections in many languages, and below
them whatever markers the text uses, each kind of marker a level of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from comity.kernel.domain.han_numerals import NUMERAL
from comity.regulation.domain.texts import Outline
from comity.regulation.formats.imports.numbers import ARABIC_ORDINAL, number_in_eid
from comity.regulation.formats.texts.outlines import ROMAN, Opening, OpenUnits, read_outline

_NUMBER = rf"(?:\d+[a-z]{{0,2}}(?:[-.]\d+)*|[IVXLC]+(?!\w)|{ARABIC_ORDINAL})"
_ARTICLE = (
    "article art\\.? artikel artículo articulo articolo artigo artykuł articolul article premier "
    "madde статья стаття член pasal điều المادة مادة ماده"
)
_SECTION = "section sec\\.? sección seção sezione rule regulation"
_ANNEX = (
    "annex annexe anexo allegato anhang bijlage bilaga załącznik schedule appendix приложение "
    "الملحق ملحق"
)
_DIVISION = (
    "chapter part title book division subpart kapitel chapitre capítulo capitolo hoofdstuk "
    "rozdział titre titolo título titel teil bölüm kısım глава раздел الباب الفصل القسم"
)
_END = r"(?=\s*$|\s*[.:：)–—-](?:\s|$)|\s+\(|\s*[-–—]\s)"


def _named(words: str, optional: bool = False) -> re.Pattern[str]:
    names = "|".join(words.split())
    number = rf"\s*\(?({_NUMBER}|[A-Z](?!\w))\)?"
    number = f"(?:{number})?" if optional else number
    return re.compile(rf"[#*\s]*(?i:{names}){number}{_END}[.:：)*]*")


_TOPS = (
    ("art", _named(_ARTICLE)),
    ("art", re.compile(rf"[#\s]*第({NUMERAL}|\d+)[条條](?:[の之]({NUMERAL}|\d+))?")),
    ("art", re.compile(r"[#\s]*제\s*(\d+)\s*조(?:의\s*(\d+))?(?=\s*[(（]|\s*$|\s)")),
    ("art", re.compile(r"\s*(\d+)\.\s(?:člen|cikk|pants|straipsnis|§)")),
    ("sec", _named(_SECTION)),
    ("sec", re.compile(r"[#*\s]*§+\s*(\d+[a-z]?)\b")),
    ("annex", _named(_ANNEX, optional=True)),
)
_CLOSING = (
    _named(_DIVISION),
    re.compile(
        rf"[#\s]*(?:第(?:{NUMERAL}|\d+)[章节節編编款]|제\s*\d+\s*[장절편관]|부칙|附\s*則|附则)"
    ),
)
_SENTENCE = re.compile(r"[.;,؛،。；]\s*$")
LONGEST_DIVISION = 160

_MARKERS = (
    ("circled", re.compile(r"\s*([①-⑳])\s*")),
    ("1.", re.compile(r"\s*(\d+[a-z]?)[.．](?:\s+|(?=[^\d\s.]))")),
    ("1)", re.compile(r"\s*(\d+[a-z]?)\)\s*")),
    ("(1)", re.compile(r"\s*[(（](\d+[a-z]?)[)）]\s*")),
    ("1-", re.compile(r"\s*(\d+)\s*[-–ـ]\s+")),
    ("han)", re.compile(rf"\s*[(（]({NUMERAL})[)）]\s*")),
    ("han,", re.compile(rf"\s*({NUMERAL})[、.．]\s*")),
    ("hangul", re.compile(r"\s*([가나다라마바사아자차카타파하])[.)]\s+")),
    ("(arabic)", re.compile(r"\s*\(?([أابجدهوزحطيكلمن]ـ?)\s*[).\-–ـ]\s*")),
    ("(a)", re.compile(r"\s*\(([a-z]{1,5})\)\s*")),
    ("a)", re.compile(r"\s*([a-z]{1,5})\)\s+")),
    ("a.", re.compile(r"\s*([a-z])\.\s+")),
    ("(A)", re.compile(r"\s*\(([A-Z]{1,4})\)\s*")),
)
_NUMBERED = frozenset({"circled", "1.", "1)", "(1)", "1-"})


@dataclass(slots=True)
class _Levels:
    """The kinds of marker that are open, outermost first, and the last number of each."""

    kinds: list[str] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)

    def place(self, kind: str, number: str) -> int:
        """How deep a marker stands (1 is the outermost). What stood below it is closed."""
        if kind in self.kinds:
            del self.kinds[self.kinds.index(kind) + 1 :]
        else:
            self.kinds.append(kind)
        self.last[kind] = number
        return len(self.kinds)


def generic_outline(lines: list[str], language: str) -> Outline:
    """What stands before the first article, and between a chapter's title and the next article, is
    left out."""
    levels = _Levels()
    markers = [_marker(line) for line in lines]
    has_articles = any((top := _top(line)) and top[0].startswith("art") for line in lines)

    def following(number: int, kind: str) -> str:
        return next((it[1] for it in markers[number:] if it and it[0] == kind), "")

    def reader(number: int, line: str, open_units: OpenUnits) -> Opening | None:
        nonlocal levels
        if top := _top(line):
            name, rest = top
            if has_articles and name.startswith("sec_"):
                return _division(name, open_units, levels)
            levels = _Levels()
            return Opening(0, name, _below(rest, name, levels) if rest.strip() else None)
        if _is_division(line):
            open_units.stack.clear()
        found = markers[number - 1]
        if not open_units.stack or not found:
            return None
        kind, written = found
        if kind in ("(a)", "a)") and _is_roman(kind, written, levels, following(number, kind)):
            kind = f"roman {kind}"
        return _opening(kind, written, open_units.top, levels)

    return read_outline(lines, language, reader)


def _division(name: str, open_units: OpenUnits, levels: _Levels) -> Opening | None:
    """Where there are articles, a section is a part of an annex, or a title above articles."""
    if not open_units.top.startswith("annex"):
        open_units.stack.clear()
        return None
    return Opening(levels.place("section", name), name)


def _top(line: str) -> tuple[str, str] | None:
    """The name of the article, section or annex that a line opens, and the rest of the line."""
    for kind, pattern in _TOPS:
        found = pattern.match(line)
        if not found or (kind == "annex" and _SENTENCE.search(line)):
            continue
        numbers = [number_in_eid(it) for it in found.groups() if it]
        return f"{kind}_{'-'.join(numbers)}" if numbers else kind, line[found.end() :]
    return None


def _below(rest: str, top: str, levels: _Levels) -> Opening | None:
    """A first paragraph on the line of its article, as "제5조(목적) ① ..."."""
    rest = re.sub(r"^\s*[(（](?![0-9a-zA-Z]{1,5}[)）])[^()（）]{1,80}[)）]", "", rest)
    found = _marker(rest.lstrip(" -–—"))
    if not found or found[0] not in ("circled", "(1)", "1."):
        return None
    return _opening(*found, top, levels)


def _is_division(line: str) -> bool:
    if len(line) > LONGEST_DIVISION or _SENTENCE.search(line):
        return False
    return any(pattern.match(line) for pattern in _CLOSING)


def _marker(line: str) -> tuple[str, str] | None:
    for kind, pattern in _MARKERS:
        if found := pattern.match(line):
            return kind, found[1]
    return None


def _opening(kind: str, written: str, top: str, levels: _Levels) -> Opening:
    depth = levels.place(kind, written)
    is_paragraph = depth == 1 and kind in _NUMBERED and not top.startswith("annex")
    return Opening(depth, f"{'para' if is_paragraph else 'point'}_{number_in_eid(written)}")


def _is_roman(kind: str, written: str, levels: _Levels, following: str) -> bool:
    """(i), (v) and (x) are letters too: what stands before and after decides."""
    if written not in ROMAN:
        return False
    place = ROMAN.index(written)
    before = levels.last.get(f"roman {kind}", "") if f"roman {kind}" in levels.kinds else ""
    if place and before == ROMAN[place - 1]:
        return True
    letter = levels.last.get(kind, "") if kind in levels.kinds else ""
    if (written, following) == ("i", "ii"):
        return True
    return not (len(written) == 1 and letter == chr(ord(written) - 1))
