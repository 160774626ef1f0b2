from __future__ import annotations

import pytest

from comity.hub.domain.discussions import (
    LONGEST_TEXT,
    check_comment,
    check_description,
    check_title,
    next_status,
)
from comity.hub.domain.repositories import DiscussionStatus as Status
from comity.kernel.domain.errors import Conflict, InvalidInput


def test_a_title_is_one_line() -> None:
    assert check_title("  A\n title\tthat \r\n wraps ") == "A title that wraps"
    assert check_title("x" * 600) == "x" * 500
    with pytest.raises(InvalidInput):
        check_title(" \n ")


def test_a_comment_has_a_text_and_an_end() -> None:
    assert check_comment(" a\n") == " a\n"
    assert check_description("") == ""
    for text in ("", " \n", "x" * (LONGEST_TEXT + 1)):
        with pytest.raises(InvalidInput):
            check_comment(text)


ALLOWED = {
    (Status.OPEN, "closed"),
    (Status.CLOSED, "open"),
    (Status.DRAFT, "open"),
    (Status.DRAFT, "closed"),
}


@pytest.mark.parametrize("now", Status)
@pytest.mark.parametrize("wanted", ["open", "closed"])
def test_what_may_follow_on_what(now: Status, wanted: str) -> None:
    if (now, wanted) in ALLOWED:
        assert next_status(now, wanted).value == wanted
    else:
        with pytest.raises(Conflict):
            next_status(now, wanted)


@pytest.mark.parametrize("wanted", ["merged", "draft", "", "Open"])
def test_only_merging_merges(wanted: str) -> None:
    with pytest.raises(InvalidInput):
        next_status(Status.OPEN, wanted)
