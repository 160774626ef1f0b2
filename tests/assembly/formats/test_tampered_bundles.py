"""A changed bundle is caught, and the part that was changed is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import cycle
from typing import Any

import pytest
import rfc8785
from tests.assembly.decided import (
    OPENED_AT,
    PARTS,
    SECRET,
    STRANGER,
    TRUST,
    logged,
    named,
    sealed,
    secret,
    statements_of,
)
from tests.assembly.elected import second_round
from tests.assembly.tampering import Path, tampered

from comity.assembly.domain.bundle_findings import Trust, verify
from comity.assembly.domain.bundle_recount import recount
from comity.assembly.domain.bundle_signing import sign_head, signed_bundle
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.decision_bundle import (
    CLOSED,
    DecisionBundle,
    NamedVote,
    Part,
    parts_of,
    statement_of,
)
from comity.assembly.domain.election_bundle import (
    CLOSED_ROUND,
    FROZEN_ROUND,
    Bundle,
)
from comity.assembly.formats.bundle import (
    BundleUnreadable,
    inspect_bundle,
    read_bundle,
    write_bundle,
)

BUNDLES: dict[str, Any] = {"named": named(), "secret": secret(), "round": second_round()}
SEALED = {*PARTS, *FROZEN_ROUND, *CLOSED_ROUND, Part.PROOF}
RESIGNED = {"digit", "letter", "flipped", "truncation", "a value", "added"}
Change = Callable[[DecisionBundle], DecisionBundle]


@cache
def each_tampered(kind: str) -> list[tuple[Path, str, bytes]]:
    """Where a value was changed, how, and the file that came of it."""
    document = json.loads(write_bundle(BUNDLES[kind]))
    return [(path, how, rfc8785.dumps(it)) for path, how, it in tampered(document)]


def named_by(bundle: Bundle, trust: Trust = TRUST) -> set[Part]:
    return {each.part for each in inspect_bundle(write_bundle(bundle), trust)}


def of_path(name: str | int) -> Part:
    return Part.FILE if name in {"format", "version"} else Part(name)


@pytest.mark.parametrize("kind", BUNDLES)
def test_nothing_is_found_in_an_untouched_bundle(kind: str) -> None:
    assert inspect_bundle(write_bundle(BUNDLES[kind]), TRUST) == ()


@pytest.mark.parametrize("kind", BUNDLES)
def test_every_changed_value_is_caught_and_its_part_named(kind: str) -> None:
    wrong, seen = [], 0
    for path, how, data in each_tampered(kind):
        parts = {each.part for each in inspect_bundle(data, TRUST)}
        seen += 1
        expected = of_path(path[0])
        if not parts or parts - {Part.SIGNATURE} != {expected} - {Part.SIGNATURE}:
            wrong.append((path, how, parts))
    assert wrong == []
    assert seen > 900


@pytest.mark.parametrize("kind", BUNDLES)
@pytest.mark.parametrize("signs_head", [False, True])
def test_a_changed_part_is_named_though_another_key_signed_it(kind: str, signs_head: bool) -> None:
    wrong, seen = [], 0
    for path, how, data in each_tampered(kind):
        part = of_path(path[0])
        if how not in RESIGNED:
            continue
        try:
            bundle = read_bundle(data)
        except BundleUnreadable:
            continue
        if signs_head:
            root = bytes.fromhex(bundle.head.root)
            bundle = replace(bundle, head=sign_head(bundle.head.size, root, OPENED_AT, STRANGER))
        parts = named_by(signed_bundle(bundle, STRANGER, OPENED_AT))
        seen += 1
        if Part.KEY not in parts or (part in SEALED and part not in parts):
            wrong.append((path, how, parts))
    assert wrong == []
    assert seen > 100


@pytest.mark.parametrize("kind", BUNDLES)
def test_every_changed_byte_of_the_file_is_caught(kind: str) -> None:
    data = write_bundle(BUNDLES[kind])
    missed = []
    for place, byte in zip(range(len(data)), cycle(b'7b-"{ \n\\\x00\xff,'), strict=False):
        other = data[:place] + bytes([byte ^ (data[place] == byte)]) + data[place + 1 :]
        if not inspect_bundle(other, TRUST):
            missed.append(place)
    assert missed == []


@pytest.mark.parametrize("kind", BUNDLES)
def test_a_file_cut_or_lengthened_is_caught(kind: str) -> None:
    data = write_bundle(BUNDLES[kind])
    for other in [*(data[:length] for length in range(0, len(data), 7)), data + b"\n", data * 2]:
        assert {each.part for each in inspect_bundle(other, TRUST)} == {Part.FILE}


def without_last_vote(bundle: DecisionBundle) -> DecisionBundle:
    return replace(bundle, votes=bundle.votes[:-1])


def with_a_vote(bundle: DecisionBundle) -> DecisionBundle:
    return replace(bundle, votes=(*bundle.votes, NamedVote("XX", Choice.YES, "XX")))


def with_electors_swapped(bundle: DecisionBundle) -> DecisionBundle:
    first, second, *rest = bundle.electorate
    return replace(bundle, electorate=(second, first, *rest))


def with_members_swapped(bundle: DecisionBundle) -> DecisionBundle:
    first, second, *rest = bundle.electorate
    swapped = replace(first, member=second.member), replace(second, member=first.member)
    return replace(bundle, electorate=(*swapped, *rest))


def without_erratum(bundle: DecisionBundle) -> DecisionBundle:
    return replace(bundle, errata=())


def without_the_corrections_entry(bundle: DecisionBundle) -> DecisionBundle:
    return replace(bundle, proof=bundle.proof[:-1])


def with_another_ballots_log(bundle: DecisionBundle) -> DecisionBundle:
    other = named("b-8")
    return replace(bundle, proof=other.proof, head=other.head)


MADE: dict[str, tuple[Change, set[Part]]] = {
    "a vote removed": (without_last_vote, {Part.VOTES}),
    "a vote added": (with_a_vote, {Part.VOTES}),
    "electors in another order": (with_electors_swapped, {Part.ELECTORATE}),
    "two electors swapped": (with_members_swapped, {Part.ELECTORATE}),
    "the erratum left out": (without_erratum, {Part.ERRATA}),
    "the entry of the erratum left out": (
        without_the_corrections_entry,
        {Part.ERRATA, Part.RESULT},
    ),
    "the log of another ballot": (with_another_ballots_log, {Part.BALLOT}),
}


@pytest.mark.parametrize("name", MADE)
def test_what_was_made_of_a_bundle_is_named(name: str) -> None:
    change, parts = MADE[name]
    bundle = change(BUNDLES["named"])
    assert named_by(bundle) == parts | {Part.SIGNATURE}
    assert named_by(signed_bundle(bundle, SECRET, OPENED_AT)) == parts
    assert named_by(signed_bundle(bundle, STRANGER, OPENED_AT)) >= parts | {Part.KEY}


def test_the_head_of_another_log_holds_no_entry() -> None:
    bundle = replace(BUNDLES["named"], head=BUNDLES["secret"].head)
    assert named_by(bundle) == {Part.PROOF, Part.SIGNATURE}
    assert named_by(signed_bundle(bundle, STRANGER, OPENED_AT)) == {Part.KEY, Part.HEAD}


@pytest.mark.parametrize("size", range(8, 70))
def test_of_a_head_with_another_size_or_root_the_head_is_named(size: int) -> None:
    """Proofs may lead to the root from several sizes, so that some hold and others do not."""
    bundle = signed_bundle(logged(named(), statements_of(named()), size=size), SECRET, OPENED_AT)
    assert named_by(bundle) == set()
    heads = [replace(bundle.head, size=other) for other in (1, size - 1, size + 1, size * 2)]
    for head in [*heads, replace(bundle.head, root=bundle.head.root[::-1])]:
        assert named_by(replace(bundle, head=head)) == {Part.HEAD, Part.SIGNATURE}
        assert named_by(signed_bundle(replace(bundle, head=head), SECRET, OPENED_AT)) == {Part.HEAD}


def test_a_removed_ballot_and_a_removed_participant_are_named() -> None:
    bundle = BUNDLES["secret"]
    fewer = replace(bundle, ballots=bundle.ballots[1:])
    assert named_by(fewer) == {Part.BALLOTS, Part.SIGNATURE}
    both = replace(fewer, participants=bundle.participants[1:])
    both = replace(both, result=recount(both))
    found = {Part.BALLOTS, Part.PARTICIPANTS, Part.SIGNATURE}
    assert named_by(both) - {Part.RESULT} == found


def turned() -> DecisionBundle:
    """A vote turned round and the result counted anew."""
    bundle = BUNDLES["named"]
    votes = tuple(replace(each, choice=Choice.NO) for each in bundle.votes)
    other = replace(bundle, votes=votes)
    return replace(other, result=recount(other))


def test_a_result_counted_anew_hides_nothing() -> None:
    assert named_by(turned()) == {Part.VOTES, Part.RESULT, Part.SIGNATURE}


def test_a_log_written_anew_is_not_in_the_head() -> None:
    rewritten = logged(turned(), statements_of(turned()))
    with_old_head = replace(rewritten, head=BUNDLES["named"].head)
    assert named_by(with_old_head) == {Part.PROOF, Part.SIGNATURE}


def test_all_written_anew_with_another_key_is_of_another_key() -> None:
    forged = sealed(turned(), STRANGER)
    assert named_by(forged) == {Part.KEY}
    head = BUNDLES["named"].head
    kept = replace(TRUST, head=(head.size, head.root))
    assert named_by(forged, kept) == {Part.KEY, Part.HEAD}


def test_all_written_anew_with_the_same_key_is_seen_by_who_kept_a_head() -> None:
    forged = sealed(turned())
    head = BUNDLES["named"].head
    assert named_by(forged, replace(TRUST, head=(head.size, head.root))) == {Part.HEAD}
    assert named_by(BUNDLES["named"], replace(TRUST, head=(head.size, head.root))) == set()


def test_a_bundle_of_another_ballot_is_not_what_was_asked_for() -> None:
    assert named_by(named("b-8")) == set()
    assert named_by(named("b-8"), replace(TRUST, ballot="b-7")) == {Part.BALLOT}


def test_without_a_key_to_compare_nothing_is_believed() -> None:
    (found,) = verify(BUNDLES["named"], Trust())
    assert (found.part, found.message.id) == (Part.KEY, "bundle-key-not-compared")


def test_a_wrong_result_is_found_even_where_it_was_logged() -> None:
    """The log commits to what the server said; counting finds that it was not so."""
    bundle = BUNDLES["named"]
    lied = replace(bundle, result=turned().result, errata=())
    statements = [(each.entry.action, each.statement) for each in bundle.proof[:2]]
    statements[1] = ("close_ballot", statement_of("b-7", parts_of(lied, CLOSED)))
    lied = signed_bundle(logged(lied, statements), SECRET, OPENED_AT)
    assert named_by(lied) == {Part.RESULT}
