from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.small import exactly, markets, small_rules

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems, UnknownName
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.formats.profile_plain import profile_to_plain
from comity.regulation.formats.profile_yaml import LARGEST_PROFILE, read_profile
from comity.regulation.formats.yaml_writer import write_yaml

RULES = small_rules()


def read(text: str) -> Profile:
    return read_profile(text.encode(), "p.yaml", RULES.vocabulary, RULES.jurisdictions)


def failures(text: str) -> list[ComityError]:
    with pytest.raises(Problems) as caught:
        read(text)
    assert caught.value.message.id == "profile-problems"
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("party.provider: true", True),
        ("party.provider: false", False),
        ("party.size: small", "small"),
        ("system.makes: []", Members(frozenset())),
        ("system.makes: [text, image]", Members(frozenset({"text", "image"}))),
        ("system.makes: {includes: [text]}", Members(frozenset({"text"}), complete=False)),
        ("system.makes: {includes: [text], excludes: [video]}",
         Members(frozenset({"text"}), frozenset({"video"}), complete=False)),
        ("system.users: 5", exactly(5.0)),
        ("system.users: '5'", exactly(5.0)),
        ("system.users: 1_000_000", exactly(1e6)),
        ("system.users: {at_least: 5}", Interval(5.0, None)),
        ("system.users: {at_least: 5, at_most: 5}", exactly(5.0)),
        ("model.compute: 3e25 FLOP", exactly(3e25)),
        ("model.compute: 1.1e4 ZFLOP", exactly(1.1e25)),
        ("model.compute: 30PFLOP", exactly(3e16)),
        ("model.compute: {at_least: 1 PFLOP, at_most: 1e25 FLOP}", Interval(1e15, 1e25)),
        ("offer.day: 2026-08-02", exactly("2026-08-02")),
        ("offer.day: {at_most: 2026-08-01}", Interval(None, "2026-08-01")),
        ("offer.markets: [NO, EU]", markets("NO", "EU")),
        ("offer.markets: {excludes: [US]}",
         Members(frozenset(), frozenset({"US"}), complete=False)),
    ],
)  # fmt: skip
def test_every_type(text: str, value: Value) -> None:
    fact = text.partition(":")[0]
    assert read(f"facts: {{{text}}}") == Profile(id="profile", facts={fact: value})


def test_id_and_title() -> None:
    assert read("profile: {id: triage, title: Triage}\nfacts: {}") == Profile(
        id="triage", title={"en": "Triage"}
    )
    titled = read("profile:\n  id: triage\n  title: {ko: 분류}\nfacts: {}")
    assert titled.title == {"ko": "분류"}


def test_what_is_left_empty_is_not_stated() -> None:
    assert read("facts:\n  party.provider:\n  party.user: ~\n").facts == {}


@pytest.mark.parametrize(
    ("text", "id", "near"),
    [
        ("party.providr: true", "unknown-fact", "party.provider"),
        ("party.size: smal", "unknown-choice", "small"),
        ("system.makes: [txt]", "unknown-choice", "text"),
        ("system.makes: {excludes: [vidio]}", "unknown-choice", "video"),
        ("offer.markets: [Germany]", "unknown-jurisdiction", ("DE (Germany)",)),
        ("party.provider: yes", "wrong-type", None),
        ("party.provider: 1", "wrong-type", None),
        ("party.provider: [true]", "wrong-type", None),
        ("party.size: [small]", "wrong-type", None),
        ("party.size: true", "wrong-type", None),
        ("system.makes: text", "wrong-type", None),
        ("system.makes: [1]", "wrong-type", None),
        ("system.makes: {}", "wrong-type", None),
        ("system.makes: {includes: text}", "wrong-type", None),
        ("system.makes: {include: [text]}", "wrong-type", None),
        ("system.makes: {includes: [text], excludes: [text]}", "contradictory-set", None),
        ("system.users: many", "wrong-type", None),
        ("system.users: true", "wrong-type", None),
        ("system.users: [5]", "wrong-type", None),
        ("system.users: {}", "wrong-type", None),
        ("system.users: {at_least: }", "wrong-type", None),
        ("system.users: {atleast: 5}", "wrong-type", None),
        ("system.users: {at_least: {at_least: 5}}", "wrong-type", None),
        ("system.users: 1e999", "wrong-type", None),
        ("system.users: .inf", "wrong-type", None),
        ("system.users: {at_least: 6, at_most: 5}", "contradictory-bounds", None),
        ("system.users: 5 FLOP", "wrong-unit", None),
        ("model.compute: 5", "wrong-unit", None),
        ("model.compute: 5 flop", "wrong-unit", None),
        ("model.compute: 1e300 ZFLOP", "wrong-type", None),
        ("offer.day: 2026-8-2", "wrong-type", None),
        ("offer.day: 2026-02-30", "wrong-type", None),
        ("offer.day: 20260802", "wrong-type", None),
        ("offer.day: soon", "wrong-type", None),
        ("offer.day: {at_least: 2026-08-02, at_most: 2026-08-01}", "contradictory-bounds", None),
    ],
)
def test_every_error_with_its_place_and_the_nearest_name(text: str, id: str, near: Any) -> None:  # noqa: ANN401
    (error,) = failures(f"facts:\n  {text}\n")
    params = error.message.params
    assert error.message.id == id
    assert (params["file"], params["line"], params["column"]) == ("p.yaml", 2, 3)
    assert isinstance(error, UnknownName) is id.startswith("unknown")
    assert (error.remedy.params["name"] if error.remedy else None) == near


