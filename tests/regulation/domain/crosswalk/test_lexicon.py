"""Concepts found in texts, and the words that they lend."""

from __future__ import annotations

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.crosswalk.words import stems


def concept(id: str, label: str, *aliases: str, broader: str = "", definition: str = "") -> Concept:
    return Concept(
        id=id,
        labels={"en": label},
        definition={"en": definition},
        broader=broader,
        aliases={"en": aliases},
    )


LEXICON = Lexicon(
    [
        concept("risk", "Risk"),
        concept("risk.impact", "Impact assessment", "impact on society", broader="risk"),
        concept(
            "risk.impact.rights", "Fundamental rights impact assessment", broader="risk.impact"
        ),
        concept("data", "Data", "records"),
        concept("documentation", "Documentation", "records", definition="Papers kept on a system."),
        Concept(id="label", labels={"en": "Label", "zh": "标识", "ko": "표시"}, definition={}),
    ]
)


def test_the_longest_name_wins_and_uses_its_words_up() -> None:
    text = stems("Assess risks by a fundamental-rights impact assessment, or an impact assessment.")
    assert LEXICON.recognise(text) == {"risk": 1.0, "risk.impact.rights": 1.0, "risk.impact": 1.0}


def test_the_beginning_of_a_name_is_not_the_name() -> None:
    assert LEXICON.recognise(stems("Fundamental rights, and impact on trade")) == {}


def test_a_shared_name_counts_for_each_in_equal_parts() -> None:
    assert LEXICON.recognise(stems("Keep records")) == {"data": 0.5, "documentation": 0.5}


def test_names_of_other_languages_are_recognised() -> None:
    assert LEXICON.recognise(stems("添加显式标识")) == {"label": 1.0}
    assert LEXICON.recognise(stems("생성물 표시의 의무")) == {"label": 1.0}


def test_ancestors_go_up_and_an_undeclared_concept_stands_alone() -> None:
    assert LEXICON.ancestors("risk.impact.rights") == ("risk.impact.rights", "risk.impact", "risk")
    assert LEXICON.ancestors("elsewhere") == ("elsewhere",)


def test_a_circle_of_broader_concepts_ends() -> None:
    circle = Lexicon([concept("a", "A", broader="b"), concept("b", "B", broader="a")])
    assert circle.ancestors("a") == ("a", "b")


def test_words_of_the_definition_weigh_less_than_those_of_names() -> None:
    words = LEXICON.words["documentation"]
    assert 0 < words["paper"] < words["document"]


def test_nothing_is_recognised_without_concepts() -> None:
    assert Lexicon([]).recognise(stems("Risk")) == {}
