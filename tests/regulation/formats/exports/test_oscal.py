"""Instruments as OSCAL catalogues: valid to compliance-trestle, and read back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.regulation.generated_corpora import corpora
from tests.regulation.small import small_rules
from tests.shipped import rules_from_files
from trestle.core.catalog_validator import CatalogValidator
from trestle.core.duplicates_validator import DuplicatesValidator
from trestle.oscal import OSCAL_VERSION
from trestle.oscal.catalog import Catalog

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Provision
from comity.regulation.formats.exports.oscal_reader import provisions_from_oscal
from comity.regulation.formats.exports.oscal_writer import VERSION, instrument_to_oscal

SMALL = small_rules().corpus
RELEASE = "ab" * 32


def catalogue(data: bytes) -> Catalog:
    """As compliance-trestle takes it: its model of the schema, in which unknown keys are refused,
    and what it checks besides."""
    found = Catalog.model_validate(json.loads(data)["catalog"])
    for validator in (CatalogValidator(), DuplicatesValidator()):
        assert validator.model_is_valid(found, True), validator.error_msg()
    return found


@settings(max_examples=40)
@given(corpora())
def test_it_is_valid_and_reads_back_the_same(corpus: Corpus) -> None:
    for instrument in corpus.instruments:
        data = instrument_to_oscal(instrument, RELEASE)
        catalogue(data)
        assert provisions_from_oscal(data) == instrument.provisions


def test_every_shipped_instrument() -> None:
    rules = rules_from_files()
    for instrument in rules.corpus.instruments:
        data = instrument_to_oscal(instrument, rules.release)
        assert catalogue(data).metadata.version == rules.release
        assert provisions_from_oscal(data) == instrument.provisions
        assert instrument_to_oscal(instrument, rules.release) == data


def test_the_version_is_one_that_the_validator_knows() -> None:
    assert VERSION == OSCAL_VERSION


def test_provisions_are_groups_and_controls_and_norms_controls() -> None:
    data = instrument_to_oscal(SMALL.instruments[0], RELEASE)
    groups = json.loads(data)["catalog"]["groups"]
    (art_3,) = (it for it in groups if it["id"] == "provision-art_3")
    inside = [it for it in art_3["controls"] if it["id"] == "provision-art_3__para_2"]
    (keep,) = (it for it in inside[0]["controls"] if it["id"] == "norm-art_3__para_2.keep")
    assert (keep["class"], keep["title"]) == ("norm", "Keep a record.")
    props = [(it["name"], it["value"]) for it in keep["props"]]
    assert ("modality", "should") in props
    assert [value for name, value in props if name == "concepts"] == ["transparency", "safety"]
    statement = {"name": "statement", "prose": "Keep a record."}
    assert statement.items() <= keep["parts"][0].items()


def test_the_order_of_the_corpus_is_kept() -> None:
    eids = ("art_1", "art_2", "art_1__para_1__point_a", "art_2__para_1", "art_1__para_1")
    provisions = tuple(Provision(eid=eid, citation=" odd\n") for eid in eids)
    act = replace(SMALL.instruments[0], provisions=provisions)
    data = instrument_to_oscal(act, RELEASE)
    catalogue(data)
    assert provisions_from_oscal(data) == provisions


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"catalog": {"groups": [{}]}}', b'{"catalog": {"groups": 3}}']
)
def test_what_is_no_catalogue_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        provisions_from_oscal(data)
    assert caught.value.message.id == "export-unreadable"
