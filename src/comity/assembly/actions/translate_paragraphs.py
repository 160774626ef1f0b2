"""Paragraphs of a motion in another language of its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from comity.assembly.actions.edit_motion import require_proposer
from comity.assembly.actions.keep_motion import locked_motion, log_motion
from comity.assembly.domain.language_versions import LanguageVersions, translated
from comity.assembly.domain.paragraphs import MotionText, tidy
from comity.assembly.models import Motion, TranslatedParagraph
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.motion_languages import language_versions
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput


def translate_paragraphs(
    *, person: Person, motion: Motion, language: str, words: Mapping[str, str], seen: int
) -> LanguageVersions:
    """`words` by the ids of paragraphs, each a translation of the text as version `seen` has it;
    empty ones are left out. For the secretariat and the motion's proposer. Raises
    `InvalidInput`: `motion-language`, `authoritative-translated`, and as `MotionText` does;
    `UnknownName("paragraph-unknown")`, `Conflict("motion-changed-meanwhile")`."""
    if not person.may("keep-motions"):
        require_proposer(person, motion, on_behalf=False)
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        languages = statute_on(person.assembly, person.on).languages_of(row.body)
        if language not in languages:
            raise InvalidInput("motion-language", language=language, languages=languages)
        if row.versions.count() != seen:
            raise Conflict("motion-changed-meanwhile", motion=row.number)
        given = {id: tidy(each) for id, each in words.items() if each.strip()}
        after = translated(language_versions(row), language, given)
        _check_words(after.text, given)
        kept = after.translations[language]
        row.translations.filter(language=language).exclude(paragraph__in=[*kept]).delete()
        for id in given:
            TranslatedParagraph.objects.update_or_create(
                motion=row,
                language=language,
                paragraph=id,
                defaults={
                    "words": kept[id].words,
                    "of": kept[id].of,
                    "at": timezone.now(),
                    "actor": person.actor.reference,
                },
            )
        payload = {"language": language, "paragraphs": sorted(given)}
        log_motion(person, row, "translate_paragraphs", payload)
    return after


def _check_words(text: MotionText, given: Mapping[str, str]) -> None:
    MotionText(tuple(replace(each, words=given.get(each.id, each.words)) for each in text))
