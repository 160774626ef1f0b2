from __future__ import annotations

import pytest

from comity.assembly.domain.paper_counts import Difference, Sheet, agreed, differences
from comity.kernel.domain.errors import Conflict, InvalidInput

FIRST = Sheet("user:1", {"yes": 12, "no": 3})


def test_two_equal_sheets_count() -> None:
    assert agreed(FIRST, Sheet("user:2", {"no": 3, "yes": 12})) == {"yes": 12, "no": 3}


def test_nothing_counts_until_both_say_the_same() -> None:
    second = Sheet("user:2", {"yes": 21, "no": 3, "abstain": 0})
    assert differences(FIRST, second) == (
        Difference("abstain", None, 0),
        Difference("yes", 12, 21),
    )
    with pytest.raises(Conflict) as caught:
        agreed(FIRST, second)
    assert caught.value.message.id == "paper-differs"
    assert caught.value.message.params == {"lines": ("abstain", "yes")}


def test_named_votes_are_compared_by_member() -> None:
    first = Sheet("user:1", {"KE": "yes", "FR": "no"})
    second = Sheet("user:2", {"KE": "yes", "FR": "abstain"})
    assert differences(first, second) == (Difference("FR", "no", "abstain"),)


def test_one_clerk_is_not_two() -> None:
    with pytest.raises(InvalidInput) as caught:
        agreed(FIRST, Sheet("user:1", FIRST.lines))
    assert caught.value.message.id == "paper-one-clerk"


def test_a_count_is_not_negative() -> None:
    with pytest.raises(InvalidInput) as caught:
        Sheet("user:1", {"yes": -1})
    assert caught.value.message.id == "paper-count-negative"
