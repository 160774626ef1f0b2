"""A changed round of an election is caught, and the part that was changed is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.assembly.decided import OPENED_AT, SECRET, STRANGER, logged
from tests.assembly.elected import first_round, round_statements, second_round
from tests.assembly.formats.test_tampered_bundles import named_by

from comity.assembly.domain.bundle_signing import signed_bundle
from comity.assembly.domain.decision_bundle import Part
from comity.assembly.domain.election_bundle import ElectionBundle, RoundCited, contest_after
from comity.assembly.domain.election_recount import recount_round


def with_another_drawn(bundle: ElectionBundle) -> ElectionBundle:
    """The result counted anew with it."""
    assert bundle.lot is not None
    other = replace(bundle, lot=replace(bundle.lot, drawn=("Ben",)))
    return replace(other, result=recount_round(other))


def with_another_round_before(bundle: ElectionBundle) -> ElectionBundle:
    """Dee instead of Ben was drawn, and so stands in this round."""
    (before,) = bundle.election.rounds
    result = replace(before.result, standing=frozenset({"Dee", "Cyd"}))
    election = replace(bundle.election, rounds=(RoundCited(before.ballot, result),))
    return replace(bundle, election=election, contest=contest_after(election))


def without_the_lots_entry(bundle: ElectionBundle) -> ElectionBundle:
    return replace(bundle, proof=bundle.proof[:-1])


def with_the_log_of_the_round_before(bundle: ElectionBundle) -> ElectionBundle:
    other = first_round()
    return replace(bundle, proof=other.proof, head=other.head)


MADE_OF_A_ROUND: dict[str, tuple[Callable[[ElectionBundle], ElectionBundle], set[Part]]] = {
    "another drawn": (with_another_drawn, {Part.LOT, Part.RESULT}),
    "another round before": (with_another_round_before, {Part.ELECTION, Part.CONTEST}),
    "the entry of the lot left out": (without_the_lots_entry, {Part.LOT, Part.RESULT}),
    "the log of the round before": (with_the_log_of_the_round_before, {Part.BALLOT}),
}


@pytest.mark.parametrize("name", MADE_OF_A_ROUND)
def test_what_was_made_of_a_round_is_named(name: str) -> None:
    change, parts = MADE_OF_A_ROUND[name]
    bundle = change(second_round())
    assert named_by(bundle) == parts | {Part.SIGNATURE}
    assert named_by(signed_bundle(bundle, SECRET, OPENED_AT)) == parts
    assert named_by(signed_bundle(bundle, STRANGER, OPENED_AT)) >= parts | {Part.KEY}


def test_lots_drawn_twice_are_out_of_order() -> None:
    bundle = second_round()
    told = round_statements(bundle)
    again = signed_bundle(logged(bundle, [*told, told[-1]]), SECRET, OPENED_AT)
    assert named_by(again) == {Part.PROOF}
