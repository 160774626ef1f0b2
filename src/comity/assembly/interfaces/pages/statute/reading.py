"""What the statute provided on a day, and its versions as files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.domain.member_classes import Right
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.statute.speaking import speaker_of
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.interfaces.statute_text.belonging import (
    admissions_text,
    offices_text,
    provisions_text,
    weights_text,
)
from comity.assembly.interfaces.statute_text.bodies import bodies_text
from comity.assembly.interfaces.statute_text.speaking import Speaker
from comity.assembly.queries.find_assembly import find_version, statute_of, statute_version_on
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.web.parameters import day_asked


@reads
def show_statute(request: HttpRequest, person: Person) -> HttpResponse:
    """As it held on the day in the address."""
    on = day_asked(request)
    version = statute_version_on(person.assembly, on)
    speaker = speaker_of(person.assembly, statute_of(version))
    return show(
        request,
        "statute.html",
        person,
        "statute",
        on=on,
        version=version,
        versions=list(person.assembly.statutes.order_by("-version")),
        statute=speaker.statute,
        name=speaker.told(speaker.statute.name),
        languages=speaker.languages(speaker.statute.languages),
        bodies=bodies_text(speaker),
        rights=[(each, speaker.say(f"right-{each}")) for each in Right],
        classes=_classes(speaker),
        weights=weights_text(speaker),
        admissions=admissions_text(speaker),
        offices=offices_text(speaker),
        provisions=provisions_text(speaker),
        keeps=person.may("keep-statute"),
    )


@reads
def download(request: HttpRequest, person: Person, version: int) -> HttpResponse:
    """The file as it was entered, so that its digest is the one that is shown."""
    found = find_version(person.assembly, version)
    response = HttpResponse(found.source.encode(), content_type="application/yaml; charset=utf-8")
    name = f"{person.assembly.slug}-{found.version}.yaml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _classes(speaker: Speaker) -> list[dict[str, object]]:
    return [
        {
            "name": speaker.told(each.name),
            "citation": each.citation,
            "has": [right in each.rights for right in Right],
            "open_to": speaker.kinds(each.open_to),
        }
        for each in speaker.statute.classes
    ]
