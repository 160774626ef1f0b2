"""Who may vote."""

from __future__ import annotations

from fractions import Fraction

import pytest

from comity.assembly.domain import Elector, Electorate
from comity.kernel.domain.errors import InvalidInput


def test_a_member_is_in_it_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        Electorate((Elector("A"), Elector("B"), Elector("A")))
    assert caught.value.message.id == "elector-twice"
    assert caught.value.message.params == {"member": "A"}


def test_no_weight_is_below_nought() -> None:
    with pytest.raises(InvalidInput) as caught:
        Electorate((Elector("A", weights={"people": Fraction(-1)}),))
    assert caught.value.message.id == "weight-negative"


def test_weights_add_up_exactly() -> None:
    thirds = {"share": Fraction(1, 3)}
    electorate = Electorate(
        (Elector("A", weights=thirds), Elector("B", weights=thirds, entitled=False))
    )
    assert electorate.total("share") == Fraction(2, 3)
    assert electorate.total("share", electorate.entitled) == Fraction(1, 3)
    assert electorate.total("one") == 2
    with pytest.raises(InvalidInput) as caught:
        electorate.total("people")
    assert caught.value.message.id == "weight-unknown"
