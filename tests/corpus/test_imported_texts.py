"""Real texts, imported: every article that stands in them is found again.

The counts were made by reading the texts, not by a program of ours.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import pytest
from tests.corpus import law_writers
from tests.shipped import rules_from_files

from comity.regulation.actions.import_instrument import import_instrument
from comity.regulation.domain.imports.details import InstrumentDetails
from comity.regulation.domain.imports.imported import ImportedText, missing_numbers
from comity.regulation.formats.imports.reading import read_import
from comity.regulation.formats.texts.marked import plain_words, write_marked
from comity.regulation.formats.texts.structures import outline_of

TEXTS = os.environ.get("COMITY_TEXTS", "")
pytestmark = pytest.mark.skipif(not TEXTS, reason="COMITY_TEXTS names no folder of official texts")
EU = "eu-ai-act-2024-1689"
SECONDS = 5.0


def articles(last: int, *inserted: str) -> frozenset[str]:
    return frozenset({*(f"art_{number}" for number in range(1, last + 1)), *inserted})


ANNEXES = frozenset(
    f"annex_{number}"
    for number in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
)
KOREA = articles(43, "art_17-2", "art_22-2", "art_22-3")
CALIFORNIA = frozenset(
    {
        *(f"sec_{number}" for number in range(1, 7)),
        *(f"sec_22757-{number}" for number in range(10, 17)),
        *("sec_11546-8", "sec_1107", "sec_1107-1", "sec_1107-2"),
    }
)
COUNTED = [
    (EU, "eu", articles(113) | ANNEXES),
    (EU, "", articles(113) | ANNEXES),
    ("kr-ai-basic-act.ko", "", KOREA),
    ("jp-ai-promotion-act-2025.ja", "", articles(28)),
    ("coe-framework-convention-ai", "council-of-europe", articles(36)),
    ("cn-genai-interim-measures-2023", "chinese-english", articles(24)),
    ("cn-genai-interim-measures-2023.zh", "", articles(24)),
    ("cn-ai-labelling-measures-2025", "", articles(14)),
    ("us-ca-sb53", "california", CALIFORNIA),
]
LEAST = 0.98


def read(name: str, structure: str) -> ImportedText:
    data = (Path(TEXTS) / f"{name}.txt").read_bytes()
    return read_import(data, name, format=None, structure=structure, language="")[0]


def tops(text: ImportedText) -> set[str]:
    eids = {eid for line in text.lines for eid in line.opens if "__" not in eid}
    return {eid for eid in eids if not eid.startswith("addenda")}


@pytest.mark.parametrize(("name", "structure", "expected"), COUNTED)
def test_articles_are_recovered(name: str, structure: str, expected: frozenset[str]) -> None:
    found = tops(read(name, structure))
    assert len(found & expected) / len(expected) >= LEAST
    assert found - expected == set()


def test_an_article_that_is_missed_is_named() -> None:
    """The number of Article 16 stands on the line of its chapter, where only the reader for such
    texts looks."""
    text = read("coe-framework-convention-ai", "")
    assert missing_numbers(tops(text)) == ("art_16",)


@pytest.mark.parametrize(("name", "structure", "expected"), COUNTED)
def test_the_normal_form_has_the_same_units(
    name: str, structure: str, expected: frozenset[str]
) -> None:
    text = read(name, structure)
    outline = outline_of(write_marked("", text.lines).encode(), "marked", text.language)
    assert [it.eid for it in outline.units] == [eid for line in text.lines for eid in line.opens]


@pytest.mark.parametrize(
    "write", [law_writers.formex, law_writers.akoma_ntoso, law_writers.eur_lex]
)
def test_the_act_of_the_union_in_markup_has_the_same_units_and_words(
    write: Callable[[Sequence[law_writers.Node], str], str],
) -> None:
    text = read(EU, "eu")
    data = write(law_writers.tree(text.lines), "AI Act").encode()
    again, _ = read_import(data, EU, format=None, structure="", language="")
    assert (again.title, again.language) == ("AI Act", "en")
    expected = [(it.opens, it.unit, plain_words(it.words)) for it in text.lines]
    assert [(it.opens, it.unit, plain_words(it.words)) for it in again.lines] == expected


def test_the_act_of_the_union_is_imported_in_time(tmp_path: Path) -> None:
    rules = rules_from_files()
    begun = process_time()
    imported = import_instrument(
        Path(TEXTS) / f"{EU}.txt",
        InstrumentDetails(id="eu-imported", jurisdiction="EU"),
        into=tmp_path,
        concepts=rules.corpus.concepts,
        jurisdictions=rules.jurisdictions,
        structure="eu",
    )
    assert process_time() - begun < SECONDS
    assert len(imported.suggestions) == 521


@pytest.mark.parametrize(
    ("name", "structure", "id", "modality", "concept"),
    [
        (EU, "eu", "eu-ai-act", 0.9, 0.7),
        ("coe-framework-convention-ai", "council-of-europe", "coe-ai-convention", 0.9, 0.35),
        ("cn-genai-interim-measures-2023.zh", "", "cn-genai-interim-measures-2023", 0.9, 0.85),
        ("us-ca-sb53", "california", "us-ca-sb53", 0.9, 0.5),
    ],
)
def test_suggestions_against_what_people_encoded(
    name: str, structure: str, id: str, modality: float, concept: float, tmp_path: Path
) -> None:
    """How often the modality that a person chose is among those suggested, and one of the concepts.
    A measure of what suggestions are worth, no bar for the text."""
    rules = rules_from_files()
    provisions = {it.eid: it for it in rules.corpus.instrument(id).provisions if it.norms}
    imported = import_instrument(
        Path(TEXTS) / f"{name}.txt",
        InstrumentDetails(id="imported", jurisdiction="EU"),
        into=tmp_path,
        concepts=rules.corpus.concepts,
        jurisdictions=rules.jurisdictions,
        structure=structure,
    )
    pairs = [
        (each, provisions[each.eid].norms)
        for each in imported.suggestions
        if each.eid in provisions
    ]
    modalities = sum(
        bool({it.value for it in each.modalities} & {it.modality.value for it in norms})
        for each, norms in pairs
    )
    concepts = sum(
        bool({it.value for it in each.concepts} & {name for it in norms for name in it.concepts})
        for each, norms in pairs
    )
    assert modalities / len(pairs) >= modality
    assert concepts / len(pairs) >= concept
