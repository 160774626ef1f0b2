"""Motions in the languages of their body, over the API: what is translated, and what lags."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from pydantic import Field

from comity.assembly.actions.translate_paragraphs import translate_paragraphs
from comity.assembly.domain.language_versions import Lag, LanguageVersions, lag
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.motion_moves import ONE
from comity.assembly.interfaces.api.motion_records import MOST_NUMBER, Id, MotionNumber, Words
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_languages import language_versions, languages_for
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=READING)
MOST_PARAGRAPHS = 2_000


class LanguageVersionRecord(Record):
    """`words` by the ids of paragraphs. Of those, `missing` are not translated, `outdated` were
    from other words than stand there now, `left_over` are no longer in the text."""

    language: str
    authoritative: bool
    words: dict[str, str]
    missing: list[str]
    outdated: list[str]
    left_over: list[str]


class LanguageVersionList(Record):
    items: list[LanguageVersionRecord]


class TranslationAsked(Record):
    words: Annotated[
        dict[Id, Words],
        Field(
            min_length=1,
            max_length=MOST_PARAGRAPHS,
            description="By the ids of paragraphs; others stay what they are.",
        ),
    ]
    seen: Annotated[
        int,
        Field(strict=True, ge=1, le=MOST_NUMBER, description="The version that was translated."),
    ]


@router.get(f"{ONE}/languages", response=LanguageVersionList, operation_id="motion_languages")
def languages(request: HttpRequest, slug: str, number: MotionNumber) -> dict[str, Any]:
    """A motion in the languages of its body, the authoritative one first."""
    person = asking(request, slug)
    motion = find_motion(person, number)
    versions = language_versions(motion)
    return {"items": [_version(versions, each) for each in languages_for(person, motion)]}


@router.post(
    f"{ONE}/languages/{{language}}",
    auth=WRITING,
    response=LanguageVersionRecord,
    operation_id="translate_paragraphs",
)
def translate(
    request: HttpRequest, slug: str, number: MotionNumber, language: str, asked: TranslationAsked
) -> dict[str, Any]:
    """Translate paragraphs of a motion, for the secretariat and its proposer. Sent twice, it is the
    same; a text that changed meanwhile is not translated unseen."""
    person = asking(request, slug)
    versions = translate_paragraphs(
        person=person,
        motion=find_motion(person, number),
        language=language,
        words=asked.words,
        seen=asked.seen,
    )
    return _version(versions, language)


def _version(versions: LanguageVersions, language: str) -> dict[str, Any]:
    is_authoritative = language == versions.authoritative
    if is_authoritative:
        words = {each.id: each.words for each in versions.text}
    else:
        has = versions.translations.get(language, {})
        words = {id: each.words for id, each in has.items()}
    known = is_authoritative or language in versions.translations
    behind = lag(versions, language) if known else Lag(language, (*versions.text.by_id,), (), ())
    return {
        "language": language,
        "authoritative": is_authoritative,
        "words": words,
        "missing": [*behind.missing],
        "outdated": [*behind.outdated],
        "left_over": [*behind.left_over],
    }
