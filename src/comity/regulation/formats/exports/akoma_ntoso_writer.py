"""Instruments as Akoma Ntoso 3.0 documents: their structure, citations and headings, and our norms.

The official words do not ship, so none stand here. A norm's summary is a `remark`, which by the
standard is "a comment by the editor, not part of the text"; the whole records are `proprietary`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import cast

from lxml import etree

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.instruments import Instrument, Norm
from comity.regulation.formats.exports.akoma_ntoso_meta import add, add_meta, in_english
from comity.regulation.formats.exports.akoma_ntoso_names import (
    NAMESPACE,
    document_of,
    unit_of,
)
from comity.regulation.formats.exports.provision_tree import Nested, nested
from comity.regulation.formats.exports.record_xml import LANG, Element
from comity.regulation.formats.exports.record_xml import NAMESPACE as OURS

NOTHING = "nothing-recorded"
"""A body must hold something."""


def instrument_to_akoma_ntoso(
    instrument: Instrument,
    concepts: Mapping[str, Concept],
    release: str,
    on: date | None = None,
) -> bytes:
    """One document, which validates against the official schema. `concepts` gives labels to those
    that norms name; `on` is the day of which this is the state, `None` where it is all states."""
    # The stubs know no default namespace.
    names = cast(dict[str, str], {None: NAMESPACE, "comity": OURS})
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=names)
    kind, body_name = document_of(instrument)
    document = add(root, kind, name=instrument.kind.value)
    add_meta(document, instrument, concepts, release, on)
    body = add(document, body_name)
    if not instrument.provisions:
        add(body, "hcontainer", name=NOTHING, eId="hcontainer_1", status="editorial")
    known = {provision.eid for provision in instrument.provisions}
    for unit in nested(instrument.provisions):
        _add_unit(body, unit, known)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add_unit(parent: Element, unit: Nested, known: Container[str]) -> None:
    provision = unit.provision
    name, custom = unit_of(provision.eid)
    attributes = {"eId": provision.eid} | ({"name": custom} if custom else {})
    if provision.deleted_by:
        attributes["status"] = "removed"
    element = add(parent, name, **attributes)
    add(element, "num", provision.citation)
    if provision.heading:
        eid = _free(f"{provision.eid}__heading", known)
        add(element, "heading", in_english(provision.heading), eId=eid)
    if provision.norms:
        block = "intro" if unit.parts else "content"
        eid = _free(f"{provision.eid}__{block}", known)
        _add_remarks(add(element, block, eId=eid), provision.norms)
    for part in unit.parts:
        _add_unit(element, part, known)


def _add_remarks(block: Element, norms: Iterable[Norm]) -> None:
    for norm in norms:
        attributes = {"class": norm.modality.value, "status": "editorial"}
        for language, text in norm.summary.items():
            line = add(block, "p")
            line.set(LANG, language)
            add(line, "remark", text, **attributes)


def _free(eid: str, known: Container[str]) -> str:
    while eid in known:
        eid += "_"
    return eid
