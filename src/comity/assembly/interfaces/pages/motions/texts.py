"""A motion's texts: what changed between versions, the order of voting, and downloads."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from comity.assembly.domain.amendment_conflicts import clashes
from comity.assembly.domain.language_versions import text_in
from comity.assembly.domain.voting_order import Step, voting_order
from comity.assembly.formats.motion_akoma_ntoso import motion_to_akoma_ntoso
from comity.assembly.formats.motion_markdown import motion_to_markdown
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.motions.motion_view import in_words
from comity.assembly.interfaces.pages.motions.reading import head_of
from comity.assembly.interfaces.pages.motions.tracked_view import tracked_views
from comity.assembly.interfaces.pages.motions.words import VERSIONS
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.models import Amendment, Motion
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_languages import language_versions, languages_for
from comity.assembly.queries.motion_records import proposed, text_of
from comity.assembly.queries.motion_versions import compare_versions, document_record, version_text
from comity.assembly.queries.people import Person
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.parameters import choice_asked
from comity.kernel.interfaces.web.translations import translations


@dataclass(frozen=True, slots=True)
class VoteView:
    row: Amendment
    name: str
    reason: str
    clashes: tuple[str, ...]


@reads
def compare(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """From the text as it was proposed to the last one, unless others are asked for."""
    motion = find_motion(person, number)
    versions = [*motion.versions.all()]
    numbers = [str(each.number) for each in versions]
    old = int(choice_asked(request, "old", numbers, "1"))
    new = int(choice_asked(request, "new", numbers, numbers[-1]))
    found = compare_versions(motion, old, new)
    tracked = tracked_views(version_text(found.old), version_text(found.new), found.tracked)
    return show(
        request,
        "motion_compare.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        found=found,
        tracked=tracked,
        versions=[(each, VERSIONS.get(each.why, each.why)) for each in versions],
    )


@reads
def show_order(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Amendments that wait, the furthest from the text first."""
    motion = find_motion(person, number)
    text, here = text_of(motion), proposed(motion)
    told: dict[str, list[str]] = {}
    for each in clashes(text, here.amendments, here.outcomes):
        for id in (each.first, each.second):
            told.setdefault(id, []).append(in_words(each))
    steps = voting_order(text, here.amendments, here.pending).steps
    return show(
        request,
        "motion_order.html",
        person,
        "motions",
        head=head_of(person, motion),
        motion=motion,
        steps=[
            VoteView(
                here.rows[each.amendment],
                each.amendment.upper(),
                _reason(each),
                tuple(told.get(each.amendment, ())),
            )
            for each in steps
        ],
        numbers=text.numbers,
        may_call_votes=person.may("keep-ballots") or person.may_preside(motion.body),
    )


@reads
def markdown(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    motion = find_motion(person, number)
    text = text_in(language_versions(motion), _language(request, person, motion))
    return _file(
        motion_to_markdown(text, ids=True).encode(), "text/markdown; charset=utf-8", motion, "md"
    )


@reads
def akoma_ntoso(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    motion = find_motion(person, number)
    language = _language(request, person, motion)
    text = text_in(language_versions(motion), language)
    document = motion_to_akoma_ntoso(text, document_record(motion, language))
    return _file(document, "application/akn+xml", motion, "xml")


def _reason(step: Step) -> str:
    params = dict(step.reason.params)
    if "to" in params:
        params["to"] = str(params["to"]).upper()
    return render(Message(step.reason.id, params), translations())


def _language(request: HttpRequest, person: Person, motion: Motion) -> str:
    return choice_asked(request, "language", languages_for(person, motion), motion.language)


def _file(content: bytes, media_type: str, motion: Motion, ending: str) -> HttpResponse:
    name = f"{motion.assembly.slug}-motion-{motion.number}.{ending}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
