"""Akoma Ntoso (OASIS LegalDocML 3.0, and 2.0 as far as it is alike) to lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from bluebell.xml import IdGenerator
from lxml import etree

from comity.regulation.domain.imports.imported import ImportedText, ImportFormat
from comity.regulation.formats.hardened_xml import (
    child,
    children,
    descendants,
    line_of,
    name_of,
    words_in,
)
from comity.regulation.formats.imports.languages import language_tag
from comity.regulation.formats.imports.numbers import number_in_eid
from comity.regulation.formats.imports.unit_lines import UnitLines

CONTAINERS = frozenset({
    "book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter",
    "division", "subdivision",
})  # fmt: skip
UNITS = frozenset({
    "alinea", "article", "clause", "hcontainer", "indent", "item", "level", "paragraph",
    "point", "proviso", "rule", "section", "subclause", "sublist", "subparagraph", "subrule",
    "subsection", "transitional", "attachment",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "block", "listIntroduction", "listWrapUp", "crossHeading", "longTitle", "tr",
})  # fmt: skip
_APART = frozenset({
    "meta", "num", "heading", "subheading", "coverPage", "preface", "preamble", "conclusions",
    "toc", "authorialNote", "remark",
})  # fmt: skip
_QUOTED = frozenset({"quotedStructure", "embeddedStructure", "quotedText", "embeddedText"})
_NOTES = frozenset({"authorialNote", "remark"})
_NEVER_NUMBERED = _QUOTED | frozenset({"meta", "num", "heading", "p"})
_EID = re.compile(r"[A-Za-z0-9]+(_[A-Za-z0-9.-]+)?(__[A-Za-z0-9]+(_[A-Za-z0-9.-]+)?)*")
_SECOND = re.compile(r"^([^_]+_[^_]+)_(\d+)$")


def akoma_ntoso_text(root: etree._Element) -> ImportedText:
    """Containers above articles and sections give no unit, as long as the numbers of these are
    unique without them. What is quoted from another act is part of the words."""
    units = [each for each in root.iter() if _is_unit(each)]
    if not all(_given(each) for each in units):
        _give_eids(root)
    names = _short_eids(units)
    out = UnitLines()
    for part in descendants(root, "body", "mainBody", "attachment"):
        if not any(name_of(above) == "attachment" for above in part.iterancestors()):
            _walk(part, "", names, out)
    language = next((it.get("language", "") for it in descendants(root, "FRBRlanguage")), "")
    return ImportedText(
        format=ImportFormat.AKOMA_NTOSO,
        recognised="akoma-ntoso",
        title=_title(root),
        language=language_tag(language),
        lines=out.close(),
    )


def _walk(
    element: etree._Element, unit: str, names: Mapping[etree._Element, str], out: UnitLines
) -> None:
    if element in names and names[element] != unit:
        unit = names[element]
        out.open(unit, _words(child(element, "num")), line_of(element), _heading(element))
    name = name_of(element)
    if name in _BLOCKS or name in _QUOTED:
        if unit:
            out.say(unit, _words(element), line_of(element))
        return
    for each in children(element):
        if name_of(each) not in _APART:
            _walk(each, unit, names, out)


def _is_unit(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or name_of(element) not in UNITS:
        return False
    if any(name_of(above) in _QUOTED for above in element.iterancestors()):
        return False
    if name_of(element) == "section":
        return next(descendants(element, "article"), None) is None
    if name_of(element) == "hcontainer":
        cross = element.get("name") == "crossheading"
        return not cross and child(element, "num", "heading") is not None
    return True


def _heading(element: etree._Element) -> str:
    parts = (child(element, "heading"), child(element, "subheading"))
    return " - ".join(filter(None, (_words(part) for part in parts)))


def _given(element: etree._Element) -> str:
    return element.get("eId") or ""


def _give_eids(root: etree._Element) -> None:
    """eIds by the naming convention, for a document in which some are missing."""
    generator = IdGenerator()
    for part in descendants(root, "body", "mainBody", "attachments"):
        _give_eid(part, "", generator)


def _give_eid(element: etree._Element, prefix: str, generator: IdGenerator) -> None:
    """bluebell's own walk wants its namespace to be the default one; its numbering is used here."""
    name = name_of(element)
    if name in _NEVER_NUMBERED:
        return
    if name not in generator.id_exempt | generator.id_exempt_but_pass_to_children:
        number = words_in(child(element, "num")).rpartition(" ")[2]
        prefix = generator.get_eid(prefix, name, number_in_eid(number)) or prefix
        element.set("eId", prefix)
    for each in children(element):
        _give_eid(each, prefix, generator)


def _short_eids(units: list[etree._Element]) -> dict[etree._Element, str]:
    """The eId of each unit without the containers around it, where that tells all apart."""
    full = {unit: _clean(_given(unit)) for unit in units}
    short = {unit: _without_containers(eid) for unit, eid in full.items()}
    tops = [eid for unit, eid in short.items() if "__" not in eid]
    full_tops = [full[unit] for unit, eid in short.items() if "__" not in eid]
    unique = max(Counter(tops).values(), default=0) == 1
    if not unique and max(Counter(full_tops).values(), default=0) == 1:
        return full
    return short


def _without_containers(eid: str) -> str:
    steps = eid.split("__")
    while len(steps) > 1 and steps[0].partition("_")[0] in _CONTAINER_NAMES:
        steps.pop(0)
    return "__".join(steps)


_CONTAINER_NAMES = frozenset({
    "book", "tome", "part", "subpart", "title", "subtitle", "chp", "chapter", "subchp",
    "subchapter", "dvs", "division", "subdvs",
    "subdivision",
})  # fmt: skip


def _clean(eid: str) -> str:
    """In the form that eIds have here: a second one of a name is `para_a.2`, not `para_a_2`. Some
    publishers have a slash between steps."""
    steps = (_SECOND.sub(r"\1.\2", step) for step in eid.replace("/", "__").split("__"))
    pairs = (step.partition("_") for step in steps)
    cleaned = "__".join(
        kind + mark + re.sub(r"[^A-Za-z0-9.-]", "-", number) for kind, mark, number in pairs
    )
    return cleaned if _EID.fullmatch(cleaned) else re.sub(r"[^A-Za-z0-9]+", "-", eid).strip("-")


def _title(root: etree._Element) -> str:
    """The title that the document shows, else that of its metadata."""
    for name in ("docTitle", "shortTitle"):
        if words := _words(next(descendants(root, name), None)):
            return words
    alias = next((it for it in descendants(root, "FRBRalias") if it.get("name") == "title"), None)
    named = alias if alias is not None else next(descendants(root, "FRBRname", "FRBRtitle"), None)
    title = named.get("value", "") if named is not None else ""
    return "" if title == "Untitled" else title


def _words(element: etree._Element | None) -> str:
    return words_in(element, _NOTES, _BLOCKS | UNITS | CONTAINERS | {"num", "heading", "td", "th"})
