"""The `meta` of an instrument in Akoma Ntoso: what it is, when it changed, and our own records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lxml import etree

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.instruments import Instrument, Version
from comity.regulation.formats.exports.akoma_ntoso_names import (
    NAMESPACE,
    work_address,
    work_day,
)
from comity.regulation.formats.exports.record_xml import Element, add_record

LANGUAGE = "eng"
US = "#comity"


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str) -> Element:
    """An element of Akoma Ntoso under `parent`."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = text
    return element


def in_english(texts: Mapping[str, str]) -> str:
    """The English text, else any."""
    return texts.get("en") or next(iter(texts.values()), "")


def add_meta(
    document: Element,
    instrument: Instrument,
    concepts: Mapping[str, Concept],
    release: str,
    on: date | None,
) -> None:
    """`on` is the day of the expression; without it, it is that of the latest version."""
    meta = add(document, "meta")
    version = instrument.version_on(on) if on else _latest(instrument)
    _add_identification(meta, instrument, version.in_force if version else None)
    _add_lifecycle(meta, instrument)
    _add_references(meta, instrument, concepts)
    ours = add(meta, "proprietary", source=US)
    record = add_record(ours, "instrument", instrument, without=("provisions",))
    record.set("release", release)
    for provision in instrument.provisions:
        add_record(ours, "provision", provision, without=("eid", "citation")).set(
            "href", f"#{provision.eid}"
        )


def _latest(instrument: Instrument) -> Version | None:
    dated = [version for version in instrument.versions if version.in_force]
    return max(dated, key=lambda it: it.in_force or date.min, default=None)


def _add_identification(meta: Element, instrument: Instrument, version_day: date | None) -> None:
    address: Any = work_address(instrument, LANGUAGE, version_day)
    identification = add(meta, "identification", source=US)
    day = version_day or work_day(instrument)
    levels = (
        ("FRBRWork", address.work_uri(), address.uri(), work_day(instrument), "#jurisdiction"),
        ("FRBRExpression", address.expression_uri(), address.expression_uri(False), day, US),
        (
            "FRBRManifestation",
            address.manifestation_uri(),
            address.manifestation_uri(False),
            instrument.checked_on,
            US,
        ),
    )
    for name, this, uri, dated, author in levels:
        level = add(identification, name)
        add(level, "FRBRthis", value=this)
        add(level, "FRBRuri", value=uri)
        if name == "FRBRWork":
            add(level, "FRBRalias", value=in_english(instrument.title), name="title")
        add(level, "FRBRdate", date=dated.isoformat(), name=_DATES[name])
        add(level, "FRBRauthor", href=author)
        if name == "FRBRWork":
            add(level, "FRBRcountry", value=address.place)
            add(level, "FRBRsubtype", value=instrument.kind.value)
            add(level, "FRBRname", value=in_english(instrument.short_title))
            add(level, "FRBRprescriptive", value=str(instrument.binding).lower())
        if name == "FRBRExpression":
            add(level, "FRBRauthoritative", value="false")  # our words, not those of the law
            add(level, "FRBRlanguage", language=LANGUAGE)


_DATES = {
    "FRBRWork": "adoption",
    "FRBRExpression": "version",
    "FRBRManifestation": "checked",
}


def _add_lifecycle(meta: Element, instrument: Instrument) -> None:
    days = [(version.in_force, "amendment") for version in instrument.versions if version.in_force]
    days = [(day, "generation" if place == 0 else kind) for place, (day, kind) in enumerate(days)]
    days += [(instrument.ended, "repeal")] if instrument.ended else []
    if days:
        lifecycle = add(meta, "lifecycle", source=US)
        for place, (day, kind) in enumerate(days, start=1):
            add(
                lifecycle, "eventRef", date=day.isoformat(), type=kind, source="#work",
                eId=f"eventRef_{place}",
            )  # fmt: skip


def _add_references(meta: Element, instrument: Instrument, concepts: Mapping[str, Concept]) -> None:
    references = add(meta, "references", source=US)
    address: Any = work_address(instrument, LANGUAGE, None)
    title = in_english(instrument.title)
    add(references, "original", eId="work", href=address.uri(), showAs=title)
    add(references, "TLCOrganization", eId="comity", href="urn:comity", showAs="Comity")
    place = instrument.jurisdiction
    href = f"urn:comity:jurisdiction:{place}"
    add(references, "TLCOrganization", eId="jurisdiction", href=href, showAs=place)
    norms = [norm for provision in instrument.provisions for norm in provision.norms]
    for id in dict.fromkeys(id for norm in norms for id in norm.concepts):
        label = in_english(concepts[id].labels) if id in concepts else id
        eid = f"concept_{id}"
        add(references, "TLCConcept", eId=eid, href=f"urn:comity:concept:{id}", showAs=label)
