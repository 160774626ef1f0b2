from __future__ import annotations

import pytest

from comity.regulation.domain.imports.actors import (
    Actor,
    ActorNames,
    bearer_actors,
    defined_actors,
    usual_actors,
)
from comity.regulation.domain.instruments import Bearer, Role
from comity.regulation.domain.texts import TextUnit


def defined(words: str, language: str) -> list[tuple[str, str]]:
    unit = TextUnit("art_3__point_1", 1, 1, words, 1)
    return [(it.key, it.origin) for it in defined_actors([unit], language)]


@pytest.mark.parametrize(
    ("language", "words", "keys"),
    [
        ("en", "(3) ‘box maker’ means a natural or legal person that has boxes;", "box-maker"),
        ("en", "'notified body' means a body that was notified;", "notified-body"),
        ("en", "“Large maker” means a developer who has more.", "large-maker"),
        ("en", "'making available' means the supply of a box to a deployer;", ""),
        ("en", "‘box’ means a thing that a person may open;", ""),
        ("ko", '7. "상자사업자"란 상자를 만드는 자로서 법인을 말한다.', "상자사업자"),
        ("ko", '1. "상자"란 물건을 말한다.', ""),
        ("zh", "盒子服务提供者，是指提供盒子的组织、个人。", "盒子服务提供者"),
        ("zh", "盒子，是指一种东西。", ""),
        ("ja", "箱を作る者（以下「箱事業者」という。）は、", "箱事業者"),
        ("ja", "この法律において「箱」とは、物をいう。", ""),
    ],
)  # fmt: skip
def test_actors_among_defined_terms(language: str, words: str, keys: str) -> None:
    assert defined(words, language) == ([(keys, "art_3__point_1")] if keys else [])


PROVIDER = Actor("provider", ("provider",), "art_3__point_3")
DEPLOYER = Actor("deployer", ("deployer",), "art_3__point_4")
BODY = Actor("assessment-body", ("assessment body",), "art_3__point_5")
NAMES = ActorNames([PROVIDER, DEPLOYER, BODY, *usual_actors("en")], "en")


@pytest.mark.parametrize(
    ("text", "key", "words", "place"),
    [
        ("Providers shall act.", "provider", "Providers", "before"),
        ("The provider or the deployer shall act.", "deployer", "deployer", "before"),
        ("Where a deployer asks, the provider shall act.", "provider", "provider", "before"),
        ("Deployers of systems made by providers shall act.", "deployer", "Deployers", "before"),
        ("It shall be done by the provider.", "provider", "provider", "after"),
        ("Assessment bodies shall act.", "assessment-body", "Assessment bodies", "before"),
        ("Each Party shall act.", "state", "Party", "before"),
        ("Competent authorities shall act.", "public-body", "Competent authorities", "before"),
    ],
)
def test_the_subject_of_a_sentence(text: str, key: str, words: str, place: str) -> None:
    at = text.index("shall")
    subject = NAMES.subject(text, at, at + 5)
    assert subject is not None
    assert (subject.actor.key, subject.words, subject.place) == (key, words, place)


@pytest.mark.parametrize("text", ["It shall act.", "A provider is one. It shall act.", "shall"])
def test_a_sentence_without_a_known_subject(text: str) -> None:
    at = text.index("shall")
    assert NAMES.subject(text, at, at + 5) is None


@pytest.mark.parametrize(
    ("language", "text", "word", "key"),
    [
        ("ko", "국가는 사업자를 위하여 노력하여야 한다.", "야 한다", "public-body"),
        ("zh", "提供者应当向用户说明。", "应当", "provider"),
        ("ja", "事業者は、国の施策に協力しなければならない。", "なければ", "provider"),
    ],
)
def test_subjects_in_other_scripts(language: str, text: str, word: str, key: str) -> None:
    at = text.index(word)
    subject = ActorNames(usual_actors(language), language).subject(text, at, at + len(word))
    assert subject is not None
    assert subject.actor.key == key


def test_declared_bearers_by_their_label() -> None:
    bearer = Bearer(role=Role.PROVIDER, label={"en": "maker", "ko": "제작자"}, citation="Art. 2")
    assert bearer_actors([("maker", bearer)], "ko-KR") == (Actor("maker", ("제작자",), "Art. 2"),)
    assert bearer_actors([("maker", bearer)], "fr") == ()


def test_no_actors_at_all() -> None:
    assert ActorNames([], "en").subject("The provider shall act.", 13, 18) is None
