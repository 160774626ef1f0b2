"""Two versions of a commitment beside each other, and one as it was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.kernel.domain.errors import InvalidInput, UnknownName
from comity.plan.domain.commitment_changes import said
from comity.plan.interfaces.pages.commitments.words import field_name
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.models import Commitment
from comity.plan.queries.commitment_versions import changes_between, seen_versions
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import commitment_text, find_commitment


@reads
def compare(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """The last two, where the address does not say which."""
    row = find_commitment(person, number)
    versions = seen_versions(person, row)
    numbers = [each.number for each in versions]
    old = _asked(request, "old", numbers[-2:][0] if numbers else 1)
    new = _asked(request, "new", row.version)
    found = changes_between(person, row, old, new) if versions else []
    return show(
        request,
        "commitment_compare.html",
        person,
        "commitments",
        commitment=row,
        versions=versions,
        old=old,
        new=new,
        notes=[each for each in versions if old < each.number <= new and each.note],
        changes=[(field_name(each.field), each) for each in found],
    )


@reads
def show_version(request: HttpRequest, person: Person, number: int, version: int) -> HttpResponse:
    row = find_commitment(person, number)
    entered = _version(person, row, version)
    return show(
        request,
        "commitment_version.html",
        person,
        "commitments",
        commitment=row,
        entered=entered,
        fields=[
            (field_name(place), words)
            for place, words in said(commitment_text(row, version))
            if words
        ],
    )


def _version(person: Person, row: Commitment, version: int) -> object:
    for each in seen_versions(person, row):
        if each.number == version:
            return each
    raise UnknownName("commitment-version-unknown", number=row.number, version=version)


def _asked(request: HttpRequest, name: str, default: int) -> int:
    value = request.GET.get(name, str(default))
    if not (value.isascii() and value.isdigit() and len(value) <= 6):
        raise InvalidInput("web-not-a-version", value=value[:60])
    return int(value)
