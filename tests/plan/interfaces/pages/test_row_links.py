from __future__ import annotations

from django.urls import set_script_prefix
from django.utils.translation import override

from comity.plan.interfaces.pages.progress.row_links import commitments, page, participants


def test_links_are_in_the_language_of_the_reader_and_below_where_the_site_stands() -> None:
    for _again in range(2):
        with override("en"):
            assert page("commitments", "small-plan") == "/plans/small-plan/commitments"
        with override("ar"):
            assert page("commitments", "small-plan") == "/ar/plans/small-plan/commitments"
    try:
        set_script_prefix("/below/")
        assert page("commitments", "small-plan") == "/below/plans/small-plan/commitments"
    finally:
        set_script_prefix("/")


def test_lists_are_kept_to_what_was_counted() -> None:
    assert commitments("a", action="", level="limited") == "/plans/a/commitments?level=limited"
    assert participants("a", where="KE", kind="") == "/plans/a/participants?where=KE"
    assert page("no-such-page", "a") == ""
