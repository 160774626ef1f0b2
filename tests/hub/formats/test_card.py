"""A README.md is split and its metadata read, whatever somebody wrote there."""

from __future__ import annotations

import json

import pytest
import yaml
from huggingface_hub import DatasetCardData, ModelCardData, RepoCard
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.formats.card import LARGEST_CARD, read_card
from comity.hub.formats.card_yaml import DEEPEST_NESTING, LARGEST_BLOCK, MOST_NODES, read_block
from comity.kernel.domain.errors import InvalidInput


def error_of(text: str) -> str:
    with pytest.raises(InvalidInput) as caught:
        read_block(text)
    return caught.value.message.id


def test_a_card_is_metadata_and_body() -> None:
    card = read_card("---\nlicense: mit\ntags:\n- a\n---\n# Title\n")
    assert card.metadata == {"license": "mit", "tags": ["a"]}
    assert card.body == "# Title\n"
    assert (card.errors, card.warnings) == ((), ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(end: str) -> None:
    card = read_card(end.join(["---", "license: mit", "---", "body"]))
    assert card.metadata == {"license": "mit"}
    assert card.body.strip() == "body"


@pytest.mark.parametrize("start", ["\ufeff", "\n\n", "  "])
def test_what_may_stand_before_the_block(start: str) -> None:
    assert read_card(f"{start}---\nlicense: mit\n---\n").metadata == {"license": "mit"}


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("# Only text", "card-metadata-missing"),
        ("", "card-metadata-missing"),
        ("---\n---\ntext", "card-metadata-missing"),
        ("---\n# a comment\n---\n", "card-metadata-missing"),
        ("---\nlicense: mit\n", "card-block-open"),
        ("---\nlicense: mit\n----\n", "card-block-open"),
    ],
)
def test_what_is_warned_of(text: str, warning: str) -> None:
    card = read_card(text)
    assert card.metadata == {}
    assert [each.id for each in card.warnings] == [warning]
    assert card.errors == ()


def test_a_list_is_no_metadata() -> None:
    assert [each.id for each in read_card("---\n- a\n---\n").errors] == ["card-metadata-not-a-map"]


def test_an_error_says_the_line_of_the_file() -> None:
    (error,) = read_card("\n---\nlicense: mit\ntags: a: b\n---\n").errors
    assert (error.id, error.params["line"]) == ("card-yaml-syntax", 4)
    (error,) = read_card("---\na: 1\na: 2\n---\nbody").errors
    assert (error.id, error.params["line"]) == ("card-yaml-duplicate-key", 3)


def test_a_card_with_errors_keeps_its_body_and_loses_its_metadata() -> None:
    card = read_card("---\na: 1\na: 2\n---\nbody")
    assert (card.metadata, card.body) == ({}, "body")


def test_dates_and_words_stay_text() -> None:
    read = read_block("day: 2026-01-02\nat: 2026-01-02T03:04:05Z\nlanguage: no\nb: on\nv: 1.10.1")
    assert read == {
        "day": "2026-01-02",
        "at": "2026-01-02T03:04:05Z",
        "language": "no",
        "b": "on",
        "v": "1.10.1",
    }


