"""Instruments in sections and parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.domain.small_instruments import instrument, norm

from comity.regulation.domain.instruments import Provision
from comity.regulation.domain.sections import Section, around, parts, sections, under

EIDS = ("art_1", "art_1__para_1", "art_1__para_1__point_a", "art_1__para_2", "art_10", "annex_I")
ACT = instrument("act", provisions=tuple(Provision(eid=it, citation=it) for it in EIDS))


def eids(provisions: tuple[Provision, ...]) -> list[str]:
    return [it.eid for it in provisions]


def test_a_section_is_a_top_and_all_under_it() -> None:
    found = sections(ACT)
    assert [it.top.eid for it in found] == ["art_1", "art_10", "annex_I"]
    assert eids(found[0].provisions) == list(EIDS[:4])
    assert [it.norm_count for it in found] == [0, 0, 0]


def test_what_stands_under_a_provision() -> None:
    assert eids(under(ACT, "art_1__para_1")) == ["art_1__para_1", "art_1__para_1__point_a"]
    assert eids(under(ACT, "art_10")) == ["art_10"]
    assert under(ACT, "art_2") == ()


def test_neighbours_stand_at_the_same_depth() -> None:
    def names(eid: str) -> list[str]:
        found = around(ACT, eid)
        return [it.eid if it else "" for it in (found.previous, found.next, found.above)]

    assert names("art_10") == ["art_1", "annex_I", ""]
    assert names("art_1__para_1") == ["", "art_1__para_2", "art_1"]
    assert names("art_1__para_1__point_a") == ["", "", "art_1__para_1"]
    assert names("art_2") == ["", "", ""]


@given(st.lists(st.integers(0, 30), max_size=30), st.integers(1, 200))
def test_parts_keep_every_section_in_order_and_within_the_weight(
    sizes: list[int], weight: int
) -> None:
    found = tuple(
        Section(
            (
                Provision(
                    eid=f"art_{place}",
                    citation="",
                    norms=tuple(norm(f"art_{place}.n{it}") for it in range(size)),
                ),
            )
        )
        for place, size in enumerate(sizes)
    )
    divided = parts(found, weight)
    assert [it for part in divided for it in part] == list(found)
    for place, part in enumerate(divided):
        filled = sum(it.weight for it in part)
        assert len(part) == 1 or filled <= weight
        if place + 1 < len(divided):  # as full as the order allows
            assert filled + divided[place + 1][0].weight > weight
