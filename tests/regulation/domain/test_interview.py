from __future__ import annotations

from comity.regulation.domain.interview import Interview, interview_of
from comity.regulation.domain.profiles import Profile


def test_answers_keep_their_order_and_a_changed_one_is_the_last() -> None:
    interview = Interview().with_answer("a", True).with_answer("b", None).with_answer("c", "red")
    assert list(interview.answers) == ["a", "b", "c"]
    assert interview.last == "c"
    changed = interview.with_answer("a", False)
    assert list(changed.answers.items()) == [("b", None), ("c", "red"), ("a", False)]
    assert changed.last == "a"


def test_what_is_not_known_is_not_stated() -> None:
    interview = Interview(id="x", answers={"a": True, "b": None})
    assert interview.profile == Profile(id="x", facts={"a": True})
    assert interview.not_known == ("b",)
    assert interview_of(interview.profile).answers == {"a": True}


def test_an_answer_taken_back_is_open_again() -> None:
    interview = Interview(answers={"a": True, "b": None})
    assert interview.without("b") == Interview(answers={"a": True})
    assert interview.without("nothing") == interview
    assert Interview().last == ""
