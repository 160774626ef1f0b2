"""The file of a bundle: what is written is read back, and nothing else is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assembly.decided import named, secret
from tests.assembly.elected import second_round

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.contests import Contest
from comity.assembly.domain.counts import Count, Outcome, Step, Totals
from comity.assembly.domain.decision_bundle import BallotCited, NamedVote, Part, StatuteCited
from comity.assembly.domain.election_bundle import Bundle, ElectionCited, LotCited, RoundCited
from comity.assembly.domain.elections import ElectionOutcome, Round, Ties
from comity.assembly.domain.electorate import Elector
from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.proxies import Proxy
from comity.assembly.domain.rules import (
    Basis,
    Blocking,
    DecisionRule,
    Form,
    Majority,
    Quorum,
    Tie,
    Veto,
)
from comity.assembly.domain.secret_ballots import SecretBallot
from comity.assembly.domain.shares import Threshold
from comity.assembly.formats import bundle as formats
from comity.assembly.formats.bundle import BundleUnreadable, read_bundle, write_bundle
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
DIGEST = st.binary(min_size=32, max_size=32).map(bytes.hex)
TIME = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001  # zoned by the strategy
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
COUNT = st.integers(0, 2**53 - 1)
SHARE = st.fractions(0, 1, max_denominator=10**9)
WEIGHT = st.fractions(0, 10**12, max_denominator=10**9)
CHOICE = st.sampled_from(Choice)
THRESHOLD = st.builds(Threshold, SHARE, st.booleans())
RULE = st.builds(
    DecisionRule,
    id=TEXT,
    form=st.sampled_from(Form),
    quorum=st.none() | st.builds(Quorum, THRESHOLD, st.sampled_from(Basis), TEXT),
    majorities=st.lists(
        st.builds(Majority, THRESHOLD, st.sampled_from(Basis), TEXT, COUNT), max_size=2
    ).map(tuple),
    blocking=st.none() | st.builds(Blocking, COUNT, COUNT),
    veto=st.none() | st.builds(Veto, st.frozensets(TEXT, max_size=3), TEXT),
    objections=st.none() | COUNT,
    tie=st.sampled_from(Tie),
    may_change=st.booleans(),
    proxies=COUNT,
    receipts=st.booleans(),
    citation=TEXT,
)
PARAMETER = st.one_of(TEXT, COUNT, st.none(), st.booleans(), st.lists(TEXT, max_size=2).map(tuple))
STEP = st.builds(
    Step, st.builds(Message, TEXT, st.dictionaries(TEXT, PARAMETER, max_size=2)), st.booleans()
)


def several(each: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, max_size=2).map(tuple)


PARTS = st.fixed_dictionaries(
    {
        "ballot": st.builds(BallotCited, TEXT, TEXT, TEXT, TIME, TIME),
        "statute": st.builds(StatuteCited, TEXT, TEXT, DIGEST),
        "rule": RULE,
        "electorate": several(
            st.builds(
                Elector, TEXT, TEXT, st.dictionaries(TEXT, WEIGHT, max_size=2), st.booleans(), TEXT
            )
        ),
        "presence": several(TEXT),
        "proxies": several(st.builds(Proxy, TEXT, TEXT)),
        "votes": several(st.builds(NamedVote, TEXT, CHOICE, TEXT)),
        "casting": st.none() | CHOICE,
        "objections": several(TEXT),
        "ballots": several(st.builds(SecretBallot, TEXT, DIGEST, DIGEST)),
        "participants": several(TEXT),
        "errata": several(
            st.builds(Erratum, TEXT, st.none(), CHOICE, st.just("party:1"), st.just("why"))
        ),
        "result": st.builds(
            Count,
            st.sampled_from(Outcome),
            several(st.builds(Totals, TEXT, WEIGHT, WEIGHT, WEIGHT, WEIGHT)),
            several(STEP),
        ),
    }
)


ROUND = st.builds(
    Round,
    st.sampled_from(ElectionOutcome),
    st.dictionaries(TEXT, COUNT, max_size=3),
    st.frozensets(TEXT, max_size=2),
    COUNT,
    st.frozensets(TEXT, max_size=2),
    st.frozensets(TEXT, max_size=2),
    COUNT,
    st.booleans(),
    several(STEP),
)
OF_ROUNDS = st.fixed_dictionaries(
    {
        "election": st.builds(
            ElectionCited,
            id=TEXT,
            title=TEXT,
            seats_in=TEXT,
            office=TEXT,
            seats=COUNT,
            ties=st.sampled_from(Ties),
            candidates=several(TEXT),
            rounds=several(st.builds(RoundCited, TEXT, ROUND)),
        ),
        "contest": st.builds(
            Contest,
            among=st.frozensets(TEXT, max_size=3),
            seats=COUNT,
            runoff=st.booleans(),
            ties=st.sampled_from(Ties),
        ),
        "lot": st.none() | st.builds(LotCited, several(TEXT), TEXT, TEXT),
        "result": ROUND,
    }
)


@given(OF_ROUNDS)
@settings(max_examples=150)
def test_what_is_written_of_a_round_is_read_back(parts: dict[str, Any]) -> None:
    bundle = replace(second_round(), **parts)
    data = write_bundle(bundle)
    assert read_bundle(data) == bundle
    assert write_bundle(read_bundle(data)) == data


@pytest.mark.parametrize("written", [named, second_round])
@pytest.mark.parametrize("other", [b'"for at":', b'"formats":', b'"":'])
def test_a_file_that_does_not_say_its_format_is_none(
    written: Callable[[], Bundle], other: bytes
) -> None:
    data = write_bundle(written()).replace(b'"format":', other)
    assert refused(data) == ("bundle-malformed", Part.FILE)


def test_a_round_is_not_read_as_a_decision() -> None:
    data = write_bundle(second_round())
    other = data.replace(b'"comity-election"', b'"comity-decision"')
    assert refused(other)[0] == "bundle-malformed"


@given(PARTS)
@settings(max_examples=150)
def test_what_is_written_is_read_back(parts: dict[str, Any]) -> None:
    bundle = replace(named(), **parts)
    data = write_bundle(bundle)
    assert read_bundle(data) == bundle
    assert write_bundle(read_bundle(data)) == data


def test_the_file_is_canonical() -> None:
    data = write_bundle(named())
    assert data == rfc8785.dumps(json.loads(data))


def refused(document: object) -> tuple[str, Part]:
    data = document if isinstance(document, bytes) else rfc8785.dumps(document)  # type: ignore[arg-type]
    with pytest.raises(BundleUnreadable) as caught:
        read_bundle(data)
    return caught.value.message.id, caught.value.part


def told() -> Any:  # noqa: ANN401  # JSON
    return json.loads(write_bundle(secret()))


def test_an_unknown_field_is_refused_where_it_stands() -> None:
    whole = told()
    assert refused(whole | {"note": ""}) == ("bundle-rewritten", Part.FILE)
    whole["rule"]["note"] = ""
    assert refused(whole) == ("bundle-rewritten", Part.RULE)


def test_a_missing_field_is_refused_even_where_it_has_a_default() -> None:
    whole = told()
    del whole["rule"]["tie"]
    assert refused(whole) == ("bundle-rewritten", Part.RULE)
    del whole["format"]
    assert refused(whole)[1] is Part.FILE


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("rule", "proxies", "0"),
        ("rule", "proxies", True),
        ("rule", "receipts", 1),
        ("rule", "form", "whispered"),
        ("statute", "digest", "AB" * 32),
        ("head", "size", -1),
        ("key", "id", "a" * 64 + "\n"),
        ("signature", "value", "A" * 128),
        ("ballot", "opened", "2026-11-28T10:00:00"),
        ("ballot", "opened", "2026-11-28T10:00:00+00:00"),
    ],
)
def test_other_types_and_ways_of_writing_are_refused(part: str, field: str, value: object) -> None:
    whole = told()
    whole[part][field] = value
    assert refused(whole)[1] is Part(part)


@pytest.mark.parametrize("share", ["2/4", "1/0", "1e9", "0.5", " 1/2", "-0", "1/-2", "9" * 70, 1])
def test_a_fraction_is_written_in_one_way(share: object) -> None:
    whole = told()
    whole["rule"]["quorum"]["threshold"]["share"] = share
    assert refused(whole)[1] is Part.RULE


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"{}", b"[" * 100_000, b"\xff", b'"\\ud800"', b'{"a":' * 5_000],
)
def test_what_is_no_bundle_is_refused(data: bytes) -> None:
    assert refused(data) == ("bundle-malformed", Part.FILE)


def test_a_name_given_twice_is_refused() -> None:
    data = write_bundle(named())
    twice = data.replace(b'"casting":null', b'"casting":"yes","casting":null')
    assert refused(twice)[0] == "bundle-rewritten"


def test_a_file_beyond_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_bundle(named())
    monkeypatch.setattr(formats, "MOST_BYTES", len(data))
    assert read_bundle(data) == named()
    monkeypatch.setattr(formats, "MOST_BYTES", len(data) - 1)
    assert refused(data) == ("bundle-too-large", Part.FILE)


def test_what_json_cannot_hold_is_not_written() -> None:
    rule = replace(named().rule, proxies=2**53)
    with pytest.raises(InvalidInput) as caught:
        write_bundle(replace(named(), rule=rule))
    assert caught.value.message.id == "bundle-not-canonical"


def test_fractions_stay_exact() -> None:
    elector = Elector("KE", weights={"population": Fraction(10**18 + 1, 3 * 10**18)})
    bundle = replace(named(), electorate=(elector,))
    assert read_bundle(write_bundle(bundle)).electorate == (elector,)
