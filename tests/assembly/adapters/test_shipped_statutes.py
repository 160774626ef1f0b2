"""The statute to begin with, and the examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import EnumType
from typing import Any, get_args, get_type_hints

import pytest

from comity.assembly.adapters.shipped_statutes import EXAMPLES, FOLDER, begun, example_text, id_of
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.statute_faults import faults
from comity.assembly.formats.statute_file import read_statute
from comity.kernel.domain.errors import InvalidInput, UnknownName

DAY = date(2027, 3, 1)


def words_of(kind: Any) -> Iterator[str]:  # noqa: ANN401 - types of any sort
    """Every field of a record and of those in it, and every word of its enumerations."""
    if is_dataclass(kind) and isinstance(kind, type):
        types = get_type_hints(kind)
        for each in fields(kind):
            yield each.name
            yield from words_of(types[each.name])
    elif isinstance(kind, EnumType):
        yield from map(str, kind.__members__.values())
    else:
        for inner in get_args(kind):
            yield from words_of(inner)


def test_the_statute_to_begin_with_is_sound_and_says_what_was_given() -> None:
    text = begun(name='"Rivers": a {union}', id="rivers", on=DAY)
    statute = read_statute(text.encode(), "rivers.yaml")
    assert (statute.id, statute.holds_from) == ("rivers", DAY)
    assert statute.name == {"en": '"Rivers": a {union}'}
    assert faults(statute) == ()


def test_it_stays_sound_when_every_hash_is_taken_away() -> None:
    """Whoever takes a hash away gets a statute that reads. A body alone reports to nobody."""
    text = re.sub(r"\n.*reports_to.*", "", begun(name="Rivers", id="rivers", on=DAY))
    rest = text.partition("\nid: ")[2]
    part = re.compile(
        r"^( *)# ( *(?:[a-z_]+: ?[^ ]|[a-z_]+:$|[a-z_]+:  +#|- [{a-z]))", re.MULTILINE
    )
    taken = part.sub(r"\1\2", f"id: {rest}")
    assert re.findall(r"^ *# *[a-z_]+:", taken, re.MULTILINE) == []
    statute = read_statute(taken.encode(), "rivers.yaml")
    assert statute.treaties is not None
    assert [each.id for each in statute.weights] == ["contribution", "votes"]
    assert statute.rule("important").veto is not None


def test_every_field_and_word_of_a_statute_is_explained_in_it() -> None:
    text = (FOLDER / "starter.yaml").read_text("utf-8")
    known = set(words_of(Statute)) - {"share", "more_than"}  # a threshold is written as text
    assert {"notice_days", "roll-call", "equally_authentic"} <= known
    assert {each for each in known if not re.search(rf"(?<![\w-]){each}(?![\w-])", text)} == set()


@pytest.mark.parametrize(
    ("name", "id"), [("River Commission", "river-commission"), ("  A/B 2 ", "a-b-2")]
)
def test_an_id_is_made_of_a_name(name: str, id: str) -> None:
    assert id_of(name) == id


def test_a_name_without_latin_letters_makes_no_id() -> None:
    with pytest.raises(InvalidInput) as refused:
        id_of("世界论坛")
    assert refused.value.message.id == "statute-id-from-name"


def test_examples_are_there() -> None:
    assert [read_statute(example_text(it).encode(), it).id for it in EXAMPLES] == list(EXAMPLES)
    with pytest.raises(UnknownName) as refused:
        example_text("north-lake")
    assert refused.value.remedy is not None
    assert refused.value.remedy.params == {"name": "north-lakes"}
