from __future__ import annotations

import pytest

from comity.parties.domain.permissions import OPERATOR, ROLES, Actor, Grant, permitted

ADA = Actor("user:ada")
EDIT = Grant(frozenset({"edit"}))
EDIT_ONE = Grant(frozenset({"edit"}), "thing:1")


def test_nothing_granted_nothing_permitted() -> None:
    assert not permitted(ADA, "edit", "thing:1", [])


@pytest.mark.parametrize(
    ("grant", "permission", "object_", "expected"),
    [
        (EDIT, "edit", "thing:1", True),
        (EDIT, "edit", "*", True),
        (EDIT, "erase", "thing:1", False),
        (EDIT_ONE, "edit", "thing:1", True),
        (EDIT_ONE, "edit", "thing:2", False),
        (EDIT_ONE, "edit", "*", False),
        (Grant(ROLES["administrator"]), "anything", "thing:1", True),
        (Grant(ROLES["reviewer"]), "edit", "thing:1", False),
        (Grant(ROLES["moderator"]), "moderate-reports", "*", True),
        (Grant(ROLES["moderator"]), "read-audit", "*", False),
    ],
)
def test_one_grant(grant: Grant, permission: str, object_: str, expected: bool) -> None:
    assert permitted(ADA, permission, object_, [grant]) is expected


def test_a_token_narrows_and_never_widens() -> None:
    token = Actor("user:ada", (EDIT_ONE,))
    assert permitted(token, "edit", "thing:1", [EDIT])
    assert not permitted(token, "edit", "thing:2", [EDIT])
    assert not permitted(token, "edit", "thing:1", [])


def test_the_operator_of_the_node_may_do_all() -> None:
    assert permitted(OPERATOR, "anything", "*", [])
    assert not permitted(Actor("operator", (EDIT_ONE,)), "anything", "*", [])