def test_all_errors_are_told_at_once_in_the_order_of_the_file() -> None:
    text = "fact: {}\nprofil: {}\nprofile: {id: 5}\nfacts:\n  nothing: 1\n  party.user: 2\n"
    assert [(e.message.id, e.message.params["line"]) for e in failures(text)] == [
        ("profile-key", 1),
        ("profile-key", 2),
        ("profile-shape", 3),
        ("unknown-fact", 5),
        ("wrong-type", 6),
    ]


@pytest.mark.parametrize("text", ["", "[]", "facts", "facts: []", "facts:", "profile: {id: x}"])
def test_what_is_no_profile(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(text)
    assert caught.value.message.id == "profile-shape"


@pytest.mark.parametrize(
    "head", ["profile: x", "profile: {id: 5}", "profile: {name: x}", "profile: {title: {en: 5}}"]
)
def test_a_head_of_another_shape(head: str) -> None:
    (error,) = failures(f"{head}\nfacts: {{}}\n")
    assert (error.message.id, error.message.params["line"]) == ("profile-shape", 1)


def test_a_profile_that_is_too_large() -> None:
    with pytest.raises(InvalidInput, match="file-too-large"):
        read("#" * (LARGEST_PROFILE + 1))


numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(codec="utf-8"), max_size=12)


def intervals(ends: st.SearchStrategy[Any]) -> st.SearchStrategy[Interval]:
    both = st.tuples(ends, ends).map(sorted).map(lambda pair: Interval(*pair))
    return both | ends.map(lambda low: Interval(low, None)) | ends.map(exactly)


def sets(members: list[str]) -> st.SearchStrategy[Members]:
    some = st.frozensets(st.sampled_from(members))
    partial = st.builds(lambda a, b: Members(a, b - a, complete=False), some, some)
    return some.map(Members) | partial


profiles = st.builds(
    Profile,
    id=texts,
    title=st.dictionaries(st.sampled_from(["en", "ko", "no"]), texts),
    facts=st.fixed_dictionaries(
        {},
        optional={
            "party.provider": st.booleans(),
            "party.size": st.sampled_from(["micro", "small", "large"]),
            "system.makes": sets(["text", "image", "video"]),
            "system.users": intervals(numbers),
            "model.compute": intervals(numbers),
            "offer.day": intervals(st.dates().map(lambda day: day.isoformat())),
            "offer.markets": sets(["NO", "EU", "US-CO"]),
        },
    ),
)


@given(profiles)
def test_what_is_written_reads_back_as_the_same_profile(profile: Profile) -> None:
    assert read(write_yaml(profile_to_plain(profile, RULES.vocabulary))) == profile


def test_what_states_nothing_is_not_written() -> None:
    empty = Profile(id="x", facts={"model.compute": Interval(None, None)})
    assert profile_to_plain(empty, RULES.vocabulary) == {"profile": {"id": "x"}, "facts": {}}