def test_numbers_that_json_cannot_carry_stay_text() -> None:
    read = read_block(
        "a: 12345678901234567890123\nb: .inf\nc: .nan\nd: 1e999\ne: 0x10\nf: -3\ng: 2.5"
    )
    assert read == {
        "a": "12345678901234567890123",
        "b": ".inf",
        "c": ".nan",
        "d": "1e999",
        "e": "0x10",
        "f": -3,
        "g": 2.5,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 'yes'", {"a": "yes"}),
        ("a: !!str 5", {"a": "5"}),
        ('a: "5"', {"a": "5"}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("1: x", {"1": "x"}),
        ("true: x", {"true": "x"}),
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        ("a: &x {k: 1}\nb:\n  <<: *x\n  l: 2", {"a": {"k": 1}, "b": {"k": 1, "l": 2}}),
        ("a: &x {k: 1}\nb:\n  k: 3\n  <<: *x", {"a": {"k": 1}, "b": {"k": 3}}),
    ],
)
def test_what_is_read(text: str, expected: object) -> None:
    assert read_block(text) == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("a: !!python/object/apply:os.system [id]", "card-yaml-tag"),
        ("a: !!python/name:os.system", "card-yaml-tag"),
        ("a: !!binary aGk=", "card-yaml-tag"),
        ("a: !custom x", "card-yaml-tag"),
        ("a: *b", "card-yaml-alias"),
        ("a: &a [*a]", "card-yaml-alias"),
        ("a: &a {b: *a}", "card-yaml-alias"),
        ("a: 1\na: 2", "card-yaml-duplicate-key"),
        ("? [a]\n: b", "card-yaml-key"),
        ("? {a: b}\n: c", "card-yaml-key"),
        ("a: &x [1]\n*x : 2", "card-yaml-key"),
        ("<<: 5", "card-yaml-merge"),
        ("<<: [5]", "card-yaml-merge"),
        ("a: b: c", "card-yaml-syntax"),
        ("a: [", "card-yaml-syntax"),
        ("\ta: b", "card-yaml-syntax"),
        ("%YAML 9.9\n---\na", "card-yaml-syntax"),
        ("a: 1\n---\nb: 1", "card-yaml-several-documents"),
        ("a: \x00", "card-yaml-characters"),
        ("a: \x07", "card-yaml-characters"),
        ("a: " + "[" * 100, "card-yaml-too-deep"),
        ("a: " + "{b: " * 100, "card-yaml-too-deep"),
        ("- " * (DEEPEST_NESTING + 2) + "a", "card-yaml-too-deep"),
        ("a: " + "[" * 50_000, "card-yaml-too-deep"),
    ],
)
def test_what_is_refused(text: str, error: str) -> None:
    assert error_of(text) == error


def test_lone_surrogates_are_no_text() -> None:
    assert error_of("a: \ud800") in {"card-yaml-characters", "card-yaml-syntax"}


def bomb(levels: int, width: int) -> str:
    lines = ["l0: &l0 [" + ", ".join("x" * width) + "]"]
    lines += [f"l{i}: &l{i} [" + ", ".join([f"*l{i - 1}"] * width) + "]" for i in range(1, levels)]
    return "\n".join(lines)


def test_aliases_that_multiply_are_refused() -> None:
    assert error_of(bomb(9, 9)) == "card-yaml-too-many-nodes"
    merged = "a: &a {k: v}\n" + "\n".join(
        f"m{i}: &m{i}\n  <<: [{', '.join(['*a' if not i else f'*m{i - 1}'] * 9)}]" for i in range(9)
    )
    assert error_of(merged) == "card-yaml-too-many-nodes"


def test_aliases_within_the_limit_are_read() -> None:
    assert len(json.dumps(read_block(bomb(3, 9)))) < 10_000


def test_too_many_nodes_and_too_many_bytes() -> None:
    assert error_of("a: [" + "1," * MOST_NODES + "1]") == "card-yaml-too-many-nodes"
    assert error_of("a: " + "x" * LARGEST_BLOCK) == "card-block-too-large"
    assert error_of("a: " + "é" * (LARGEST_BLOCK // 2)) == "card-block-too-large"
    (error,) = read_card("x" * (LARGEST_CARD + 1)).errors
    assert error.id == "card-too-large"


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdefgh", min_size=1, max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text("abcdefgh_-", min_size=1, max_size=8), plain, max_size=6))
def test_what_clients_write_is_read_as_they_meant_it(data: dict[str, object]) -> None:
    """PyYAML is what `huggingface_hub` and `datasets` write cards with."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    assert read_block(text) == (data or {})


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\n", f"---\na: {text}"):
        card = read_card(whole)
        json.dumps(dict(card.metadata))
        assert card.body in whole


@given(st.text("-[]{}&*!|>'\"%@`#,:? \n\tab1<~", max_size=80))
def test_no_yaml_breaks_the_reader(text: str) -> None:
    card = read_card(f"---\n{text}\n---\n")
    json.dumps(dict(card.metadata), allow_nan=False)
    assert {each.id[:5] for each in card.errors} <= {"card-"}


@pytest.mark.parametrize(
    "data",
    [
        ModelCardData(language=["en", "no"], license="mit", library_name="timm", tags=["a", "b"]),
        DatasetCardData(language="fr", license="cc-by-4.0", size_categories="n<1K"),
    ],
)
def test_cards_of_the_client_are_read(data: ModelCardData | DatasetCardData) -> None:
    text = f"---\n{data.to_yaml()}\n---\n# Body"
    assert read_card(text).metadata == data.to_dict()
    assert RepoCard(text, ignore_metadata_errors=False).data.to_dict() == read_card(text).metadata
