"""A motion in the languages of its body: the authoritative text and translations of it."""

from __future__ import annotations

from collections import defaultdict

from comity.assembly.domain.language_versions import LanguageVersions, Translated
from comity.assembly.models import Motion
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.people import Person


def language_versions(motion: Motion) -> LanguageVersions:
    found: dict[str, dict[str, Translated]] = defaultdict(dict)
    for each in motion.translations.order_by("language", "id"):
        found[each.language][each.paragraph] = Translated(each.words, each.of)
    return LanguageVersions(motion.language, text_of(motion), dict(found))


def languages_for(person: Person, motion: Motion) -> tuple[str, ...]:
    """Those of its body, and any other in which there is some of it; its own first."""
    statute = statute_on(person.assembly, person.on)
    here = motion.translations.order_by("language").values_list("language", flat=True).distinct()
    return tuple(dict.fromkeys((motion.language, *statute.languages_of(motion.body), *here)))
