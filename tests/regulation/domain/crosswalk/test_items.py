"""Items of an instrument."""

from __future__ import annotations

from dataclasses import replace

from tests.regulation.domain.small_instruments import instrument, norm

from comity.regulation.domain.crosswalk.items import Demand, Item, items_of
from comity.regulation.domain.instruments import Bearer, Modality, Norm, Provision

DUTY: Norm = norm(
    "art_2__para_1",
    concepts=("label", "log"),
    bearer="operator",
    summary={"en": "Label what is generated.", "ko": "표시한다."},
    when="generates",
)
ACT = instrument(
    "act",
    provisions=(
        Provision(eid="art_1", citation="Art. 1", heading={"en": "Purpose"}),
        Provision(eid="art_2", citation="Art. 2", heading={"en": "Transparency"}),
        Provision(eid="art_2__para_1", citation="Art. 2(1)", norms=(DUTY,)),
    ),
    bearers={"operator": Bearer(role="provider", label={"en": "operator"}, citation="Art. 1")},
)


def test_an_item_holds_headings_summaries_concepts_and_demands() -> None:
    assert items_of(ACT) == (
        Item(
            id="art_2__para_1",
            citation="Art. 2(1)",
            text="Transparency. Label what is generated.",
            concepts=("label", "log"),
            place=("Transparency",),
            demands=(Demand(Modality.MUST, "provider", ("label", "log"), conditional=True),),
        ),
    )


def test_a_decree_borrows_the_bearers_of_its_act() -> None:
    decree = replace(ACT, id="decree", implements="act", bearers={})
    assert items_of(decree, ACT)[0].demands == items_of(ACT)[0].demands
    assert items_of(decree)[0].demands[0].role == "operator"


def test_without_english_any_language_serves() -> None:
    korean = norm("art_2__para_1", concepts=("label",), summary={"ko": "표시한다."})
    act = instrument(
        "act", provisions=(Provision(eid="art_2__para_1", citation="제2조", norms=(korean,)),)
    )
    assert items_of(act)[0].text == "표시한다."
