"""An interview in an address: there and back, and nothing that was not written."""

from __future__ import annotations

import json
import re
import zlib
from base64 import urlsafe_b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.strategies import VOCABULARY, complete_profiles, partial_of

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.kernel.domain.jurisdictions import Grid, Jurisdictions
from comity.regulation.adapters.rulebook_files import shipped_corpus
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Interval
from comity.regulation.formats.interview_token import LARGEST, LONGEST, read_token, write_token
from comity.regulation.formats.profile_plain import interview_to_plain
from comity.regulation.formats.profile_yaml import read_interview
from comity.regulation.formats.stated_values import StatedValues
from comity.regulation.formats.yaml_writer import write_yaml

NOWHERE = Jurisdictions((), (), (), Grid(1, 1))
STATED = StatedValues(VOCABULARY, NOWHERE)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    stated = draw(partial_of(draw(complete_profiles)))
    stated = {fact: value for fact, value in stated.items() if value != Interval(None, None)}
    unknown = draw(st.lists(st.sampled_from(sorted(VOCABULARY.facts)), unique=True))
    answers = {**stated, **dict.fromkeys(unknown)}
    order = draw(st.permutations(sorted(answers)))
    title = draw(st.dictionaries(st.sampled_from(["en", "ar"]), texts, max_size=2))
    return Interview(id=draw(texts), title=title, answers={fact: answers[fact] for fact in order})


@given(interviews())
def test_there_and_back(interview: Interview) -> None:
    token = write_token(interview, VOCABULARY)
    assert re.fullmatch(r"1\.[A-Za-z0-9_-]+", token)
    again = read_token(token, STATED)
    assert again == interview
    assert list(again.answers) == list(interview.answers)
    assert write_token(again, VOCABULARY) == token


@given(interviews(), st.data())
def test_one_changed_character_is_noticed(interview: Interview, data: st.DataObject) -> None:
    token = write_token(interview, VOCABULARY)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from("ABCxyz019-_.~").filter(lambda it: it != token[place]))
    with pytest.raises(InvalidInput):
        read_token(token[:place] + other + token[place + 1 :], STATED)


@given(st.text(max_size=60))
def test_nothing_else_is_read(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_token(text, STATED)
    with pytest.raises(InvalidInput):
        read_token(f"1.{text}", STATED)


@given(interviews())
def test_a_file_says_the_same(interview: Interview) -> None:
    data = write_yaml(interview_to_plain(interview, VOCABULARY)).encode()
    assert read_interview(data, "x.yaml", VOCABULARY, NOWHERE) == interview


def forged(body: bytes) -> str:
    """A token with a right digest around any bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = sha256(body).digest()[:4] + packer.compress(body) + packer.flush()
    return "1." + urlsafe_b64encode(packed).decode().rstrip("=")


def plain(facts: object) -> bytes:
    data = {"profile": {"id": "x"}, "facts": facts}
    return json.dumps(data, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"profile":{"id":"x"},"facts":{"first":true},"more":1}',
        b'{"profile":{"id":1},"facts":{}}',
        b'{"profile":{"id":"x","title":"y"},"facts":{}}',
        b'{"profile":{"id":"x"},"facts":[]}',
        b'{"profile": {"id":"x"},"facts":{}}',
        b'{"profile":{"id":"x"},"facts":{"first":true,"first":false}}',
        b'{"profile":{"id":"x"},"facts":{"size":NaN}}',
        b'{"profile":{"id":"\\ud800"},"facts":{}}',
        b"[" * 5000,
        b"\xff",
    ],
)
def test_a_right_digest_around_wrong_data_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_token(forged(body), STATED)
    assert caught.value.message.id == "interview-damaged"


def test_a_bomb_is_not_unpacked() -> None:
    token = forged(b" " * (LARGEST * 60))
    assert len(token) <= LONGEST
    with pytest.raises(InvalidInput, match="interview-damaged"):
        read_token(token, STATED)
    with pytest.raises(InvalidInput, match="interview-damaged"):
        read_token("1." + "A" * LONGEST, STATED)


def test_what_is_not_declared_is_named_and_all_at_once() -> None:
    with pytest.raises(Problems) as caught:
        read_token(forged(plain({"frist": True, "colour": "pink", "first": "yes"})), STATED)
    assert [it.message.id for it in caught.value.problems] == [
        "unknown-fact",
        "unknown-choice",
        "wrong-type",
    ]
    assert caught.value.problems[0].remedy is not None


def test_another_version_is_said_to_be_one() -> None:
    with pytest.raises(InvalidInput, match="interview-other-version"):
        read_token("2" + forged(plain({}))[1:], STATED)


def test_too_much_for_an_address_is_refused() -> None:
    noise = "".join(sha256(str(n).encode()).hexdigest() for n in range(200))
    with pytest.raises(ComityError, match="interview-too-long"):
        write_token(Interview(title={"en": noise}), VOCABULARY)


def test_every_answer_to_every_question_fits(shipped_rules: Rulebook) -> None:
    path = shipped_corpus() / "profiles" / "hospital-triage.yaml"
    vocabulary, places = shipped_rules.vocabulary, shipped_rules.jurisdictions
    example = read_interview(path.read_bytes(), path.name, vocabulary, places)
    stated = StatedValues(vocabulary, places)
    assert read_token(write_token(example, vocabulary), stated) == example
    every = {id: example.answers.get(id) for id in vocabulary.facts}
    assert len(write_token(Interview(answers=every), vocabulary)) < LONGEST
