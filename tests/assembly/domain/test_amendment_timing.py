"""Amendments to what others have settled, and to a text that was merged since."""

from __future__ import annotations

import pytest
from tests.assembly.domain.amended import TEXT, by_id, deleting, inserting, replacing

from comity.assembly.domain.amendment_timing import carried_over, check_in_time
from comity.assembly.domain.amendments import Amendment, Amendments, Outcome
from comity.assembly.domain.merging import merge
from comity.kernel.domain.errors import Conflict


def refusal(amendment: Amendment, others: Amendments, outcome: Outcome) -> tuple[str, object]:
    with pytest.raises(Conflict) as raised:
        check_in_time(TEXT, amendment, others, dict.fromkeys(others, outcome))
    return raised.value.message.id, raised.value.message.params.get("by")


@pytest.mark.parametrize(
    "late", [replacing("a2", "b", "that learn;"), deleting("a2", "b"), deleting("a2", "a")]
)
def test_nothing_is_left_of_what_was_deleted(late: Amendment) -> None:
    gone = by_id(deleting("a1", "a"))
    assert refusal(late, gone, Outcome.ADOPTED) == ("amendment-paragraph-deleted", "a1")


def test_what_was_replaced_is_settled() -> None:
    done = by_id(replacing("a1", "d", "Asks all to report."))
    late = replacing("a2", "d", "Asks nobody.")
    assert refusal(late, done, Outcome.ADOPTED) == ("amendment-settled", "a1")
    check_in_time(TEXT, late, done, {"a1": Outcome.PENDING})
    check_in_time(TEXT, late, done, {"a1": Outcome.REJECTED})


@pytest.mark.parametrize("outcome", [it for it in Outcome if it is not Outcome.PENDING])
def test_nothing_amends_what_is_decided(outcome: Outcome) -> None:
    done = by_id(replacing("a1", "d", "Asks all to report."))
    late = replacing("a2", "d", "Asks all to report soon.", to="a1")
    assert refusal(late, done, outcome) == ("amendment-to-decided", None)


@pytest.mark.parametrize(("deleted", "after"), [("d", "c"), ("a", "r"), ("c", "b")])
def test_an_insertion_whose_place_went_stands_where_it_would_have(deleted: str, after: str) -> None:
    depth = 1 if deleted == "c" else 0
    inserted = inserting("a2", deleted, "Thanks them.", depth=depth)
    both = by_id(deleting("a1", deleted), inserted)
    outcomes = {"a1": Outcome.ADOPTED}
    merged = merge(TEXT, both, outcomes).text
    later = carried_over(inserted, TEXT, merged)
    assert later.paragraph == after
    at_once = merge(TEXT, both, dict.fromkeys(both, Outcome.ADOPTED)).text
    assert merge(merged, by_id(later), {"a2": Outcome.ADOPTED}).text == at_once
