from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from tests.regulation.editing import with_norm
from tests.regulation.generated_corpora import corpora
from tests.regulation.small import repealed, small_rules

from comity.kernel.domain.errors import IntegrityFailure, InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.corpus_entries import from_entries, to_entries
from comity.regulation.formats.corpus_rows import from_rows, to_rows
from comity.regulation.formats.plain import to_plain
from comity.regulation.formats.snapshot import decode_snapshot, encode_snapshot

SMALL = small_rules().corpus


def in_order(corpus: Corpus) -> str:
    """The corpus as text, in which the order of every map shows."""
    return repr(to_plain(corpus))


@settings(max_examples=30)
@given(corpora())
def test_rows_and_snapshots_lose_nothing_and_keep_every_order(corpus: Corpus) -> None:
    for back in (
        from_rows(to_rows(corpus)),
        from_rows(from_entries(to_entries(to_rows(corpus)))),
        decode_snapshot(encode_snapshot(corpus)),
    ):
        assert back == corpus
        assert in_order(back) == in_order(corpus)


def test_a_norm_as_a_row() -> None:
    row = to_rows(SMALL)["Norm"]["eu-small-act:art_3__para_2.keep"]
    body = '{"summary":{"en":"Keep a record."},"source":"A talk"}'
    assert row == {
        "provision_id": "eu-small-act:art_3__para_2",
        "name": "art_3__para_2.keep",
        "position": 1,
        "modality": "should",
        "bearer": "whoever",
        "level": 1,
        "timetable": "ended",
        "penalty": "",
        "confidence": "one-secondary",
        "concepts": ("transparency", "safety"),
        "role": "anyone",
        "applies_from": date(2026, 1, 1),
        "applies_until": date(2027, 1, 1),
        "body": body,
    }


@pytest.mark.parametrize(
    ("norm", "derived"),
    [
        ("eu-small-act:art_3__para_2.tell", ("deployer", date(2027, 1, 1), None)),
        ("eu-small-act:art_4", ("provider", date(2026, 1, 1), None)),
        ("eu-small-decree:sec_2", ("provider", date(2026, 9, 1), None)),
    ],
)
def test_roles_are_inherited_and_days_span_the_periods(norm: str, derived: tuple[Any, ...]) -> None:
    row = to_rows(SMALL)["Norm"][norm]
    assert (row["role"], row["applies_from"], row["applies_until"]) == derived


@pytest.mark.parametrize(
    ("norm", "derived"),
    [
        ("eu-small-act:art_3__para_1", (None, None)),
        ("eu-small-act:art_3__para_2.tell", (None, None)),
        ("eu-small-act:art_3__para_2.keep", (date(2026, 1, 1), date(2026, 7, 20))),
        ("eu-small-act:art_4", (date(2026, 1, 1), date(2026, 7, 1))),
        ("kr-small-guide:part_1", (date(2026, 1, 22), None)),
    ],
)
def test_days_stop_where_the_instrument_ends(norm: str, derived: tuple[Any, ...]) -> None:
    row = to_rows(repealed("2026-07-20").corpus)["Norm"][norm]
    assert (row["applies_from"], row["applies_until"]) == derived


def test_an_end_and_what_followed_stand_in_the_body() -> None:
    corpus = repealed().corpus
    rows = to_rows(corpus)
    body = json.loads(rows["Instrument"]["eu-small-act"]["body"])
    assert (body["ended"], body["superseded_by"]) == ("2026-07-20", ["kr-small-guide"])
    assert from_rows(rows) == corpus


def test_a_provision_without_norms_says_why() -> None:
    assert to_rows(SMALL)["Provision"]["eu-small-act:art_1"]["no_norm_reason"] == "scope"


@pytest.mark.parametrize(
    ("corpus", "id"),
    [
        (replace(SMALL, facts=SMALL.facts[:1] * 2), SMALL.facts[0].id),
        (
            with_norm(SMALL, "eu-small-act", "art_5", concepts=("safety", "safety")),
            "eu-small-act:art_5",
        ),
    ],
)
def test_an_id_used_twice(corpus: Corpus, id: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        to_rows(corpus)
    assert (caught.value.message.id, caught.value.message.params) == ("duplicate-id", {"id": id})


@pytest.mark.parametrize("damage", [{"body": "{"}, {"level": 9}, {"body": '{"summary": 1}'}])
def test_rows_that_make_no_corpus(damage: dict[str, object]) -> None:
    rows = to_rows(SMALL)
    rows["Norm"]["eu-small-act:art_5"].update(damage)
    with pytest.raises(IntegrityFailure) as caught:
        from_rows(rows)
    assert caught.value.message.id == "stored-corpus-damaged"


@pytest.mark.parametrize("data", [b"", b"x", encode_snapshot(SMALL)[:-9]])
def test_a_damaged_snapshot(data: bytes) -> None:
    with pytest.raises(IntegrityFailure) as caught:
        decode_snapshot(data)
    assert caught.value.message.id == "snapshot-damaged"
