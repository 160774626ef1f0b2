"""Who votes for whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.domain.bodies import body

from comity.assembly.domain import Proxies, Proxy
from comity.kernel.domain.errors import InvalidInput, Problems

BODY = body("ABCDEFX", without_vote="X")


def granted(text: str, limit: int = 1) -> Proxies:
    """`AB CD`: B votes for A, and D for C."""
    return Proxies(BODY, tuple(Proxy(*pair) for pair in text.split()), limit)


def problems(text: str, limit: int = 1) -> list[tuple[str, dict[str, object]]]:
    with pytest.raises(Problems) as caught:
        granted(text, limit)
    assert caught.value.message.id == "proxies-refused"
    return [(it.message.id, dict(it.message.params)) for it in caught.value.problems]


def test_a_holder_votes_for_itself_and_for_whom_it_represents() -> None:
    proxies = granted("AB CB DE", limit=2)
    present = frozenset("BEF")
    assert proxies.in_force(present) == {"A": "B", "C": "B", "D": "E"}
    assert proxies.voted_by("B", present) == {"A", "B", "C"}
    assert proxies.voted_by("F", present) == {"F"}
    assert proxies.voted_by("A", present) == frozenset()
    assert proxies.present_or_represented(present) == frozenset("ABCDEF")
    assert proxies.void(present) == ()


def test_a_proxy_is_void_where_its_grantor_is_present_or_its_holder_is_not() -> None:
    proxies = granted("AB CD")
    assert proxies.in_force(frozenset("AB")) == {}
    assert proxies.voted_by("B", frozenset("AB")) == {"B"}
    assert [(it.id, dict(it.params)) for it in proxies.void(frozenset("AB"))] == [
        ("proxy-void-grantor-present", {"grantor": "A", "holder": "B"}),
        ("proxy-void-holder-absent", {"grantor": "C", "holder": "D"}),
    ]


def test_where_presence_does_not_matter_all_are_in_force() -> None:
    proxies = granted("AB CD")
    assert proxies.in_force(None) == {"A": "B", "C": "D"}
    assert proxies.voted_by("A", None) == frozenset()


def test_a_circle_is_named() -> None:
    assert problems("AB BC CA") == [("proxy-circle", {"members": ("A", "B", "C", "A")})]
    assert problems("CD DC") == [("proxy-circle", {"members": ("C", "D", "C")})]


def test_a_chain_is_named() -> None:
    assert problems("AB BC") == [("proxy-chain", {"members": ("A", "B", "C")})]


def test_a_chain_into_a_circle_is_both() -> None:
    assert problems("AB BC CB", limit=2) == [
        ("proxy-circle", {"members": ("B", "C", "B")}),
        ("proxy-chain", {"members": ("A", "B", "C", "B")}),
    ]


def test_all_that_is_wrong_is_told() -> None:
    assert problems("AA BC BD EF DF") == [
        ("proxy-twice", {"member": "B", "holders": ("C", "D")}),
        ("proxy-self", {"member": "A"}),
        ("proxy-too-many", {"member": "F", "count": 2, "limit": 1}),
        ("proxy-chain", {"members": ("B", "D", "F")}),
    ]


def test_a_rule_without_proxies_permits_none() -> None:
    assert problems("AB", limit=0) == [("proxy-too-many", {"member": "B", "count": 1, "limit": 0})]


@pytest.mark.parametrize(
    ("text", "id"), [("AX", "voter-not-entitled"), ("XA", "voter-not-entitled")]
)
def test_whoever_has_no_vote_gives_and_holds_none(text: str, id: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        granted(text)
    assert caught.value.message.id == id


@given(
    st.dictionaries(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")),
    st.frozensets(st.sampled_from("ABCDEF")),
)
def test_every_vote_is_given_once_at_most(holders: dict[str, str], present: frozenset[str]) -> None:
    """What is accepted has no member that both gives and holds; each absent one is voted for by at
    most one of those present, and each of those present votes for itself."""
    hands_on = set(holders) & set(holders.values())
    pairs = " ".join(grantor + holder for grantor, holder in holders.items())
    if hands_on:
        assert {id for id, _ in problems(pairs, limit=6)} <= {
            "proxy-self",
            "proxy-circle",
            "proxy-chain",
        }
        return
    proxies = granted(pairs, limit=6)
    voted = [who for member in sorted(present) for who in proxies.voted_by(member, present)]
    assert len(voted) == len(set(voted))
    assert present <= set(voted) == proxies.present_or_represented(present)
