"""The table of the policy, cell by cell, and what must hold of any cell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.policy import Deed, Level, Outcome, Standing, Subject, decide, level_matters
from comity.hub.domain.repositories import Gate, RequestStatus, Visibility

PUBLIC = Subject(Visibility.PUBLIC, Gate.NONE)
PRIVATE = Subject(Visibility.PRIVATE, Gate.NONE)
GATED = Subject(Visibility.PUBLIC, Gate.MANUAL)
NOBODY = Standing()
PERSON = Standing(signed_in=True)
MEMBER = Standing(Level.MEMBER, signed_in=True)
WRITER = Standing(Level.WRITER, signed_in=True)
OWNER = Standing(Level.ADMINISTRATOR, signed_in=True)
LET_IN = Standing(signed_in=True, request=RequestStatus.ACCEPTED)
ASKED = Standing(signed_in=True, request=RequestStatus.PENDING)
REJECTED = Standing(signed_in=True, request=RequestStatus.REJECTED)

TABLE = [
    (PUBLIC, NOBODY, "allowed allowed sign-in sign-in sign-in sign-in"),
    (PUBLIC, PERSON, "allowed allowed allowed allowed refused refused"),
    (PUBLIC, MEMBER, "allowed allowed allowed allowed refused refused"),
    (PUBLIC, WRITER, "allowed allowed allowed allowed allowed refused"),
    (PUBLIC, OWNER, "allowed allowed allowed allowed allowed allowed"),
    (PRIVATE, NOBODY, "hidden hidden hidden hidden hidden hidden"),
    (PRIVATE, PERSON, "hidden hidden hidden hidden hidden hidden"),
    (PRIVATE, MEMBER, "allowed allowed allowed allowed refused refused"),
    (PRIVATE, WRITER, "allowed allowed allowed allowed allowed refused"),
    (PRIVATE, OWNER, "allowed allowed allowed allowed allowed allowed"),
    (GATED, NOBODY, "allowed gated sign-in sign-in sign-in sign-in"),
    (GATED, PERSON, "allowed gated allowed allowed refused refused"),
    (GATED, ASKED, "allowed gated allowed allowed refused refused"),
    (GATED, REJECTED, "allowed gated allowed allowed refused refused"),
    (GATED, LET_IN, "allowed allowed allowed allowed refused refused"),
    (GATED, MEMBER, "allowed allowed allowed allowed refused refused"),
]


@pytest.mark.parametrize(("subject", "standing", "outcomes"), TABLE)
def test_the_table(subject: Subject, standing: Standing, outcomes: str) -> None:
    assert [decide(deed, subject, standing).value for deed in Deed] == outcomes.split()


def test_what_was_taken_down_is_known_of_and_no_more() -> None:
    down = Subject(Visibility.PUBLIC, Gate.NONE, disabled=True)
    assert [decide(deed, down, OWNER).value for deed in Deed] == [
        "allowed",
        *["disabled"] * 5,
    ]
    assert decide(Deed.READ, down, Standing(operator=True)) is Outcome.ALLOWED


subjects = st.builds(
    Subject, st.sampled_from(Visibility), st.sampled_from(Gate), disabled=st.booleans()
)
standings = st.builds(
    Standing,
    level=st.sampled_from(Level),
    signed_in=st.booleans(),
    request=st.none() | st.sampled_from(RequestStatus),
    in_scope=st.booleans(),
)
deeds = st.sampled_from(Deed)


@given(deeds, subjects, standings)
def test_a_higher_level_never_loses(deed: Deed, subject: Subject, standing: Standing) -> None:
    if decide(deed, subject, standing) is Outcome.ALLOWED:
        for level in Level:
            if level >= standing.level:
                higher = Standing(level, standing.signed_in, standing.request, standing.in_scope)
                assert decide(deed, subject, higher) is Outcome.ALLOWED


@given(deeds, subjects, standings)
def test_whoever_may_not_know_of_it_is_told_nothing(
    deed: Deed, subject: Subject, standing: Standing
) -> None:
    hidden = decide(Deed.KNOW, subject, standing) is Outcome.HIDDEN
    assert (decide(deed, subject, standing) is Outcome.HIDDEN) == hidden


@given(deeds, subjects, standings)
def test_a_token_without_the_scope_may_what_anybody_may(
    deed: Deed, subject: Subject, standing: Standing
) -> None:
    narrow = Standing(standing.level, standing.signed_in, standing.request, in_scope=False)
    anybody = decide(deed, subject, NOBODY)
    assert (decide(deed, subject, narrow) is Outcome.ALLOWED) == (anybody is Outcome.ALLOWED)


@given(deeds, subjects, standings)
def test_where_the_level_does_not_matter_it_changes_nothing(
    deed: Deed, subject: Subject, standing: Standing
) -> None:
    outcomes = {decide(deed, subject, replace(standing, level=level)) for level in Level}
    assert level_matters(deed, subject) or len(outcomes) == 1
