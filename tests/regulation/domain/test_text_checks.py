from __future__ import annotations

from dataclasses import replace

import pytest
from tests.regulation.small import small_rules

from comity.regulation.domain.instruments import (
    Instrument,
    NoNorm,
    NoNormReason,
    Norm,
    Provision,
    Support,
)
from comity.regulation.domain.text_checks import TextFault, check_texts
from comity.regulation.domain.texts import Outline, lines_hash
from comity.regulation.formats.texts.structures import outline_of

LINES = [
    "Article 1",
    "Boxes shall exist.",
    "Article 2",
    "1. Boxes shall be closed.",
    "2. Boxes shall be:",
    "(a) red, and shall be so at night;",
    "(b) kept.",
    "Article 3",
    "Nothing binds.",
]
OUTLINE = outline_of("\n".join(LINES).encode(), "eu", "en")
ID = "eu-small-act.en"
ACT = small_rules().corpus.instruments[0]
NORM = ACT.provisions[2].norms[0]
CLOSED = Support(text=ID, lines="4", hash=lines_hash(LINES[3:4]))


def norm(eid: str, *supports: Support) -> Provision:
    made: Norm = replace(NORM, id=eid, support=supports)
    return Provision(eid=eid, citation=f"cited {eid}", norms=(made,))


def without(eid: str) -> Provision:
    return Provision(eid=eid, citation=f"cited {eid}", no_norm=NoNorm(reason=NoNormReason.SCOPE))


def act(*provisions: Provision) -> Instrument:
    return replace(ACT, provisions=provisions)


def faults(*provisions: Provision, outlines: dict[str, Outline] | None = None) -> list[TextFault]:
    held = {ID: OUTLINE} if outlines is None else outlines
    return [it.fault for it in check_texts(act(*provisions), held).faults]


@pytest.mark.parametrize(
    ("support", "fault"),
    [
        (CLOSED, []),
        (replace(CLOSED, lines="4-10"), [TextFault.LINES]),
        (replace(CLOSED, lines="5-4"), [TextFault.LINES]),
        (replace(CLOSED, lines="2"), [TextFault.PLACE]),
        (replace(CLOSED, lines="4-5"), [TextFault.PLACE]),
        (replace(CLOSED, hash=""), [TextFault.UNSEALED]),
        (replace(CLOSED, hash="0" * 12), [TextFault.HASH]),
        (replace(CLOSED, text="another"), [TextFault.NO_TEXT]),
    ],
)
def test_supports(support: Support, fault: list[TextFault]) -> None:
    assert faults(norm("art_2__para_1", support)) == fault


def test_a_citation_that_no_text_has() -> None:
    assert faults(norm("art_9", CLOSED)) == [TextFault.CITATION]


def test_of_several_texts_one_that_has_the_citation_suffices() -> None:
    other = outline_of(b"Article 9\nNothing.", "eu", "en")
    supports = (CLOSED, Support(text="other", lines="1", hash=lines_hash(["Article 9"])))
    found = faults(norm("art_2__para_1", *supports), outlines={ID: OUTLINE, "other": other})
    assert found == []


def test_without_any_text_every_support_is_told_and_no_citation() -> None:
    assert faults(norm("art_2__para_1", CLOSED, CLOSED), outlines={}) == [TextFault.NO_TEXT] * 2


def test_norms_without_support_are_secondary_and_no_fault() -> None:
    report = check_texts(act(norm("art_2"), norm("art_1", replace(CLOSED, lines="2"))), {})
    assert [it.id for it in report.secondary] == ["art_2"]
    assert (report.norms, report.supports) == (2, 1)


def test_operative_units_without_a_norm_and_their_reasons() -> None:
    """A reason holds for all that stands under it; a norm covers what it stands under."""
    report = check_texts(act(without("art_1"), norm("art_2__para_1", CLOSED)), {ID: OUTLINE})
    assert report.operative == 4
    found = [(it.eid, it.citation, it.lines, bool(it.reason)) for it in report.without_norm]
    assert found == [
        ("art_1", "cited art_1", "1-2", True),
        ("art_2__para_2", "art_2__para_2", "5-7", False),
        ("art_2__para_2__point_a", "art_2__para_2__point_a", "6-6", False),
    ]
    assert [it.eid for it in report.unexplained] == [
        "art_2__para_2", "art_2__para_2__point_a",
    ]  # fmt: skip


def test_a_norm_at_a_point_covers_the_paragraph_above() -> None:
    seal = Support(text=ID, lines="6", hash=lines_hash(LINES[5:6]))
    report = check_texts(act(norm("art_2__para_2__point_a", seal)), {ID: OUTLINE})
    assert report.faults == ()
    assert [it.eid for it in report.without_norm] == ["art_1", "art_2__para_1"]


def test_a_partial_text_is_not_searched_for_what_is_missing() -> None:
    partial = replace(act(), texts=(replace(ACT.texts[0], partial=True),))
    report = check_texts(partial, {ID: OUTLINE})
    assert (report.operative, report.without_norm) == (0, ())


def test_a_translation_is_searched_only_where_the_official_text_is_not_held() -> None:
    translation = replace(ACT.texts[0], id="translation", official=False)
    both = replace(act(), texts=(*ACT.texts, translation))
    assert check_texts(both, {ID: OUTLINE, "translation": OUTLINE}).operative == 4
    assert check_texts(both, {"translation": OUTLINE}).operative == 4
    assert check_texts(both, {}).operative == 0
