"""A motion in two languages side by side, and its translation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from comity.assembly.actions.edit_motion import require_proposer
from comity.assembly.actions.translate_paragraphs import translate_paragraphs
from comity.assembly.domain.language_versions import LanguageVersions, lag
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.motions.reading import head_of
from comity.assembly.interfaces.pages.motions.translating import Pair, TranslationForm
from comity.assembly.interfaces.pages.visiting import asks, reads
from comity.assembly.models import Motion
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_languages import language_versions, languages_for
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.web.parameters import choice_asked
from comity.parties.interfaces.form_errors import told_in


@reads
def show_languages(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    motion = find_motion(person, number)
    versions = language_versions(motion)
    others = [each for each in languages_for(person, motion) if each != motion.language]
    language = choice_asked(request, "language", others, others[0] if others else "")
    pairs = _pairs(versions, language) if language else []
    return show(
        request,
        "motion_languages.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        language=language,
        others=others,
        pairs=pairs,
        behind=sum(each.state != "current" for each in pairs),
        may_translate=person.may("keep-motions") or person.casts_for == motion.proposer.code,
    )


@asks
def translate(request: HttpRequest, person: Person, number: int, language: str) -> HttpResponse:
    motion = find_motion(person, number)
    if not person.may("keep-motions"):
        require_proposer(person, motion, on_behalf=False)
    if language not in languages_for(person, motion):
        raise UnknownName("language-version-unknown", name=language[:35])
    pairs = _pairs(language_versions(motion), language)
    form = TranslationForm(
        request.POST or None, pairs=pairs, initial={"seen": motion.versions.count()}
    )
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            translate_paragraphs(
                person=person,
                motion=motion,
                language=language,
                words=form.changed_words(),
                seen=form.cleaned_data["seen"],
            )
            messages.success(request, _("The translation is kept."))
            return redirect(_address(motion, language))
    return show(
        request,
        "motion_translate.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        language=language,
        form=form,
    )


def _pairs(versions: LanguageVersions, language: str) -> list[Pair]:
    has = versions.translations.get(language, {})
    behind = lag(versions, language) if has else None
    return [
        Pair(
            each,
            versions.text.numbers[each.id],
            has[each.id].words if each.id in has else "",
            "missing"
            if each.id not in has
            else ("outdated" if behind and each.id in behind.outdated else "current"),
        )
        for each in versions.text
    ]


def _address(motion: Motion, language: str) -> str:
    page = reverse("assembly:motion-languages", args=[motion.assembly.slug, motion.number])
    return f"{page}?{urlencode({'language': language})}"
