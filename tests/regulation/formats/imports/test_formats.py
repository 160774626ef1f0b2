"""Each format, on one small act in its real schema."""

from __future__ import annotations

import pytest
from tests.regulation.formats.imports import law_files

from comity.regulation.domain.imports.imported import ImportedText, TextLine
from comity.regulation.formats.imports.reading import read_import


def read(text: str, structure: str = "") -> ImportedText:
    return read_import(text.encode(), "act", format=None, structure=structure, language="")[0]


def words(text: ImportedText) -> list[tuple[str, str]]:
    return [(line.unit, line.words) for line in text.lines]


ENSURE = "1. Providers of ‘boxes’ shall, from 1 January 2030, ensure:"


def test_formex() -> None:
    text = read(law_files.FORMEX)
    assert (text.format, text.recognised, text.language) == ("formex", "formex", "en")
    assert text.title == "Regulation (EU) 2030/1 on boxes"
    assert words(text) == [
        ("art_1", "Article 1 - Subject matter"),
        ("art_1__para_1", ENSURE),
        ("art_1__para_1__point_a", "(a) a lid;"),
        ("art_1__para_1__point_b", "(b) a mark, with:"),
        ("art_1__para_1__point_b__point_i", "(i) a name;"),
        ("art_1__para_1__point_b__point_ii", "(ii) a day."),
        ("art_1__para_1", "The mark shall not be red."),
        ("art_1__para_2", "2. Regulation (EU) 2029/9 is amended as follows:"),
        ("art_1__para_2", "Article 1 Lids."),
        ("art_2", "Article 2"),
        ("art_2", "This Regulation shall enter into force."),
        ("annex_I", "ANNEX I - List of boxes"),
        ("annex_I__point_1", "1. Of lead."),
    ]
    assert text.lines[0] == TextLine(
        ("art_1",), "art_1", "Article 1 - Subject matter", 14, "Subject matter"
    )


def test_akoma_ntoso() -> None:
    text = read(law_files.AKOMA_NTOSO)
    assert (text.recognised, text.language, text.title) == ("akoma-ntoso", "en", "Boxes Act")
    assert words(text) == [
        ("art_1", "Article 1 - Subject matter"),
        ("art_1__para_1", ENSURE),
        ("art_1__para_1__point_a", "(a) a lid;"),
        ("art_1__para_1__point_b", "(b) a mark, with:"),
        ("art_1__para_1__point_b__point_i", "(i) a name;"),
        ("art_1__para_1__point_b__point_ii", "(ii) a day."),
        ("art_1__para_1", "The mark shall not be red."),
        (
            "art_1__para_2",
            "2. Regulation (EU) 2029/9 is amended as follows: Article 1 Lids.",
        ),
        ("art_2", "Article 2"),
        ("art_2", "This Regulation shall enter into force."),
        ("annex_I", "ANNEX I - List of boxes"),
        ("annex_I__point_1", "1. Of lead."),
    ]


def test_eur_lex() -> None:
    text = read(law_files.EUR_LEX)
    assert (text.format, text.recognised, text.language) == ("html", "eu", "en")
    assert text.title == "REGULATION (EU) 2030/1 on boxes"
    assert words(text) == [
        ("art_1", "Article 1 - Subject matter"),
        ("art_1__para_1", ENSURE),
        ("art_1__para_1__point_a", "(a) a lid;"),
        ("art_1__para_1__point_b", "(b) a mark, with:"),
        ("art_1__para_1__point_b__point_i", "(i) a name;"),
        ("art_1__para_1__point_b__point_ii", "(ii) a day."),
        ("art_1__para_2", "2. Regulation (EU) 2029/9 is amended as follows: ‘Article 1 Lids.’"),
        ("art_2", "Article 2"),
        ("art_2", "This Regulation shall enter into force."),
        ("annex_I", "ANNEX I - List of boxes"),
        ("annex_I__point_1", "1. Of lead."),
    ]


@pytest.mark.parametrize(
    "act", [law_files.FORMEX, law_files.AKOMA_NTOSO, law_files.EUR_LEX], ids=["fmx", "akn", "html"]
)
def test_one_act_has_the_same_units_in_every_format(act: str) -> None:
    assert tuple(eid for line in read(act).lines for eid in line.opens) == law_files.UNITS


def test_a_consolidated_text_of_eur_lex() -> None:
    text = read(law_files.CONSOLIDATED)
    assert words(text) == [
        ("art_1", "Article 1 - Subject matter"),
        ("art_1__para_1", "1. Providers shall ensure:"),
        ("art_1__para_1__point_a", "(a) a lid;"),
        ("art_1__para_1__point_b", "(b) a mark."),
        ("art_1__para_2", "2. Lids may be open."),
    ]


def test_the_markup_of_bluebell() -> None:
    text = read(law_files.BLUEBELL, "bluebell")
    assert (text.format, text.recognised) == ("text", "bluebell")
    assert words(text) == [
        ("art_1", "1 - Subject matter"),
        ("art_1__para_1", "1. Providers shall ensure:"),
        ("art_1__para_1__point_a", "(a) a lid;"),
        ("art_1__para_1__point_b", "(b) a mark."),
        ("art_1__para_2", "2. Lids may be open."),
    ]


def test_a_catalogue_of_controls() -> None:
    text = read(law_files.CATALOGUE)
    assert (text.format, text.recognised, text.title) == ("oscal", "oscal", "Controls of boxes")
    assert [(line.unit, line.words, line.source) for line in text.lines] == [
        ("control_ac-1", "AC-1 - Policy and Procedures", 6),
        (
            "control_ac-1__item_a",
            "a. Providers shall tell [Assignment: organization-defined personnel]:",
            6,
        ),
        ("control_ac-1__item_a__item_1", "1. [Selection: daily; weekly] of lids.", 6),
        ("control_ac-1__item_b", "b. Review them.", 6),
        ("control_ac-1.1", "AC-1(1) - Lids", 21),
        ("control_ac-1.1", "Keep lids.", 21),
    ]
