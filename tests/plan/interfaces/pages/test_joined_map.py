from __future__ import annotations

from django.utils.translation import override

from comity.plan.interfaces.pages.progress.joined_map import drawn_map
from comity.plan.queries.who_joined import Joined

ONE, MORE = Joined(1, 0), Joined(3, 1)


def test_the_map_is_of_who_joined_in_the_language_of_the_reader() -> None:
    for _again in range(2):
        with override("en"):
            alone, both = drawn_map("a", {"KE": ONE}), drawn_map("a", {"KE": MORE, "EU": ONE})
        with override("ar"):
            arabic = drawn_map("a", {"KE": ONE})
        assert "KE 1, Kenya: 1 participant" in alone
        assert 'href="/plans/a/participants?where=KE"' in alone
        assert "KE 3, Kenya: 3 participants, its government among them" in both
        assert "Without a square" in both
        assert "Without a square" not in alone
        assert 'href="/ar/plans/a/participants?where=KE"' in arabic
        assert "كينيا" in arabic
        assert "Kenya" not in arabic


def test_plans_do_not_share_their_map() -> None:
    assert "/plans/b/" not in drawn_map("a", {"KE": ONE})
    assert 'href="/plans/b/participants?where=KE"' in drawn_map("b", {"KE": ONE})
