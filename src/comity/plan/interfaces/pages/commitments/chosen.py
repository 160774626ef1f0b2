"""What the list of commitments is kept to, in words: on the page, and on paper without the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from comity.plan.queries.list_commitments import CommitmentFilter
from comity.plan.queries.people import Person
from comity.plan.queries.regions import region_names
from comity.plan.queries.seen_participants import seen_participants

Choice = tuple[str, str | Promise, bool]


@dataclass(frozen=True, slots=True)
class Chosen:
    """`label` is "" where `words` say it all; `without` is the address of the list without it."""

    label: str | Promise
    words: str | Promise
    without: str


def chosen(
    request: HttpRequest,
    person: Person,
    asked: CommitmentFilter,
    selects: Iterable[tuple[str, str | Promise, list[Choice]]],
    flags: Iterable[tuple[str, str | Promise, bool]],
) -> list[Chosen]:
    """In the order of the form; what has no field of its own there comes last."""
    return [
        Chosen(label, words, _without(request, name))
        for name, label, words in _said(person, asked, selects, flags)
    ]


def _said(
    person: Person,
    asked: CommitmentFilter,
    selects: Iterable[tuple[str, str | Promise, list[Choice]]],
    flags: Iterable[tuple[str, str | Promise, bool]],
) -> Iterator[tuple[str, str | Promise, str | Promise]]:
    if asked.words:
        yield "q", _("Words"), asked.words
    for name, label, choices in selects:
        for _value, words, taken in choices:
            if taken:
                yield name, label, words
    for name, words, taken in flags:
        if taken:
            yield name, "", words
    if asked.region:
        names = region_names(get_language() or "en")
        yield "region", _("Region"), names.get(asked.region, asked.region)
    if asked.participant:
        found = seen_participants(person).filter(id=asked.participant).first()
        yield "participant", _("Participant"), found.name if found else str(asked.participant)


def _without(request: HttpRequest, name: str) -> str:
    left = [(it, value) for it, value in request.GET.items() if value and it not in (name, "page")]
    return f"?{urlencode(left)}" if left else request.path
