"""Votes by name as a CSV table."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.assembly.examples import example

from comity.assembly.domain import Choice
from comity.assembly.domain.simulating import Given
from comity.assembly.formats.simulated_votes import read_votes
from comity.kernel.domain.errors import InvalidInput, Problems

LAKES = example("north-lakes")


def read(text: str) -> tuple[Given, ...]:
    return read_votes(text.encode(), "votes.csv", LAKES)


def problems(text: str) -> list[tuple[str, object, object]]:
    with pytest.raises(Problems) as refused:
        read(text)
    assert refused.value.message.id == "votes-problems"
    return [
        (each.message.id, each.message.params.get("line"), each.message.params.get("column"))
        for each in refused.value.problems
    ]


def test_a_table_is_read_with_its_defaults() -> None:
    found = read(
        "\ufeffmember,class,present,vote,contribution\n"
        "KE,member,yes,yes,100\n"
        "FR,,,no,77/2\n"
        "\n"
        " JP ,observer,no,,\n"
    )
    assert found == (
        Given(
            member="KE",
            member_class="member",
            weights={"contribution": Fraction(100)},
            choice=Choice.YES,
        ),
        Given(member="FR", weights={"contribution": Fraction(77, 2)}, choice=Choice.NO),
        Given(member="JP", member_class="observer", present=False),
    )
    assert read("vote,member\nobjection,KE\n") == (Given(member="KE", objects=True),)


def test_every_error_has_its_place() -> None:
    table = (
        "member,class,present,vote,contribution\n"
        "KE,membre,yes,yes,100\n"
        "FR,member,maybe,yes,100\n"
        "JP,member,yes,aye,100\n"
        "BR,member,yes,yes,many\n"
        ",member,yes,yes,1\n"
        "CA,member\n"
    )
    assert problems(table) == [
        ("votes-word-unknown", 2, 2),
        ("votes-word-unknown", 3, 3),
        ("votes-word-unknown", 4, 4),
        ("votes-not-a-weight", 5, 5),
        ("votes-without-name", 6, 1),
        ("votes-cells", 7, 1),
    ]


def test_a_head_that_is_wrong_is_told_alone() -> None:
    assert problems("membre,vote,vote\nKE,yes\n") == [
        ("votes-without-member", 1, 1),
        ("votes-column-unknown", 1, 1),
        ("votes-column-twice", 1, 3),
    ]
    assert problems("") == [("votes-without-member", 1, 1)]
    assert problems("member,vote\n") == [("votes-empty", None, None)]


@pytest.mark.parametrize("weight", ["1e9999999", "-1", "1/0", "NaN", "1" * 40])
def test_a_weight_is_a_plain_number(weight: str) -> None:
    assert problems(f"member,contribution\nKE,{weight}\n") == [("votes-not-a-weight", 2, 2)]


@pytest.mark.parametrize("data", [b"\xff\xfe", b'member\n"KE'])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_votes(data, "votes.csv", LAKES)
    assert refused.value.message.id == "votes-unreadable"
