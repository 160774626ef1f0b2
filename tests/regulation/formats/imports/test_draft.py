from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import StringIO

from comity.regulation.domain.imports.details import InstrumentDetails
from comity.regulation.domain.imports.imported import ImportedText, ImportFormat, TextLine
from comity.regulation.domain.imports.suggestions import Reason, Suggestion
from comity.regulation.domain.instruments import InstrumentKind, InstrumentStatus
from comity.regulation.formats.corpus_files import read_corpus
from comity.regulation.formats.imports.draft import draft_of, suggestions_csv
from comity.regulation.formats.imports.reading import read_import

TEXT = ImportedText(
    format=ImportFormat.TEXT,
    recognised="korean",
    title="",
    language="ko",
    lines=(
        TextLine(("art_1",), "art_1", "제1조 (목적)", 1, "목적"),
        TextLine(("art_1__para_1",), "art_1__para_1", "① 상자", 2),
        TextLine((), "art_1", "상자의 끝", 3),
    ),
)
KNOWN = InstrumentDetails(
    id="xx-act",
    jurisdiction="KR",
    title="상자법",
    short_title="상자법",
    kind=InstrumentKind.STATUTE,
    status=InstrumentStatus.IN_FORCE,
    binding=True,
    checked_on=date(2030, 2, 1),
    in_force=date(2030, 1, 1),
    official=True,
    location="https://example.org/act",
)


def test_a_draft_in_which_all_is_known_reads_as_a_corpus() -> None:
    draft = draft_of(TEXT, KNOWN)
    assert draft.missing == ()
    files = {
        f"instruments/xx-act/{name}": data for name, data in draft.files("xx-act", b"").items()
    }
    corpus, _ = read_corpus(
        {name: data for name, data in files.items() if name.endswith(".yaml")}, frozenset({"KR"})
    )
    (instrument,) = corpus.instruments
    assert [(it.eid, it.citation, it.heading, it.norms) for it in instrument.provisions] == [
        ("art_1", "Art. 1", {"ko": "목적"}, ()),
        ("art_1__para_1", "Art. 1(1)", {}, ()),
    ]
    assert draft.text.decode() == (
        "상자법\n[art_1] 제1조 (목적)\n[art_1__para_1] ① 상자\n[art_1 ...] 상자의 끝\n"
    )
    (text,) = instrument.texts
    assert (text.sha256, text.structure, text.official) == (
        sha256(draft.text).hexdigest(),
        "marked",
        True,
    )
    assert instrument.confidence == "unknown"
    assert instrument.sources[0].location == "https://example.org/act"


def test_the_text_of_a_draft_can_be_imported_again() -> None:
    draft = draft_of(TEXT, KNOWN)
    read, _ = read_import(draft.text, "a", format=None, structure="marked", language="ko")
    assert [(it.opens, it.unit, it.words, it.source) for it in read.lines] == [
        (("art_1",), "art_1", "제1조 (목적)", 2),
        (("art_1__para_1",), "art_1__para_1", "① 상자", 3),
        ((), "art_1", "상자의 끝", 4),
    ]


def test_what_is_not_known_is_left_out_and_named() -> None:
    draft = draft_of(TEXT, InstrumentDetails(id="xx-act", jurisdiction="KR", origin="act.txt"))
    assert draft.missing == (
        "title",
        "short_title",
        "kind",
        "status",
        "binding",
        "checked_on",
        "versions.in_force",
    )
    assert draft.record.keys() == {
        "id", "jurisdiction", "versions", "texts", "caveats", "sources", "confidence",
    }  # fmt: skip
    assert draft.record["versions"] == [{"id": "imported"}]
    assert len(read_corpus(draft.to_check(), frozenset({"KR"}))[0].instruments) == 1


def test_a_treaty_needs_its_rule() -> None:
    details = InstrumentDetails(id="xx", jurisdiction="KR", kind=InstrumentKind.TREATY)
    draft = draft_of(TEXT, details)
    assert draft.missing[-1] == "treaty"
    assert len(read_corpus(draft.to_check(), frozenset({"KR"}))[0].instruments) == 1


def test_what_is_only_proposed_needs_no_day() -> None:
    bill = replace(KNOWN, kind=InstrumentKind.BILL, status=InstrumentStatus.PROPOSED, in_force=None)
    draft = draft_of(TEXT, bill)
    assert draft.missing == ()
    assert len(read_corpus(draft.to_check(), frozenset({"KR"}))[0].instruments) == 1


def test_a_long_title_is_no_short_one() -> None:
    long = InstrumentDetails(id="xx", jurisdiction="KR", title="x" * 81)
    assert "short_title" in draft_of(TEXT, long).missing
    short = InstrumentDetails(id="xx", jurisdiction="KR", title="x" * 80)
    assert draft_of(TEXT, short).record["short_title"] == {"ko": "x" * 80}


def test_suggestions_are_cells_that_no_spreadsheet_runs() -> None:
    data = suggestions_csv(
        (
            Suggestion(
                "art_1",
                "=Art. 1",
                "4-5",
                (Reason("must", '"shall"'), Reason("should", '"should"')),
                (),
                (Reason("boxes", '"boxes"'),),
            ),
        )
    )
    assert [*csv.DictReader(StringIO(data.decode()))] == [
        {
            "eid": "art_1",
            "citation": "'=Art. 1",
            "lines": "4-5",
            "modality": "must; should",
            "modality because": 'must: "shall"; should: "should"',
            "bearer": "",
            "bearer because": "",
            "concepts": "boxes",
            "concepts because": 'boxes: "boxes"',
        }
    ]
