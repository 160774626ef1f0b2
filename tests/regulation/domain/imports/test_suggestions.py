from __future__ import annotations

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.imports.actors import ActorNames, defined_actors, usual_actors
from comity.regulation.domain.imports.suggestions import Reason, Suggestion, suggest
from comity.regulation.formats.texts.structures import outline_of

CONCEPTS = (
    Concept(
        id="boxes.lids",
        labels={"en": "Lids of boxes", "ko": "상자의 뚜껑"},
        definition={"en": "Boxes have lids."},
        aliases={"en": ("lids",), "zh": ("盒盖管理",)},
    ),
    Concept(id="boxes.oversight", labels={"en": "Human oversight"}, definition={"en": "People."}),
    Concept(id="boxes.oversight.other", labels={"en": "human oversight"}, definition={"en": "P."}),
)
TEXT = """\
[art_1] Article 1 - Definitions
[art_1__point_1] (1) ‘provider’ means a person that makes boxes;
[art_2] Article 2 - Human oversight
[art_2__para_1] 1. Providers shall keep lids; lids shall not leak, and shall be red.
[art_2__para_2] 2. Lids may be blue.
"""


def test_each_suggestion_names_the_words_that_made_it() -> None:
    outline = outline_of(TEXT.encode(), "marked", "en")
    actors = ActorNames([*defined_actors(outline.units, "en"), *usual_actors("en")], "en")
    headings = {"art_1": "Definitions", "art_2": "Human oversight"}
    told: list[tuple[int, int]] = []
    found = suggest(
        outline,
        actors,
        Lexicon(CONCEPTS),
        recognised="eu",
        headings=headings,
        progress=lambda done, total: told.append((done, total)),
    )
    assert found == (
        Suggestion(
            eid="art_2__para_1",
            citation="Art. 2(1)",
            lines="4-4",
            modalities=(
                Reason("must", '"shall" x2'),
                Reason("must-not", '"shall not"'),
            ),
            bearers=(Reason("provider", '"Providers" before "shall"; defined at Art. 1(1)'),),
            concepts=(
                Reason("boxes.lids", '"lids" x2'),
                Reason("boxes.oversight", '"heading: human oversight"'),
                Reason("boxes.oversight.other", '"heading: human oversight"'),
            ),
        ),
    )
    assert told == [(0, 1)]


def test_names_in_scripts_without_spaces() -> None:
    text = "[art_1] 第一条 提供者应当做好盒盖管理。"
    outline = outline_of(text.encode(), "marked", "zh")
    (found,) = suggest(outline, ActorNames(usual_actors("zh"), "zh"), Lexicon(CONCEPTS))
    assert found.concepts == (Reason("boxes.lids", '"盒盖管理"'),)
    assert found.bearers == (Reason("provider", '"提供者" before "应当"; a usual word'),)


def test_a_language_without_known_words_has_no_suggestions() -> None:
    outline = outline_of(TEXT.encode(), "marked", "ar")
    assert suggest(outline, ActorNames([], "ar"), Lexicon(CONCEPTS)) == ()
