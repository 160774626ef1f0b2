"""From an eId to what people write: `art_50__para_2__point_a` is "Art. 50(2)(a)"."""

from __future__ import annotations

_TOPS = {
    "annex": "Annex",
    "art": "Art.",
    "att": "Attachment",
    "chp": "Chapter",
    "control": "Control",
    "part": "Part",
    "rule": "Rule",
    "sec": "Section",
}
_KOREAN = ("ga", "na", "da", "ra", "ma", "ba", "sa", "a", "ja", "cha", "ka", "ta", "pa", "ha")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
_ITEMS = {str(number) for number in range(1, len(_ROMAN))}
_UNNUMBERED_PARAGRAPHS = {"chinese", "chinese-english"}
"""Readers of texts whose paragraphs bear no number, so that they are cited by a word."""


def citation_of(eid: str, recognised: str = "") -> str:
    """The citation of a unit; `recognised` names the reader of the text's numbering."""
    steps = [_step(step) for step in eid.split("__")]
    if steps[0][0] == "function":
        numbers = ".".join(number for _, number in steps[1:])
        return f"{steps[0][1]} {numbers}".strip()
    cited, steps = _head(steps, recognised)
    in_annex = cited.startswith("Annex")
    for place, (kind, number) in enumerate(steps):
        if in_annex and kind == "sec":
            cited += f", Section {number}"
        elif in_annex and "point" not in cited:
            cited += f", point {number}"
        elif kind == "para" and place == 0 and recognised in _UNNUMBERED_PARAGRAPHS:
            cited += f" para. {number}"
        else:
            cited += f"({_number(kind, number, recognised, place)})"
    return cited


def _step(step: str) -> tuple[str, str]:
    kind, _, number = step.partition("_")
    return kind, number


def _head(steps: list[tuple[str, str]], recognised: str) -> tuple[str, list[tuple[str, str]]]:
    """The citation of the unit at the top, and the steps below it."""
    (kind, number), *below = steps
    if kind == "addenda":
        cited = "Supplementary Provisions" if recognised == "japanese" else "Addenda"
        if number != "1":
            cited += f" {number}"
        if below and below[0][0] == "art":
            return f"{cited} Art. {below[0][1]}", below[1:]
        return cited, below
    if kind == "control":
        return number.upper(), below
    if kind == "sec" and recognised != "colorado":
        number = number.replace("-", ".")
    if kind == "annex" and recognised == "nist-ai-rmf":
        return f"Appendix {number}", below
    return f"{_TOPS.get(kind, kind.capitalize())} {number}".strip(), below


def _number(kind: str, number: str, recognised: str, place: int) -> str:
    if recognised == "korean" and number in _KOREAN and place > 0:
        return "abcdefghijklmn"[_KOREAN.index(number)]
    if recognised == "japanese" and kind == "point" and number in _ITEMS:
        return _ROMAN[int(number)]
    return number
