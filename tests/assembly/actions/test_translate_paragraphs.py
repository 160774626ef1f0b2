from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.motions import before_body, decided, lakes, replacing
from tests.assembly.seeding import Seeded

from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.translate_paragraphs import translate_paragraphs
from comity.assembly.domain.language_versions import lag
from comity.assembly.models import TranslatedParagraph
from comity.assembly.queries.motion_languages import language_versions, languages_for
from comity.assembly.queries.motion_records import text_of
from comity.kernel.domain.errors import ComityError, NotPermitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


def test_a_translation_lags_behind_a_merged_text(made: Seeded) -> None:
    motion = before_body(made)
    words = {each.id: f"{each.words} (fr)" for each in text_of(motion)}
    versions = translate_paragraphs(
        person=made.as_secretary(), motion=motion, language="fr", words=words, seen=1
    )
    assert not lag(versions, "fr")
    assert languages_for(made.as_secretary(), motion) == ("en", "fr")
    decided(made, replacing(made, "JP", motion, "e", "Ends."))
    motion = merge_amendments(person=made.as_secretary(), motion=motion)
    behind = lag(language_versions(motion), "fr")
    assert (behind.missing, behind.outdated, behind.left_over) == ((), ("e",), ())
    translate_paragraphs(
        person=made.as_head("KE"), motion=motion, language="fr", words={"e": "Fin."}, seen=2
    )
    assert not lag(language_versions(motion), "fr")


@pytest.mark.parametrize(
    ("language", "words", "seen", "id"),
    [
        ("ar", {"e": "x"}, 1, "motion-language"),
        ("en", {"e": "x"}, 1, "authoritative-translated"),
        ("fr", {"x": "x"}, 1, "paragraph-unknown"),
        ("fr", {"e": "\u202ex"}, 1, "paragraph-character"),
        ("fr", {"e": "x"}, 0, "motion-changed-meanwhile"),
    ],
)
def test_what_is_refused(
    made: Seeded, language: str, words: dict[str, str], seen: int, id: str
) -> None:
    motion = before_body(made)
    with pytest.raises(ComityError) as raised:
        translate_paragraphs(
            person=made.as_secretary(), motion=motion, language=language, words=words, seen=seen
        )
    assert raised.value.message.id == id
    assert TranslatedParagraph.objects.count() == 0


def test_other_members_do_not_translate(made: Seeded) -> None:
    motion = before_body(made)
    with pytest.raises(NotPermitted):
        translate_paragraphs(
            person=made.as_head("FR"), motion=motion, language="fr", words={"e": "Fin."}, seen=1
        )
