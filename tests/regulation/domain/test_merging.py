from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.merging import Clash, Entry, Key, Merged, merge, merge_order

ROOT: Key = ("Instrument", "act")


def side(**content: str) -> Mapping[Key, Entry]:
    """An instrument and its provisions, in this order."""
    parts = {
        ("Provision", name): Entry(says, ROOT, place)
        for place, (name, says) in enumerate(content.items())
    }
    return {ROOT: Entry("act"), **parts}


sides = st.builds(
    lambda order, says: side(**{name: says[name] for name in order if name in says}),
    st.permutations("abcd"),
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from("xy")),
)


def names(merged: Merged) -> dict[str, object]:
    """The provisions and what they say, in order."""
    found = sorted(
        (entry.position, key[1], entry.content)
        for key, entry in merged.entries.items()
        if key != ROOT
    )
    return {name: says for _, name, says in found}


@given(sides, sides)
def test_what_one_side_left_alone_is_as_the_other_has_it(
    base: Mapping[Key, Entry], other: Mapping[Key, Entry]
) -> None:
    for merged in (merge(base, base, other), merge(base, other, base), merge(base, other, other)):
        assert merged == Merged(other, ())


@given(sides, sides, sides)
def test_both_sides_meet_the_same_clashes(
    base: Mapping[Key, Entry], ours: Mapping[Key, Entry], theirs: Mapping[Key, Entry]
) -> None:
    turned = {
        Clash.OURS_REMOVED: Clash.THEIRS_REMOVED, Clash.THEIRS_REMOVED: Clash.OURS_REMOVED,
    }  # fmt: skip
    there = merge(base, theirs, ours).clashes
    assert set(merge(base, ours, theirs).clashes) == {
        (key, turned.get(clash, clash)) for key, clash in there
    }


@given(sides, sides, sides)
def test_a_merge_without_clashes_holds_every_change_of_both(
    base: Mapping[Key, Entry], ours: Mapping[Key, Entry], theirs: Mapping[Key, Entry]
) -> None:
    merged = merge(base, ours, theirs)
    if merged.clashes:
        return
    for changed in (ours, theirs):
        for key in {*base, *changed}:
            before, after = base.get(key), changed.get(key)
            if (before and before.content) != (after and after.content):
                result = merged.entries.get(key)
                assert (result and result.content) == (after and after.content)


def test_changes_of_different_records_are_both_taken() -> None:
    merged = merge(
        side(a="1", b="1", c="1", d="1"),
        side(a="1", b="2", ours="1", c="1"),
        side(theirs="1", a="1", b="1", c="2", d="1"),
    )
    assert merged.clashes == ()
    assert names(merged) == {"theirs": "1", "a": "1", "b": "2", "ours": "1", "c": "2"}
    assert merged.differing(side(theirs="1", a="1", b="1", c="2", d="1")) == (
        ("Provision", "b"),
        ("Provision", "d"),
        ("Provision", "ours"),
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "clash"),
    [
        (side(a="1"), side(a="2"), side(a="3"), Clash.BOTH_CHANGED),
        (side(), side(a="2"), side(a="3"), Clash.BOTH_ADDED),
        (side(a="1"), side(a="2"), side(), Clash.THEIRS_REMOVED),
        (side(a="1"), side(), side(a="3"), Clash.OURS_REMOVED),
        (side(), side(a="2"), {}, Clash.PARENT_REMOVED),
    ],
)
def test_clashes(
    base: Mapping[Key, Entry], ours: Mapping[Key, Entry], theirs: Mapping[Key, Entry], clash: Clash
) -> None:
    assert merge(base, ours, theirs).clashes == ((("Provision", "a"), clash),)


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    assert merge(side(a="1"), side(a="2"), side(a="2")).clashes == ()
    assert merge(side(a="1"), side(), side()) == Merged(side(), ())


def test_moved_differently_on_both_sides() -> None:
    base, ours, theirs = (side(**dict.fromkeys(order, "1")) for order in ("abc", "bac", "acb"))
    assert merge(base, ours, theirs).clashes == ((ROOT, Clash.BOTH_REORDERED),)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("abc", "abc", "cab", "cab"),
        ("abc", "bca", "abc", "bca"),
        ("abc", "abxc", "yabc", "yabxc"),
        ("abc", "cxab", "abyc", "cxaby"),
        ("abc", "bac", "bac", "bac"),
        ("", "ab", "xy", "abxy"),
    ],
)
def test_orders(base: str, ours: str, theirs: str, merged: str) -> None:
    assert "".join(merge_order(base, ours, theirs) or ()) == merged
