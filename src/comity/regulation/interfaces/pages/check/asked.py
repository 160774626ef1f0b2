"""What the address of a check says: where, on which day, and the answers so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.parameters import choices_asked, day_asked
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.interview_token import read_token, write_token
from comity.regulation.formats.stated_values import StatedValues

MOST_PLACES = 40
"""Jurisdictions in one check."""


@dataclass(frozen=True)
class Asked:
    rules: Rulebook
    where: tuple[str, ...]
    on: date
    interview: Interview

    def address(self, page: str, fragment: str = "", **more: str) -> str:
        """Of another page about the same check; `page` is the name of its route."""
        query = urlencode(self.parts | more, safe=",:")
        return f"{reverse(f'regulation:{page}')}?{query}{fragment}"

    @cached_property
    def parts(self) -> dict[str, str]:
        """What addresses, and forms that lead on, say of the check."""
        parts = {"in": ",".join(self.where), "on": self.on.isoformat()} if self.where else {}
        return parts | {"facts": self.token} if self.token else parts

    @cached_property
    def token(self) -> str:
        """The answers as they stand in an address, "" where there are none."""
        if not self.interview.answers and not self.interview.title:
            return ""
        return write_token(self.interview, self.rules.vocabulary)

    def holding(self, interview: Interview) -> Asked:
        return replace(self, interview=interview)


def asked(request: HttpRequest, rules: Rulebook) -> Asked:
    """Raises `InvalidInput` where no jurisdiction is named, and what its parts raise."""
    where = places_asked(request, rules)
    if not where:
        raise InvalidInput("interview-choose-where")
    return Asked(rules, where, day_asked(request), interview_asked(request, rules))


def places_asked(request: HttpRequest, rules: Rulebook) -> tuple[str, ...]:
    where = choices_asked(request, "in", [entry.id for entry in rules.jurisdictions])
    if len(where) > MOST_PLACES:
        raise InvalidInput("too-many-jurisdictions", count=len(where), limit=MOST_PLACES)
    return where


def interview_asked(request: HttpRequest, rules: Rulebook) -> Interview:
    token = request.GET.get("facts", "")
    if not token:
        return Interview()
    return read_token(token, StatedValues(rules.vocabulary, rules.jurisdictions))
