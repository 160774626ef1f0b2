from __future__ import annotations

from dataclasses import replace

import pytest
from tests.assembly.examples import NAMES, example, places_in_text

from comity.assembly.domain.citations import citations, uncited
from comity.assembly.domain.rules import Basis, Form
from comity.assembly.domain.statute_faults import faults
from comity.assembly.formats.statute_file import read_statute, write_statute
from comity.kernel.domain.errors import Conflict, UnknownName


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_no_faults_and_survives_being_written(name: str) -> None:
    statute = example(name)
    assert faults(statute) == ()
    assert read_statute(write_statute(statute).encode(), "again.yaml") == statute


@pytest.mark.parametrize("name", NAMES)
def test_each_part_cites_a_place_of_the_written_statute(name: str) -> None:
    statute = example(name)
    assert uncited(statute) == ()
    cited = {*citations(statute).values(), statute.citation}
    assert cited - places_in_text(name) == set()


@pytest.mark.parametrize("name", NAMES)
def test_each_article_of_the_written_statute_is_cited(name: str) -> None:
    statute = example(name)
    cited = {text.partition("(")[0] for text in [*citations(statute).values(), statute.citation]}
    assert {place for place in places_in_text(name) if "(" not in place} - cited == set()


def test_the_budget_of_a_small_organisation_needs_two_majorities() -> None:
    rule = example("north-lakes").rule_for("assembly", "budget")
    assert (rule.id, rule.citation) == ("money", "Art. 9(3)")
    assert [(each.weight, each.threshold.needed(9)) for each in rule.majorities] == [
        ("one", 6),
        ("contribution", 5),
    ]
    assert rule.quorum is not None
    assert rule.quorum.threshold.needed(9) == 5


def test_an_amendment_needs_three_quarters_of_all_members() -> None:
    rule = example("world-forum").rule_for("assembly", "amendment")
    assert [(each.basis, each.threshold.needed(193)) for each in rule.majorities] == [
        (Basis.MEMBERS, 145)
    ]


def test_elections_are_secret() -> None:
    assert example("north-lakes").rule_for("assembly", "election").form is Form.SECRET


def test_the_council_of_the_larger_one_binds_by_nine_votes_and_no_veto() -> None:
    statute = example("world-forum")
    rule = statute.rule_for("council", "binding-recommendation")
    assert rule.majorities[0].at_least == 9
    assert rule.veto is not None
    assert rule.veto.holders == {"BR", "CH", "IN", "JP", "KE"}
    assert statute.body("council").composition.size == 15
    assert statute.rule_for("council", "presidency").veto is None


def test_a_council_decides_by_its_default_rule_what_nothing_else_is_said_of() -> None:
    assert example("north-lakes").rule_for("council", "budget").id == "consensus"


def test_names_that_are_not_there_are_refused_with_the_nearest() -> None:
    statute = example("north-lakes")
    with pytest.raises(UnknownName) as caught:
        statute.rule_for("assembley", "budget")
    assert caught.value.message.params == {"name": "assembley"}
    assert caught.value.remedy is not None
    assert caught.value.remedy.params == {"name": "assembly"}
    with pytest.raises(UnknownName) as caught:
        statute.rule_for("assembly", "budgets")
    assert caught.value.message.id == "matter-unknown"


def test_a_body_without_default_does_not_decide_what_others_do() -> None:
    statute = example("north-lakes")
    bodies = tuple(replace(each, default_rule="") for each in statute.bodies)
    with pytest.raises(Conflict) as caught:
        replace(statute, bodies=bodies).rule_for("council", "budget")
    assert caught.value.message.params == {"body": "council", "matter": "budget"}


def test_languages_of_a_body_are_its_own_or_those_of_the_statute() -> None:
    statute = example("north-lakes")
    assert statute.languages_of("council") == ("en",)
    assert statute.languages_of("assembly") == ("en", "fr")


def test_who_admits_and_on_what_documents() -> None:
    admission = example("north-lakes").admission_to("member")
    assert (admission.decided.by, admission.decided.matter) == ("assembly", "admission")
    assert [(each.id, each.required) for each in admission.documents] == [
        ("letter-of-intent", True),
        ("annual-report", False),
    ]
